package zoncoin.note;

import java.util.List;
import zoncoin.tlog.Malformed;

/**
 * A checkpoint with its signatures: the file {@code checkpoint} of a log. Not verified by being
 * read.
 *
 * @param note the signed note whose text the checkpoint is
 * @param checkpoint that text, read
 */
public record SignedCheckpoint(SignedNote note, Checkpoint checkpoint) {
  /** Refuses a checkpoint that is not the note's. */
  public SignedCheckpoint {
    if (!checkpoint.text().equals(note.text())) {
      throw new Malformed("checkpoint: not the text of its note");
    }
  }

  /**
   * The checkpoint that is a note's text.
   *
   * @param note any note
   * @return both
   * @throws Malformed if the text is not a checkpoint
   */
  public static SignedCheckpoint of(SignedNote note) {
    return new SignedCheckpoint(note, Checkpoint.parse(note.text()));
  }

  /**
   * Reads a signed checkpoint.
   *
   * @param note its bytes
   * @return the checkpoint, not verified
   * @throws Malformed if the bytes are not a note with a checkpoint as text
   */
  public static SignedCheckpoint parse(byte[] note) {
    return of(SignedNote.parse(note));
  }

  /**
   * Asks whether this is the word of the log one means: its origin, signed by every key one
   * requires.
   *
   * @param origin of the log that was asked for
   * @param required keys that all must have signed, at least one
   * @return {@link Verdict.Signed} only if all did
   */
  public Verdict verify(String origin, List<VerifierKey> required) {
    Verdict verdict = note.verify(required);
    boolean forged = verdict instanceof Verdict.Forged;
    if (forged || (checkpoint.origin().equals(origin) && verdict.isSignedByAll(required))) {
      return verdict;
    }
    return new Verdict.Unsigned();
  }

  /**
   * The file as it is served.
   *
   * @return UTF-8
   */
  public byte[] bytes() {
    return note.bytes();
  }
}
