package zoncoin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
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
    try (RunningCloud cloud = RunningCloud.start(temporary.resolve("cloud"), Instant.now())) {
      List<String> greeting = cloud.said();
      cloud.interrupt();
      assertEquals(greeting, cloud.said());
    }
  }
}
