package zoncoin.report;

import java.util.List;
import zoncoin.note.NoteSigner;
import zoncoin.note.SignedNote;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * A report that the billing issuer signed: what is kept of it. Its name is the hash of its text,
 * which whoever makes the report again has without any key.
 *
 * @param report what is signed
 * @param note its text with the signature
 */
public record SignedReport(LiabilityReport report, SignedNote note) {
  /** Refuses a note with another text, or with other than one signature. */
  public SignedReport {
    if (!report.text().equals(note.text()) || note.signatures().size() != 1) {
      throw new Malformed("signed report is its text with exactly one signature");
    }
  }

  /**
   * Signs a report. The same key signs the same text with the same bytes.
   *
   * @param report what the log comes to
   * @param billing the billing issuer's key
   */
  public static SignedReport sign(LiabilityReport report, NoteSigner billing) {
    // An issuer's key is Ed25519, whose signatures say no time.
    return new SignedReport(report, SignedNote.sign(report.text(), 0, List.of(billing)));
  }

  /**
   * Reads a note. The signature is not checked here: {@link SignedNote#verify} does, with the keys
   * that one trusts.
   *
   * @param bytes as {@link #bytes} gives them
   * @throws Malformed for any others
   */
  public static SignedReport parse(byte[] bytes) {
    SignedNote note = SignedNote.parse(bytes);
    return new SignedReport(LiabilityReport.parse(note.text()), note);
  }

  /** The note as it is kept: text, blank line, signature line. */
  public byte[] bytes() {
    return note.bytes();
  }

  /** SHA-256 of the text: what its entry carries. */
  public Hash hash() {
    return report.hash();
  }
}
