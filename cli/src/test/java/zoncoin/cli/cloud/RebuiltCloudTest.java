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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import zoncoin.audit.Parallel;
import zoncoin.audit.Progress;
import zoncoin.cli.doctor.Doctor;
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
      assertEquals(
          "ok ok ok WRONG", doctor(dir), "folder, keys, checkpoint; its table is in memory");
    }
    Files.delete(dir.resolve("in-memory"));
    Path checkpoint = dir.resolve("log").resolve("checkpoint");
    byte[] published = Files.readAllBytes(checkpoint);
    Files.writeString(checkpoint, "nothing of the kind\n");
    assertEquals("ok ok WRONG WRONG", doctor(dir), "nobody can parse what is published");
    Files.write(checkpoint, published);
    Rebuild.Result.Rebuilt rebuilt = assertInstanceOf(Rebuild.Result.Rebuilt.class, rebuild(dir));
    assertEquals(new Rebuild.Written(3, 0, 0, 0, 0, 2, 0, 0), rebuilt.written());
    assertEquals("ok ok ok ok ok ok ok", doctor(dir), "its table is asked, too");
    List<Alarms.Alarm> alarms = new ArrayList<>();
    LocalCloud.Settings settings = LocalCloud.Settings.startingAt(Optional.empty());
    try (LocalCloud cloud = LocalCloud.open(dir, settings, alarms::add)) {
      assertEquals(0, cloud.seal().path("sealed").asInt(), "all of it was there");
      assertEquals(List.of(), alarms);
      assertEquals("ok ok ok unknown", doctor(dir), "somebody has it open");
    }
  }

  /** Its verdicts in their order. */
  private static String doctor(Path dir) {
    return LocalDoctor.examine(dir).stream()
        .map(
            checked ->
                switch (checked.verdict()) {
                  case Doctor.Verdict.Good _ -> "ok";
                  case Doctor.Verdict.Bad _ -> "WRONG";
                  case Doctor.Verdict.Unasked _ -> "unknown";
                })
        .collect(Collectors.joining(" "));
  }

  @Test
  void whereThereIsNoCloudThereIsNothingToExamine(@TempDir Path temporary) {
    assertThrows(Malformed.class, () -> LocalDoctor.examine(temporary));
  }

  @Test
  void whereThereIsNoLogThereIsNothingToRebuildFrom(@TempDir Path temporary) {
    assertThrows(Malformed.class, () -> rebuild(temporary));
  }
}
