package zoncoin.seal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zoncoin.ledger.SignedEntry;
import zoncoin.tlog.Frontier;
import zoncoin.tlog.TileReader;
import zoncoin.tlog.TreeHead;

/**
 * What runs that were cut short left of a log past its published checkpoint: entries that were
 * answered, in files that no checkpoint names. Staged once more as one commit, they are finished by
 * the next run, file by file as they were begun.
 */
public final class Remnant {
  private final TreeHead tree;
  private final List<SignedEntry> entries;
  private final Staged staged;

  private Remnant(TreeHead tree, List<SignedEntry> entries, Staged staged) {
    this.tree = tree;
    this.entries = List.copyOf(entries);
    this.staged = staged;
  }

  /** The commit of those entries, which no file of the log may contradict. */
  static Remnant of(TreeHead published, List<SignedEntry> entries, TileReader log) throws Stop {
    Frontier frontier = Frontier.resume(published, log);
    Staged staged = Growth.grow(frontier, published.size(), entries, log);
    for (Staged.File file : staged.files()) {
      Optional<byte[]> there = log.read(file.path());
      if (there.isPresent() && !Arrays.equals(there.get(), file.bytes())) {
        throw new Stop(
            ("the log's %s is not what the entries found past size %d come to: another programme"
                    + " wrote it, or it was changed; nothing can be sealed in its place")
                .formatted(file.path(), published.size()));
      }
    }
    return new Remnant(frontier.head(), entries, staged);
  }

  /** The log's size and root once it is sealed. */
  public TreeHead tree() {
    return tree;
  }

  /** Its entries, in the order of the log; the first stands where the published log ends. */
  public List<SignedEntry> entries() {
    return entries;
  }

  /** The files of the log as they will be. */
  public TileReader over(TileReader log) {
    Map<String, byte[]> added = new HashMap<>();
    staged.files().forEach(file -> added.put(file.path(), file.bytes()));
    return path -> Optional.ofNullable(added.get(path)).or(() -> log.read(path));
  }

  /** Writes the bundle of the commit, unless it is there, byte for byte. */
  public void stage(StagedFiles staging, String name) throws Stop {
    byte[] bundle = staged.encode();
    if (staging.create(name, bundle)) {
      return;
    }
    Optional<byte[]> there = staging.read(name);
    if (there.isEmpty() || !Arrays.equals(there.get(), bundle)) {
      throw new Stop("the staged bundle " + name + " is there and other than this one");
    }
  }
}
