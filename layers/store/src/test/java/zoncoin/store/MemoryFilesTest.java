package zoncoin.store;

import zoncoin.memory.MemoryFiles;
import zoncoin.seal.LogFiles;

final class MemoryFilesTest implements LogFilesContract {
  private final LogFiles files = new MemoryFiles();

  @Override
  public LogFiles files() {
    return files;
  }
}
