package zoncoin.note;

import java.util.List;
import zoncoin.tlog.Canonical;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * What a log sends to a witness so that it cosigns: a checkpoint, and the proof that it extends the
 * one the witness has seen (c2sp.org/tlog-witness, "add-checkpoint").
 *
 * @param oldSize size of the checkpoint that the witness signed last; 0 if none
 * @param proof of consistency from that size to the checkpoint's, at most 63 hashes; none from size
 *     0
 * @param checkpoint signed by the log
 */
public record AddCheckpoint(long oldSize, List<Hash> proof, SignedCheckpoint checkpoint) {
  private static final String OLD = "old ";

  /** Refuses what a witness would answer with "400 Bad Request". */
  public AddCheckpoint {
    proof = ProofText.checked(proof);
    if (oldSize < 0 || oldSize > checkpoint.checkpoint().size()) {
      throw new Malformed(
          "add-checkpoint: old size " + oldSize + " is not from 0 to the checkpoint's size");
    }
  }

  /**
   * Reads the body of a request.
   *
   * @param body its bytes
   * @return the request, neither proof nor signature checked
   * @throws Malformed if the bytes are not exactly what {@link #bytes} gives back
   */
  public static AddCheckpoint parse(byte[] body) {
    if (body.length > TlogProof.MAX_BYTES) {
      throw new Malformed(
          "add-checkpoint: " + body.length + " bytes where " + TlogProof.MAX_BYTES + " fit");
    }
    ProofText text = ProofText.parse("add-checkpoint", Canonical.parseUtf8("add-checkpoint", body));
    String first = text.lines().getFirst();
    if (!first.startsWith(OLD)) {
      throw new Malformed("add-checkpoint: does not begin with the old size");
    }
    long oldSize = Canonical.parseCount("add-checkpoint old size", first.substring(OLD.length()));
    return new AddCheckpoint(oldSize, text.hashesFrom(1), text.signedCheckpoint());
  }

  /**
   * The body of the request.
   *
   * @return UTF-8
   */
  public byte[] bytes() {
    StringBuilder lines = new StringBuilder(OLD).append(oldSize).append('\n');
    return Canonical.utf8("add-checkpoint", ProofText.print(lines, proof, checkpoint));
  }
}
