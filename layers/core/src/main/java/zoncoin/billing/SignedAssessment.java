package zoncoin.billing;

import java.util.List;
import zoncoin.note.NoteSigner;
import zoncoin.note.SignedNote;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * An assessment that the billing issuer signed: what is kept of it. Its name is the hash of its
 * text, which needs no key; the signature says whose word it is.
 *
 * @param assessment what is signed
 * @param note its text with the signature
 */
public record SignedAssessment(Assessment assessment, SignedNote note) {
  /** Refuses a note with another text, or with other than one signature. */
  public SignedAssessment {
    if (!assessment.text().equals(note.text())) {
      throw new Malformed("note of " + assessment.subject() + " is not this assessment's");
    }
    if (note.signatures().size() != 1) {
      throw new Malformed(
          "signed assessment has exactly one signature, not " + note.signatures().size());
    }
  }

  /**
   * Signs an assessment. The same key signs the same text with the same bytes.
   *
   * @param assessment what a bill is worth, and what else its coins rest on
   * @param billing the billing issuer's key
   */
  public static SignedAssessment sign(Assessment assessment, NoteSigner billing) {
    // An issuer's key is Ed25519, whose signatures say no time.
    SignedNote note = SignedNote.sign(assessment.text(), 0, List.of(billing));
    return new SignedAssessment(assessment, note);
  }

  /**
   * Reads a note. The signature is not checked here: {@link SignedNote#verify} does, with the keys
   * that one trusts.
   *
   * @param bytes as {@link #bytes} gives them
   * @throws Malformed for any others
   */
  public static SignedAssessment parse(byte[] bytes) {
    SignedNote note = SignedNote.parse(bytes);
    return new SignedAssessment(Assessment.parse(note.text()), note);
  }

  /** The note as it is kept: text, blank line, signature line. */
  public byte[] bytes() {
    return note.bytes();
  }

  /** SHA-256 of the text: what entries name as their evidence. */
  public Hash hash() {
    return assessment.hash();
  }
}
