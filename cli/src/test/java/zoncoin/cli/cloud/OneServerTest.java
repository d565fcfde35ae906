package zoncoin.cli.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.dynamodblocal.DynamoDbLocal;

/** Children of DynamoDbLocal, without a server on their class path: it is the lock that counts. */
final class OneServerTest {
  private static final long NOTICED_WITHIN_MILLIS = 200;

  private final Path lock;

  OneServerTest(@TempDir Path temporary) {
    lock = temporary.resolve("server.lock");
  }

  private Process start() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String classes =
        DynamoDbLocal.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return new ProcessBuilder(
            java.toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dzoncoin.lock=" + lock,
            "-cp",
            classes,
            "zoncoin.dynamodblocal.Child")
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  @Test
  void aSecondServerOnOneFolderWaitsForTheFirstToEnd() throws Exception {
    String waiting = "waiting for another server to let go of " + lock;
    Process first = start();
    assertEquals(waiting, first.inputReader().readLine());
    assertEquals("locked", first.inputReader().readLine());
    Process second = start();
    try {
      assertEquals(waiting, second.inputReader().readLine());
      Thread.sleep(NOTICED_WITHIN_MILLIS);
      assertFalse(second.inputReader().ready(), "it waits");
      first.destroyForcibly();
      assertEquals("locked", second.inputReader().readLine());
      second.getOutputStream().close();
      assertTrue(second.waitFor(10, TimeUnit.SECONDS), "it ends with its input");
    } finally {
      first.destroyForcibly();
      second.destroyForcibly();
    }
  }
}
