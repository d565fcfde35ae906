package zoncoin.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import zoncoin.tlog.Hash;

/**
 * Where evidence is kept: nothing in it is ever changed or removed. Reads see every write that was
 * answered before; writes are whole or not at all, durable when they answer, and may be made again
 * by anybody at any time. Every method may throw {@link zoncoin.ledger.NotApplied}, and writes also
 * {@link zoncoin.ledger.Unknown}: after either, the same write may be made again. Safe for use by
 * many threads and processes.
 */
public interface EvidenceFiles {
  /** The file of that name, which is small enough for memory. */
  Optional<byte[]> read(EvidenceName name);

  /**
   * Writes a file unless there is one.
   *
   * @return false if what is there now may not be of this call, but is as it was before
   */
  boolean create(EvidenceName name, byte[] bytes);

  /**
   * Keeps a copy of a source file, which may be larger than memory. Nothing happens if it is kept
   * already. If it cannot be read, or is not what its hash says, nothing is kept, and that too is
   * one of the two exceptions.
   */
  void keep(Source source);

  /**
   * A file to be kept.
   *
   * @param sha256 SHA-256 of its bytes
   * @param bytes how many there are
   * @param content opens it from its beginning, any number of times
   */
  record Source(Hash sha256, long bytes, Content content) {
    /** The name that it is kept under. */
    public EvidenceName name() {
      return new EvidenceName(EvidenceName.Kind.SOURCE, sha256);
    }

    /**
     * Its bytes; whoever called closes them. They come to an end only if they are those of the
     * hash: otherwise reading fails before the last of them.
     */
    public InputStream open() throws IOException {
      return new ProvenStream(content.open(), bytes, sha256);
    }
  }

  /** What can be read more than once. */
  @FunctionalInterface
  interface Content {
    /** Opens it. */
    InputStream open() throws IOException;
  }
}
