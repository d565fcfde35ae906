package zoncoin.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import zoncoin.seal.LogFiles;

/** A folder in memory; the version of a file counts its writes. Safe for use by many threads. */
public final class MemoryFiles implements LogFiles {
  private final Map<String, Stored> files = new HashMap<>();
  private long writes;

  /** An empty folder. */
  public MemoryFiles() {}

  @Override
  public synchronized Optional<Stored> read(String path) {
    return Optional.ofNullable(files.get(path))
        .map(stored -> new Stored(stored.bytes().clone(), stored.version()));
  }

  @Override
  public synchronized boolean create(String path, byte[] bytes) {
    return files.putIfAbsent(path, written(bytes)) == null;
  }

  @Override
  public synchronized boolean replace(String path, byte[] bytes, String version) {
    Stored stored = files.get(path);
    if (stored == null || !stored.version().equals(version)) {
      return false;
    }
    files.put(path, written(bytes));
    return true;
  }

  private Stored written(byte[] bytes) {
    return new Stored(bytes.clone(), Long.toString(++writes));
  }

  @Override
  public synchronized void delete(String path) {
    files.remove(path);
  }

  /** The paths of all files, sorted. */
  public synchronized Set<String> paths() {
    return new TreeSet<>(files.keySet());
  }
}
