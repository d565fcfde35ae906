package zoncoin.note;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import zoncoin.tlog.Canonical;
import zoncoin.tlog.Malformed;

/**
 * Text with signatures under it (c2sp.org/signed-note). Parsing it verifies nothing: use the text
 * only after {@link #verify} answered {@link Verdict.Signed}.
 *
 * @param text what is signed, ending in a newline; no control characters but newlines
 * @param signatures one to a hundred, no two by one key
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
  /**
   * Largest note, in bytes: room for a hundred signatures of ML-DSA-44 and for the largest entry of
   * a log.
   */
  public static final int MAX_BYTES = 1 << 20;

  /** From here on a text may not fit with a hundred signatures; few are so long. */
  private static final int LONG_CHARACTERS = MAX_BYTES / 8;

  /** Most signatures of a note; the specification asks for sixteen at least. */
  public static final int MAX_SIGNATURES = 100;

  /** Refuses what cannot be printed so that it parses again. */
  public SignedNote {
    signatures = List.copyOf(signatures);
    checkText(text);
    if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
      throw new Malformed("note: " + signatures.size() + " signatures where 1 to 100 belong");
    }
    for (int i = 0; i < signatures.size(); i++) {
      checkOnlyOneBySameKey(signatures.subList(0, i), signatures.get(i));
    }
    if (text.length() > LONG_CHARACTERS) {
      checkSize(Canonical.utf8("note", print(text, signatures)).length);
    }
  }

  private static void checkSize(int bytes) {
    if (bytes > MAX_BYTES) {
      throw new Malformed("note: " + bytes + " bytes where " + MAX_BYTES + " fit");
    }
  }

  private static void checkText(String text) {
    if (!text.endsWith("\n")) {
      throw new Malformed("note: the text does not end in a newline");
    }
    checkNoControls(Canonical.utf8("note text", text));
  }

  /** In UTF-8 a byte below a space is a control character wherever it stands. */
  private static void checkNoControls(byte[] utf8) {
    int line = 1;
    for (byte b : utf8) {
      if (b == '\n') {
        line++;
      } else if (0 <= b && b < ' ') {
        throw new Malformed("note line %d: control character U+%04X".formatted(line, b));
      }
    }
  }

  private static void checkOnlyOneBySameKey(List<NoteSignature> before, NoteSignature signature) {
    if (before.stream().anyMatch(signature::isBySameKey)) {
      throw new Malformed("note: two signatures by key " + Malformed.shown(signature.name()));
    }
  }

  /**
   * Signs a text.
   *
   * @param text ending in a newline
   * @param timeSeconds when, for types that say it: seconds since 1970
   * @param signers whose signatures to put under it, in this order
   * @return the note
   * @throws Malformed if the text is not one, or a signer signs only checkpoints and it is none
   */
  public static SignedNote sign(String text, long timeSeconds, List<? extends NoteSigner> signers) {
    checkText(text);
    List<NoteSignature> signatures = new ArrayList<>();
    for (NoteSigner signer : signers) {
      signatures.add(signer.sign(text, timeSeconds));
    }
    return new SignedNote(text, signatures);
  }

  /**
   * Reads a note.
   *
   * @param note its bytes
   * @return the note, not verified
   * @throws Malformed if the bytes are not exactly what {@link #bytes} gives back
   */
  public static SignedNote parse(byte[] note) {
    checkSize(note.length);
    checkNoControls(note);
    int end = endOfText(note);
    // Read apart: the text is ASCII as a rule, and a string with a dash in it takes twice the room.
    String text = Canonical.parseUtf8("note", Arrays.copyOf(note, end));
    String block = Canonical.parseUtf8("note", Arrays.copyOfRange(note, end + 1, note.length));
    return new SignedNote(text, parseSignatures(block));
  }

  /** Where the last blank line is. */
  private static int endOfText(byte[] note) {
    for (int at = note.length - 1; at > 0; at--) {
      if (note[at] == '\n' && note[at - 1] == '\n') {
        return at;
      }
    }
    throw new Malformed("note: no blank line before the signatures");
  }

  private static List<NoteSignature> parseSignatures(String block) {
    List<NoteSignature> signatures = new ArrayList<>();
    for (int at = 0; at < block.length(); ) {
      int end = block.indexOf('\n', at);
      if (end < 0) {
        throw new Malformed("note: the last signature line does not end in a newline");
      }
      if (signatures.size() == MAX_SIGNATURES) {
        throw new Malformed("note: more than 100 signatures");
      }
      signatures.add(NoteSignature.parse(block.substring(at, end)));
      at = end + 1;
    }
    return signatures;
  }

  /**
   * This note with more signatures under it, as a witness or a second key adds them.
   *
   * @param more by keys that have not signed it yet
   * @return a new note
   * @throws Malformed if a key signed twice
   */
  public SignedNote with(List<NoteSignature> more) {
    List<NoteSignature> all = new ArrayList<>(signatures);
    all.addAll(more);
    return new SignedNote(text, all);
  }

  /**
   * This note as it is stored, hashed and sent.
   *
   * @return UTF-8: text, blank line, signature lines
   */
  public byte[] bytes() {
    return Canonical.utf8("note", printed());
  }

  /** The whole note as a string. */
  String printed() {
    return print(text, signatures);
  }

  private static String print(String text, List<NoteSignature> signatures) {
    StringBuilder all = new StringBuilder(text).append('\n');
    for (NoteSignature signature : signatures) {
      all.append(signature.line());
    }
    return all.toString();
  }

  /**
   * Asks which of the keys one knows have signed (c2sp.org/signed-note, "Signatures"): signatures
   * by other keys are passed over, even if they share a name or an id; one wrong signature by a
   * known key refuses the whole note.
   *
   * @param known keys that are trusted to sign such a note
   * @return the answer
   */
  public Verdict verify(Collection<VerifierKey> known) {
    List<VerifierKey> by = new ArrayList<>();
    for (NoteSignature signature : signatures) {
      for (VerifierKey key : known) {
        if (key.matches(signature)) {
          if (!key.verify(text, signature)) {
            return new Verdict.Forged(key);
          }
          by.add(key);
        }
      }
    }
    return by.isEmpty() ? new Verdict.Unsigned() : new Verdict.Signed(by);
  }
}
