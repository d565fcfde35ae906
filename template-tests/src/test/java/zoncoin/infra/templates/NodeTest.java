package zoncoin.infra.templates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.App;

/** Which Node CDK runs on, told by a Node that says it is of another version. */
final class NodeTest {
  private static final String WARNING = "is end-of-life";

  /** That it is another, and that it is a day on which the others are not old yet. */
  private static final String OTHER =
      """
      Object.defineProperty(process, 'version', {value: '%s'});
      const Then = Date;
      globalThis.Date = class extends Then {
        constructor(...given) {
          super(...(given.length === 0 ? ['2026-12-01'] : given));
        }
      };
      """;

  /** All of CDK is loaded by it. */
  static final class Loading {
    private Loading() {}

    public static void main(String[] arguments) {
      var _ = new App();
    }
  }

  @ParameterizedTest
  @CsvSource({"v20.20.2, true", "v22.11.0, false", "v24.1.0, false"})
  void anOldNodeServesWithAWarningAndTheOthersWithout(
      String version, boolean isWarned, @TempDir Path folder)
      throws IOException, InterruptedException {
    assumeTrue(Synthesis.onPath("node").isPresent(), "node is not on the PATH: CDK was not loaded");
    Path other = Files.writeString(folder.resolve("other.cjs"), OTHER.formatted(version));
    ProcessBuilder loading =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Loading.class.getName())
            .redirectErrorStream(true);
    Map<String, String> environment = loading.environment();
    environment.keySet().removeIf(name -> name.startsWith("JSII_"));
    environment.put("NODE_OPTIONS", "--require " + other);
    Process process = loading.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), said);
    assertEquals(isWarned, said.contains(WARNING), said);
  }
}
