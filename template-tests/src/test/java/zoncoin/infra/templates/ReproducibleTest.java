package zoncoin.infra.templates;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.infra.ZonCoinApp;

/** Two people with one commit get one template, wherever their clones are. */
final class ReproducibleTest {
  private static final List<String> FILES =
      List.of(
          "zoncoin-data.template.json",
          "zoncoin-service.template.json",
          "zoncoin-payer.template.json",
          "zoncoin-member.template.json",
          "zoncoin-data.assets.json",
          "zoncoin-service.assets.json");

  @Test
  void anotherFolderAndAnotherJvmGiveTheSameBytes(@TempDir Path elsewhere)
      throws IOException, InterruptedException {
    Path here = Synthesis.folder();
    Files.copy(Synthesis.CONFIGURATION, elsewhere.resolve("programme.json"));
    Process app = theApp(elsewhere).start();
    String said = new String(app.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, app.waitFor(), said);
    for (String file : FILES) {
      assertEquals(
          Files.readString(here.resolve(file)),
          Files.readString(elsewhere.resolve("out").resolve(file)),
          file);
    }
  }

  /** As the CDK command line starts it, but for CDK's own rules, which the first run has obeyed. */
  private static ProcessBuilder theApp(Path folder) {
    ProcessBuilder app =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                requireNonNull(System.getProperty("java.class.path")),
                ZonCoinApp.class.getName())
            .directory(folder.toFile())
            .redirectErrorStream(true);
    app.environment().put("CDK_OUTDIR", folder.resolve("out").toString());
    app.environment().put("CDK_CONTEXT_JSON", "{\"placeholder\":\"true\"}");
    app.environment().put("CDK_VALIDATION", "false");
    return app;
  }
}
