package zoncoin.store;

import java.util.Optional;
import zoncoin.ledger.NotApplied;
import zoncoin.memory.MemoryFiles;
import zoncoin.seal.LogFiles;

/** A folder in memory that takes no new file while it is shut: a run ends there, as in a crash. */
final class Gate implements LogFiles {
  private final MemoryFiles files = new MemoryFiles();
  private boolean isShut;

  void shut() {
    isShut = true;
  }

  void open() {
    isShut = false;
  }

  @Override
  public Optional<Stored> read(String path) {
    return files.read(path);
  }

  @Override
  public boolean create(String path, byte[] bytes) {
    if (isShut) {
      throw new NotApplied("shut: " + path);
    }
    return files.create(path, bytes);
  }

  @Override
  public boolean replace(String path, byte[] bytes, String version) {
    return files.replace(path, bytes, version);
  }

  @Override
  public void delete(String path) {
    files.delete(path);
  }
}
