package zoncoin.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Kind;
import zoncoin.memory.Village;
import zoncoin.tlog.TreeHead;

/** The page and the CSV say what the report says; a browser lays the page out as it should. */
final class ReportPageTest {
  private static final Village VILLAGE = Chronicle.threeMonths();
  private static final LiabilityReport REPORT = Chronicle.report(VILLAGE, "2026-09");
  private static final Pattern FIGURE = Pattern.compile("[−+]?[0-9][0-9,]*\\.[0-9]{2,6}");
  private static final List<String> BROWSERS =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  @TempDir private Path folder;

  @Test
  void thePageLoadsNothing() {
    String page = ReportPage.print(REPORT);
    assertFalse(
        page.matches("(?is).*(<script|<link|<img|<iframe|src=|href=|url\\(|@import|http).*"));
  }

  @Test
  void thePageShowsEveryAmountOfTheReportAndNoOther() {
    List<String> shown = new ArrayList<>();
    String page = ReportPage.print(REPORT).replaceAll("(?s)<style>.*?</style>", "");
    Matcher figures = FIGURE.matcher(page);
    while (figures.find()) {
      shown.add(plain(figures.group().replace("−", "-").replaceAll("[+,]", "")));
    }
    List<String> known = new ArrayList<>();
    for (String word : REPORT.text().split("[ \n]", -1)) {
      if (word.matches("-?[0-9]+")) {
        known.add(znc(Long.parseLong(word)));
      }
    }
    Stream.concat(
            Stream.of(REPORT.opening(), REPORT.closing()),
            REPORT.flows().values().stream().map(Flow::change))
        .forEach(all -> known.add(znc(all.total().zon())));
    REPORT.lots().forEach(lot -> known.add(znc(lot.balance().zon())));
    known.add(znc(REPORT.closing().total().zon() - REPORT.opening().total().zon()));
    known.add(znc(sum(REPORT, false)));
    known.add(znc(sum(REPORT, true)));
    assertEquals(List.of(), shown.stream().filter(figure -> !known.contains(figure)).toList());
    assertTrue(shown.containsAll(List.of("278.75", "136.5", "-40", "-130")), shown::toString);
  }

  private static long sum(LiabilityReport report, boolean received) {
    return report.lots().stream()
        .map(lot -> received ? lot.received() : lot.earned())
        .mapToLong(Amount::zon)
        .sum();
  }

  private static String znc(long zon) {
    return plain(BigDecimal.valueOf(zon, 6).toPlainString());
  }

  private static String plain(String znc) {
    return new BigDecimal(znc).stripTrailingZeros().toPlainString();
  }

  @Test
  void thePageOfAMonthWithoutAnythingSaysSo() {
    Village village = new Village().founded();
    var _ = village.sealer().seal();
    String page = ReportPage.print(Chronicle.report(village, "2026-07"));
    assertTrue(page.contains("No coin has moved yet."), page);
    assertTrue(page.contains("Nothing was redeemed in this month."), page);
    assertTrue(page.contains("Nothing is spendable."), page);
  }

  @Test
  void anOriginIsTextAndNoMarkup() {
    LiabilityReport.Heading heading = REPORT.heading();
    LiabilityReport hostile =
        new LiabilityReport(
            new LiabilityReport.Heading(
                "<script>a&b",
                new TreeHead(3, heading.head().root()),
                heading.period(),
                heading.newest(),
                false),
            REPORT.opening(),
            REPORT.flows(),
            REPORT.setOff(),
            REPORT.products(),
            REPORT.lots(),
            REPORT.past(),
            REPORT.trend());
    String page = ReportPage.print(hostile);
    assertFalse(page.contains("<script"));
    assertTrue(page.contains("&lt;script&gt;a&amp;b"));
  }

  @Test
  void theCsvHasEveryFigureByName() {
    String csv = ReportCsv.print(REPORT);
    assertTrue(csv.contains("liability,closing,totalZon,278750000\r\n"), csv);
    assertTrue(csv.contains("liability,redeemed,entries,2\r\n"), csv);
    assertTrue(csv.contains("lot,2028-07,expectedBreakageZon,120000000\r\n"), csv);
    assertTrue(csv.contains("product,aws-credit,amountZon,100000000\r\n"), csv);
    assertTrue(csv.lines().allMatch(line -> line.split(",", -1).length == 4), csv);
  }

  /**
   * A browser measures the page: nothing sticks out, figures end at one edge, and text stands out
   * from what is behind it by 4.5 to 1 (WCAG 2.2, 1.4.3).
   */
  @ParameterizedTest
  @CsvSource({"1000, light, three months", "1000, dark, three months", "600, light, the most"})
  void aBrowserFindsNothingWrongWithThePage(int width, String scheme, String programme)
      throws IOException, InterruptedException {
    LiabilityReport report = programme.equals("the most") ? largest() : REPORT;
    String page =
        ReportPage.print(SignedReport.sign(report, VILLAGE.issuer.signer(Kind.Desk.BILLING)));
    String script = resource("/report/measure.js");
    Path file = folder.resolve("page.html");
    Files.writeString(file, page.replace("</body>", "<script>" + script + "</script></body>"));
    String dom =
        browse(
            "--dump-dom",
            "--window-size=" + width + ",1200",
            "--blink-settings=preferredColorScheme=" + (scheme.equals("dark") ? 0 : 1),
            file.toUri().toString());
    Matcher found = Pattern.compile("(?s)<title>(.*?)</title>").matcher(dom);
    assertTrue(found.find(), dom);
    assertEquals(scheme + ": nothing wrong", found.group(1));
  }

  /** Figures as long as they can be. */
  private static LiabilityReport largest() {
    Village village = new Village().founded();
    village.rich(Village.ALICE, Amount.of(Amount.MAX_ZON - 1), "2028-07");
    var _ = village.sealer().seal();
    return Chronicle.report(village, "2026-07");
  }

  private static String browse(String... words) throws IOException, InterruptedException {
    Optional<String> browser =
        Optional.ofNullable(System.getProperty("zoncoin.chromium"))
            .or(
                () ->
                    BROWSERS.stream()
                        .filter(path -> Files.isExecutable(Path.of(path)))
                        .findFirst());
    Assumptions.assumeTrue(
        browser.isPresent(), "no Chromium: install it, or say -Dzoncoin.chromium=PATH");
    List<String> command = new ArrayList<>(List.of(browser.orElseThrow()));
    command.addAll(
        List.of("--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=2000"));
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return out;
  }

  private static String resource(String path) throws IOException {
    try (var in = ReportPageTest.class.getResourceAsStream(path)) {
      return new String(java.util.Objects.requireNonNull(in, path).readAllBytes(), UTF_8);
    }
  }
}
