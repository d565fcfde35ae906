package zoncoin.ledger;

import java.util.Arrays;
import zoncoin.note.NoteSignature;
import zoncoin.note.SignedNote;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/** An entry with its issuer's signature: a leaf of the log, byte for byte. */
public final class SignedEntry {
  /** An entry bundle gives a leaf's length 16 bits. */
  public static final int MAX_BYTES = 65_535;

  private final Entry entry;
  private final SignedNote note;
  private final byte[] bytes;
  private final Hash hash;

  private SignedEntry(Entry entry, SignedNote note, byte[] bytes) {
    this.entry = entry;
    this.note = note;
    this.bytes = bytes;
    this.hash = Hash.leaf(bytes);
  }

  /**
   * Reads a leaf. The signature is not checked here: which key may sign is the {@link KeyRing}'s to
   * say.
   *
   * @param bytes a signed note with exactly one signature
   * @throws Malformed unless the bytes are the one form of a signed entry
   */
  public static SignedEntry parse(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new Malformed("signed entry is at most " + MAX_BYTES + " bytes, not " + bytes.length);
    }
    SignedNote note = SignedNote.parse(bytes);
    if (note.signatures().size() != 1) {
      throw new Malformed(
          "signed entry has exactly one signature, not " + note.signatures().size());
    }
    return new SignedEntry(EntryText.parse(note.text()), note, bytes.clone());
  }

  /** The entry with that signature over its text. */
  static SignedEntry of(Entry entry, SignedNote note) {
    return new SignedEntry(entry, note, note.bytes());
  }

  /** What is signed. */
  public Entry entry() {
    return entry;
  }

  /** The signed text with its signature. */
  public SignedNote note() {
    return note;
  }

  /** The signature line. */
  public NoteSignature signature() {
    return note.signatures().getFirst();
  }

  /** The leaf, byte for byte; a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** RFC 6962 leaf hash of the whole note. */
  public Hash hash() {
    return hash;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SignedEntry that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return hash.hashCode();
  }

  @Override
  public String toString() {
    return entry.transaction() + " " + hash;
  }
}
