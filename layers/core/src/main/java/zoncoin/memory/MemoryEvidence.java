package zoncoin.memory;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import zoncoin.evidence.EvidenceFiles;
import zoncoin.evidence.EvidenceName;
import zoncoin.ledger.NotApplied;

/** Evidence in memory. Safe for use by many threads. */
public final class MemoryEvidence implements EvidenceFiles {
  private final Map<EvidenceName, byte[]> files = new HashMap<>();

  /** Nothing yet. */
  public MemoryEvidence() {}

  @Override
  public synchronized Optional<byte[]> read(EvidenceName name) {
    return Optional.ofNullable(files.get(name)).map(byte[]::clone);
  }

  @Override
  public synchronized boolean create(EvidenceName name, byte[] bytes) {
    return files.putIfAbsent(name, bytes.clone()) == null;
  }

  @Override
  public void keep(Source source) {
    try (InputStream content = source.open()) {
      create(source.name(), content.readAllBytes());
    } catch (IOException unreadable) {
      throw new NotApplied("couldn't keep " + source.name(), unreadable);
    }
  }

  /** The paths of all files, sorted. */
  public synchronized Set<String> paths() {
    Set<String> paths = new TreeSet<>();
    files.keySet().forEach(name -> paths.add(name.path()));
    return paths;
  }
}
