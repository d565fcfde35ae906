package zoncoin.receipt;

import java.util.List;
import zoncoin.ledger.SignedEntry;
import zoncoin.note.Checkpoint;
import zoncoin.note.SignedCheckpoint;
import zoncoin.note.TlogProof;
import zoncoin.note.TrustedKeys;
import zoncoin.note.Verdict;
import zoncoin.note.VerifierKey;
import zoncoin.receipt.Verification.Fails;
import zoncoin.receipt.Verification.Fault;
import zoncoin.tlog.Inclusion;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.TileReader;

/** The proof that an entry stands in the log, with the entry: c2sp.org/tlog-proof as a file. */
public final class Receipt {
  private final TlogProof proof;
  private final SignedEntry entry;

  private Receipt(TlogProof proof, SignedEntry entry) {
    this.proof = proof;
    this.entry = entry;
  }

  /**
   * Makes a receipt from a log's tiles.
   *
   * @param entry what it is about
   * @param index of the entry, less than the checkpoint's size
   * @param checkpoint signed by the log
   * @param tiles where the log's hash tiles are
   * @return a receipt whose proof was checked; its signatures were not
   * @throws Malformed if a tile is missing, or the tiles do not lead from the entry to the root
   */
  public static Receipt of(
      SignedEntry entry, long index, SignedCheckpoint checkpoint, TileReader tiles) {
    long size = checkpoint.checkpoint().size();
    TlogProof proof =
        TlogProof.of(entry.bytes(), index, Inclusion.prove(index, size, tiles), checkpoint);
    if (!proof.includes(entry.hash())) {
      throw new Malformed(
          "tiles of size " + size + ": entry " + index + " is not " + entry.entry().transaction());
    }
    return new Receipt(proof, entry);
  }

  /**
   * Reads a receipt.
   *
   * @param bytes of the file
   * @return the receipt, not verified
   * @throws Malformed if the bytes are not exactly what {@link #bytes} gives back
   */
  public static Receipt parse(byte[] bytes) {
    TlogProof proof = TlogProof.parse(bytes);
    byte[] leaf = proof.extra();
    if (leaf.length == 0) {
      throw new Malformed("receipt: no line \"extra\" with the entry");
    }
    return new Receipt(proof, SignedEntry.parse(leaf));
  }

  /**
   * Verifies the whole chain from the log's signature to the issuer's.
   *
   * @param keys of the log one means: every log key must have signed the checkpoint, one issuer key
   *     the entry
   * @return that it holds, or the first link that does not
   */
  public Verification verify(TrustedKeys keys) {
    Checkpoint checkpoint = checkpoint().checkpoint();
    if (!checkpoint.origin().equals(keys.origin())) {
      return new Fails(
          Fault.OTHER_LOG,
          "its checkpoint is of log "
              + Malformed.shown(checkpoint.origin())
              + ", the keys are of "
              + keys.origin());
    }
    Verdict verdict = checkpoint().verify(keys.origin(), keys.log());
    if (!verdict.isSignedByAll(keys.log())) {
      return new Fails(Fault.CHECKPOINT_SIGNATURE, explain(verdict, keys.log()));
    }
    if (!proof.includes(entry.hash())) {
      return new Fails(
          Fault.INCLUSION,
          "its hashes do not lead from entry " + index() + " to root " + checkpoint.root());
    }
    return verifyEntry(keys);
  }

  private Verification verifyEntry(TrustedKeys keys) {
    String origin = entry.entry().log().origin();
    if (!origin.equals(keys.origin())) {
      return new Fails(Fault.ENTRY_OF_OTHER_LOG, "its entry says that it is of log " + origin);
    }
    String issuer = Malformed.shown(entry.signature().name());
    return switch (entry.note().verify(keys.issuers())) {
      case Verdict.Signed _ ->
          new Verification.Holds(entry, index(), checkpoint().checkpoint().head());
      case Verdict.Forged _ ->
          new Fails(Fault.ISSUER_SIGNATURE, "its entry's signature is not that of " + issuer);
      case Verdict.Unsigned _ ->
          new Fails(
              Fault.ISSUER_SIGNATURE,
              "its entry is signed by " + issuer + ", which is none of the issuer keys");
    };
  }

  private static String explain(Verdict verdict, List<VerifierKey> required) {
    return switch (verdict) {
      case Verdict.Forged(VerifierKey key) -> "its checkpoint's signature is not that of " + key;
      case Verdict.Signed(List<VerifierKey> by) -> missing(by, required);
      case Verdict.Unsigned() -> missing(List.of(), required);
    };
  }

  private static String missing(List<VerifierKey> by, List<VerifierKey> required) {
    VerifierKey key = required.stream().filter(k -> !by.contains(k)).findFirst().orElseThrow();
    return "its checkpoint is not signed by " + key;
  }

  /**
   * What the receipt is about.
   *
   * @return the entry, proved only once {@link #verify} holds
   */
  public SignedEntry entry() {
    return entry;
  }

  /**
   * Where the entry is said to be.
   *
   * @return its index from zero
   */
  public long index() {
    return proof.index();
  }

  /**
   * The checkpoint whose tree holds the entry.
   *
   * @return as the log signed it
   */
  public SignedCheckpoint checkpoint() {
    return proof.checkpoint();
  }

  /**
   * The receipt as a file.
   *
   * @return UTF-8
   */
  public byte[] bytes() {
    return proof.bytes();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Receipt that && proof.equals(that.proof);
  }

  @Override
  public int hashCode() {
    return proof.hashCode();
  }

  /** Transaction and place, for people. */
  @Override
  public String toString() {
    return "Receipt[" + entry.entry().transaction() + " at " + index() + "]";
  }
}
