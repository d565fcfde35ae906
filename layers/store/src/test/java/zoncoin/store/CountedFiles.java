package zoncoin.store;

import java.util.Optional;
import zoncoin.memory.MemoryFiles;
import zoncoin.seal.LogFiles;

/**
 * Files, and how often they are asked, as S3 bills it: a request that writes, or one that reads.
 */
final class CountedFiles implements LogFiles {
  private final LogFiles files = new MemoryFiles();
  private int puts;
  private int gets;

  void restart() {
    puts = 0;
    gets = 0;
  }

  int puts() {
    return puts;
  }

  int gets() {
    return gets;
  }

  @Override
  public Optional<Stored> read(String path) {
    gets++;
    return files.read(path);
  }

  @Override
  public boolean create(String path, byte[] bytes) {
    puts++;
    return files.create(path, bytes);
  }

  @Override
  public boolean replace(String path, byte[] bytes, String version) {
    puts++;
    return files.replace(path, bytes, version);
  }

  /** Costs nothing (S3's page of prices, "Requests and data retrievals"). */
  @Override
  public void delete(String path) {
    files.delete(path);
  }
}
