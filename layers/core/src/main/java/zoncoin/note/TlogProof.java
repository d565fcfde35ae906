package zoncoin.note;

import java.util.Arrays;
import java.util.List;
import zoncoin.tlog.Canonical;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Inclusion;
import zoncoin.tlog.Malformed;

/**
 * A proof that needs no network: an entry's place in a log, the hashes to the root, and the
 * checkpoint that signs the root (c2sp.org/tlog-proof).
 *
 * <pre>{@code
 * c2sp.org/tlog-proof@v1
 * extra <Base64, if there is any>
 * index 5
 * vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=
 * yoVOoSjtBQtBs1/8G4e46yveRh6eO1WW7Oa51ZdaCuA=
 * 037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=
 *
 * zoncoin.example/log/1
 * 8
 * XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=
 *
 * — zoncoin.example/log/1 z0EhCsAksxM4AKNXcfGv5sx3wmUiI/qWYOQ3HWfhUm/Exb94lF0YLS5TTWMHTNsc7x4zkvvtCojwtdk90YmE4HSlMgw=
 * }</pre>
 */
public final class TlogProof {
  /** Largest proof in bytes: an entry and its checkpoint, the former in Base64. */
  public static final int MAX_BYTES = 2 * SignedNote.MAX_BYTES;

  private static final String HEADER = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";

  private final byte[] extra;
  private final long index;
  private final List<Hash> hashes;
  private final SignedCheckpoint checkpoint;

  private TlogProof(byte[] extra, long index, List<Hash> hashes, SignedCheckpoint checkpoint) {
    if (index < 0) {
      throw new Malformed("tlog-proof: index " + index + " is negative");
    }
    this.extra = extra;
    this.index = index;
    this.hashes = ProofText.checked(hashes);
    this.checkpoint = checkpoint;
  }

  /**
   * Puts a proof together.
   *
   * @param extra what the application adds, not proved by itself; none if empty; copied
   * @param index of the entry in the log
   * @param hashes as {@link Inclusion#prove} gives them for the checkpoint's size
   * @param checkpoint signed by the log, perhaps by witnesses
   * @return the proof, not checked
   * @throws Malformed if the index is negative or there are more than 63 hashes
   */
  public static TlogProof of(
      byte[] extra, long index, List<Hash> hashes, SignedCheckpoint checkpoint) {
    return new TlogProof(extra.clone(), index, hashes, checkpoint);
  }

  /**
   * Reads a proof.
   *
   * @param proof its bytes
   * @return the proof, not checked
   * @throws Malformed if the bytes are not exactly what {@link #bytes} gives back
   */
  public static TlogProof parse(byte[] proof) {
    if (proof.length > MAX_BYTES) {
      throw new Malformed("tlog-proof: " + proof.length + " bytes where " + MAX_BYTES + " fit");
    }
    ProofText text = ProofText.parse("tlog-proof", Canonical.parseUtf8("tlog-proof", proof));
    List<String> lines = text.lines();
    boolean hasExtra = lines.size() > 1 && lines.get(1).startsWith(EXTRA);
    int indexLine = hasExtra ? 2 : 1;
    if (!lines.getFirst().equals(HEADER)
        || lines.size() <= indexLine
        || !lines.get(indexLine).startsWith(INDEX)) {
      throw new Malformed(
          "tlog-proof: does not begin with \"" + HEADER + "\", perhaps extra, and index");
    }
    byte[] extra = hasExtra ? parseExtra(lines.get(1).substring(EXTRA.length())) : new byte[0];
    long index =
        Canonical.parseCount("tlog-proof index", lines.get(indexLine).substring(INDEX.length()));
    return new TlogProof(extra, index, text.hashesFrom(indexLine + 1), text.signedCheckpoint());
  }

  private static byte[] parseExtra(String base64) {
    byte[] extra = Canonical.parseBase64("tlog-proof extra", base64);
    if (extra.length == 0) {
      throw new Malformed("tlog-proof: an extra line with no data is to be left out");
    }
    return extra;
  }

  /**
   * What the application added.
   *
   * @return a new array, empty if there was none; trust it only as far as it hashes to the proved
   *     leaf
   */
  public byte[] extra() {
    return extra.clone();
  }

  /**
   * Where the entry is.
   *
   * @return its index from zero
   */
  public long index() {
    return index;
  }

  /**
   * The inclusion proof.
   *
   * @return from the leaf's sibling to the root's child
   */
  public List<Hash> hashes() {
    return hashes;
  }

  /**
   * The checkpoint whose tree contains the entry.
   *
   * @return as the log signed it, not verified
   */
  public SignedCheckpoint checkpoint() {
    return checkpoint;
  }

  /**
   * Checks that a leaf is at the index in the tree of the checkpoint. Whose checkpoint that is,
   * {@link SignedCheckpoint#verify} tells.
   *
   * @param leafHash of the entry
   * @return whether the hashes lead from the leaf to the checkpoint's root
   */
  public boolean includes(Hash leafHash) {
    return Inclusion.check(leafHash, index, checkpoint.checkpoint().head(), hashes);
  }

  /**
   * The proof as a file.
   *
   * @return UTF-8
   */
  public byte[] bytes() {
    StringBuilder lines = new StringBuilder(HEADER).append('\n');
    if (extra.length > 0) {
      lines.append(EXTRA).append(Canonical.base64(extra)).append('\n');
    }
    lines.append(INDEX).append(index).append('\n');
    return Canonical.utf8("tlog-proof", ProofText.print(lines, hashes, checkpoint));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TlogProof that && Arrays.equals(bytes(), that.bytes());
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(index) + checkpoint.hashCode();
  }

  /** Index and checkpoint, for people. */
  @Override
  public String toString() {
    return "TlogProof[index " + index + " of " + checkpoint.checkpoint().origin() + "]";
  }
}
