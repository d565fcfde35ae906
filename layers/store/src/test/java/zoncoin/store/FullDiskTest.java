package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Unknown;
import zoncoin.memory.MemoryHeads;
import zoncoin.memory.MemoryJournal;
import zoncoin.seal.Sealer;
import zoncoin.store.SmallDisk.Resource;
import zoncoin.tlog.TreeHead;

/**
 * A log on a disk that is really full: with no room at all, and with ever more, until a run comes
 * to its end. At every moment the folder shows a sound log, each run that failed said so, and with
 * room the log goes on.
 */
final class FullDiskTest {
  private static final int RUNS_WHILE_FULL = 2;
  private static final int MOST_LEFT = 40;

  @TempDir Path folder;

  @Test
  void aLogOnAFullDiskStaysSoundAndGoesOnWhenThereIsRoom()
      throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        SmallDisk.isPossible(folder), "no small disk: `unshare --map-root-user --mount` refuses");
    Process child =
        SmallDisk.start(
            folder,
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Filling.class.getName(),
                folder.toString()));
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, child.waitFor(), said);
    assertEquals("[checkpoint, entries, hashes, staging]", said.strip());
  }

  /** The program that sees the small disk: prints what could not be written at some time. */
  static final class Filling {
    private final SmallDisk disk;
    private final Path folder;
    private final Set<String> refused = new TreeSet<>();

    private Filling(Path folder) {
      this.folder = folder;
      this.disk = new SmallDisk(folder);
    }

    public static void main(String[] arguments) throws IOException {
      Filling filling = new Filling(Path.of(arguments[0]));
      for (Resource resource : Resource.values()) {
        int left = 0;
        while (!filling.survives(resource, left)) {
          left++;
          assertTrue(left < MOST_LEFT, "a run needs " + resource + " without end");
        }
        assertTrue(left > 0, "a run needs " + resource);
      }
      System.out.println(filling.refused);
    }

    /** Whether a run came to its end with so much room. */
    private boolean survives(Resource resource, int left) throws IOException {
      Path here = Files.createDirectory(folder.resolve("log-and-staging"));
      TownLog log =
          new TownLog(FolderFiles.of(here.resolve("log")), FolderFiles.of(here.resolve("staging")));
      MemoryJournal journal = new MemoryJournal();
      MemoryHeads heads = new MemoryHeads();
      Town town = new Town(journal).rich();
      log.sealUntilIdle(heads, journal);
      TreeHead before = log.published();
      for (int hold = 0; hold < 20; hold++) {
        town.post(Town.hold("h" + hold, 1));
      }
      disk.fill(resource, left);
      boolean isThrough = true;
      for (int run = 0; run < RUNS_WHILE_FULL; run++) {
        isThrough &= isSealed(log, heads, journal);
        log.audit(before);
      }
      disk.clear();
      log.sealUntilIdle(heads, journal);
      assertEquals(before.size() + 20, log.audit(before).entries());
      assertEquals(List.of(), log.alarms());
      delete(here);
      return isThrough;
    }

    private boolean isSealed(TownLog log, MemoryHeads heads, MemoryJournal journal) {
      try {
        Sealer.Result result = log.seal(heads, journal);
        assertTrue(!(result instanceof Sealer.Result.Stopped), result.toString());
        return true;
      } catch (NotApplied | Unknown full) {
        refused.add(what(String.valueOf(full.getMessage())));
        return false;
      }
    }

    private static String what(String message) {
      if (message.contains("/staging/")) {
        return "staging";
      }
      if (message.contains("/tile/entries/")) {
        return "entries";
      }
      return message.contains("/tile/") ? "hashes" : message.replaceFirst(".*/", "");
    }

    private static void delete(Path folder) throws IOException {
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
