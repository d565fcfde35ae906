package zoncoin.cli.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import zoncoin.audit.Parallel;
import zoncoin.audit.Progress;
import zoncoin.rebuild.Rebuild;
import zoncoin.redemption.Catalogue;
import zoncoin.seal.Alarms;
import zoncoin.tlog.Malformed;

/** The table of a cloud on one machine is gone; its log and its evidence are not. */
@Execution(value = ExecutionMode.CONCURRENT, reason = "it waits for processes")
final class RebuiltCloudTest {
  private static final LocalRebuild.Known KNOWN = new LocalRebuild.Known(Set.of(), Set.of());

  private static Rebuild.Result rebuild(Path dir) {
    return LocalRebuild.in(
        dir, KNOWN, rebuild -> rebuild.run(Rebuild.Mode.WRITE, Parallel.SEQUENTIAL, Progress.NONE));
  }

  @Test
  void aCloudWhoseTableIsGoneIsRebuiltAndGoesOn(@TempDir Path temporary) throws IOException {
    Path dir = temporary.resolve("cloud");
    LocalCloud.Settings inMemory =
        new LocalCloud.Settings(Optional.empty(), Catalogue.sample(), true);
    try (LocalCloud cloud = LocalCloud.open(dir, inMemory, alarm -> {})) {
      assertEquals(3, cloud.seal().path("sealed").asInt(), "keys, policy and catalogue");
      assertThrows(Malformed.class, () -> rebuild(dir), "somebody has it open");
    }
    Files.delete(dir.resolve("in-memory"));
    Rebuild.Result.Rebuilt rebuilt = assertInstanceOf(Rebuild.Result.Rebuilt.class, rebuild(dir));
    assertEquals(new Rebuild.Written(3, 0, 0, 0, 0, 2, 0), rebuilt.written());
    List<Alarms.Alarm> alarms = new ArrayList<>();
    LocalCloud.Settings settings = LocalCloud.Settings.startingAt(Optional.empty());
    try (LocalCloud cloud = LocalCloud.open(dir, settings, alarms::add)) {
      assertEquals(0, cloud.seal().path("sealed").asInt(), "all of it was there");
      assertEquals(List.of(), alarms);
    }
  }

  @Test
  void whereThereIsNoLogThereIsNothingToRebuildFrom(@TempDir Path temporary) {
    assertThrows(Malformed.class, () -> rebuild(temporary));
  }
}
