package zoncoin.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.Kind;
import zoncoin.memory.Village;

/** The example of {@code report.md} is what is made, and the page names every line. */
final class ReportSpecTest {
  private static final Path PAGE =
      Path.of(
          System.getProperty("zoncoin.root", "../.."),
          "layers/core/src/main/java/zoncoin/report/report.md");

  @Test
  void theExampleIsReal() throws IOException {
    Matcher example = Pattern.compile("(?s)```\n(zoncoin/report@v1\n.*?)```\n").matcher(page());
    assertTrue(example.find());
    Village village = Chronicle.threeMonths();
    LiabilityReport report = Chronicle.report(village, "2026-09");
    SignedReport signed = SignedReport.sign(report, village.issuer.signer(Kind.Desk.BILLING));
    assertEquals(new String(signed.bytes(), UTF_8), example.group(1));
    assertEquals(signed, SignedReport.parse(example.group(1).getBytes(UTF_8)));
  }

  @Test
  void thePageNamesEveryMovement() throws IOException {
    for (Movement movement : Movement.values()) {
      assertTrue(page().contains("`" + movement.word() + "`"), movement::word);
    }
  }

  private static String page() throws IOException {
    return Files.readString(PAGE);
  }
}
