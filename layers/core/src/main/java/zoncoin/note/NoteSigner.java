package zoncoin.note;

/**
 * Who can sign a note with one key, wherever the key is kept. An implementation may be called by
 * several threads, gives a signature that its {@link #verifierKey} verifies, and throws {@link
 * java.io.UncheckedIOException} if the key could not be reached.
 */
public interface NoteSigner {
  /**
   * The public half.
   *
   * @return the key that verifies what {@link #sign} gives
   */
  VerifierKey verifierKey();

  /**
   * Signs a text.
   *
   * @param text of the note, ending in a newline
   * @param timeSeconds when, for types that say it: seconds since 1970; others pass over it
   * @return the signature line
   * @throws zoncoin.tlog.Malformed if the type signs only checkpoints and the text is none
   */
  NoteSignature sign(String text, long timeSeconds);
}
