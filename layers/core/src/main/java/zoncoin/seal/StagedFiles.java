package zoncoin.seal;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The bundles of commits under way, as whoever looks for what a run left sees them. Reads see every
 * write that was answered before; a write is whole or not at all, and durable when it answers.
 * Every method may throw {@link zoncoin.ledger.NotApplied}, {@code create} also {@link
 * zoncoin.ledger.Unknown}.
 */
public interface StagedFiles {
  /** The names of all of them, in any order. */
  List<String> names();

  /** The bundle of that name. */
  Optional<byte[]> read(String name);

  /**
   * Writes a bundle unless there is one of that name.
   *
   * @return whether this call wrote it
   */
  boolean create(String name, byte[] bytes);

  /** Those of a folder whose names somebody lists. */
  static StagedFiles of(LogFiles files, Supplier<List<String>> names) {
    return new StagedFiles() {
      @Override
      public List<String> names() {
        return names.get();
      }

      @Override
      public Optional<byte[]> read(String name) {
        return files.read(name).map(LogFiles.Stored::bytes);
      }

      @Override
      public boolean create(String name, byte[] bytes) {
        return files.create(name, bytes);
      }
    };
  }
}
