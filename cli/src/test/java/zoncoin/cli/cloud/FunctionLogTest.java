package zoncoin.cli.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FunctionLogTest {
  @TempDir private Path temporary;

  private PrivateFolder folder() {
    return PrivateFolder.of(temporary.resolve("50 % of it"));
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(folder().root().resolve("functions.0.log"));
  }

  @Test
  void aLineIsWhenWhoAndWhat() throws IOException {
    try (FunctionLog log = FunctionLog.in(folder())) {
      log.of("seal").log("größer");
      log.of("vest").log("two".getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(2, lines().size());
    assertTrue(lines().getFirst().matches("20[0-9T:.-]+Z seal größer"), lines()::toString);
    assertTrue(lines().getLast().endsWith("Z vest two"), lines()::toString);
  }

  @Test
  void theNextProcessGoesOnInTheSameFile() throws IOException {
    for (String line : List.of("one", "two")) {
      try (FunctionLog log = FunctionLog.in(folder())) {
        log.of("seal").log(line);
      }
    }
    assertEquals(2, lines().size());
  }

  @Test
  void whatIsLoggedStandsThereAtOnce() throws IOException {
    try (FunctionLog log = FunctionLog.in(folder())) {
      log.of("seal").log("one");
      assertEquals(1, lines().size());
    }
  }
}
