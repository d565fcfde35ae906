package zoncoin.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import zoncoin.rotation.Seeds;

/** Versions of a seed in memory, with what a place for secrets does to begin a rotation. */
public final class MemorySeeds implements Seeds {
  private final Map<String, byte[]> values = new HashMap<>();
  private Labels labels;

  /**
   * @param version the first one, which is current
   * @param seed its 32 bytes
   */
  public MemorySeeds(String version, byte[] seed) {
    labels = new Labels(version, Optional.empty());
    values.put(version, seed.clone());
  }

  /** Begins a rotation to a version without a value: it is pending, in the place of any other. */
  public synchronized void begin(String version) {
    labels = new Labels(labels.current(), Optional.of(version));
  }

  @Override
  public synchronized Labels labels() {
    return labels;
  }

  @Override
  public synchronized Optional<byte[]> read(String version) {
    return Optional.ofNullable(values.get(version)).map(byte[]::clone);
  }

  @Override
  public synchronized void keep(String version, byte[] seed) {
    if (values.putIfAbsent(version, seed.clone()) == null) {
      labels = new Labels(labels.current(), Optional.of(version));
    }
  }

  @Override
  public synchronized boolean promote(String version, String from) {
    if (labels.current().equals(from) && values.containsKey(version)) {
      labels = new Labels(version, labels.pending());
    }
    return labels.current().equals(version);
  }
}
