package zoncoin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code zon up} in a process of its own. */
@Execution(value = ExecutionMode.CONCURRENT, reason = "it waits for processes")
final class UpCommandTest {
  @TempDir private Path temporary;

  /** A terminal tells all its processes, in any order: the table's before the one that uses it. */
  @Test
  void interruptedInATerminalItEndsWithoutAWord() throws IOException, InterruptedException {
    assumeTrue(hearsInterrupts(), "started in the background: interrupts are ignored here");
    try (RunningCloud cloud = RunningCloud.start(temporary.resolve("cloud"), Instant.now())) {
      List<String> greeting = cloud.said();
      cloud.interrupt();
      assertEquals(greeting, cloud.said());
    }
  }

  /** What ignores them has children that do, and a JVM keeps it so (proc(5), SigIgn; 2 is INT). */
  private static boolean hearsInterrupts() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .allMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) == 0);
  }
}
