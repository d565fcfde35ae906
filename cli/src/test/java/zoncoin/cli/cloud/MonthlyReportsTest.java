package zoncoin.cli.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.redemption.Catalogue;
import zoncoin.report.SignedReport;

/** The report of a month is filed once, when the month is over. */
final class MonthlyReportsTest {
  @TempDir private Path temporary;
  private Instant now = Instant.parse("2026-11-30T12:00:00Z");

  private List<String> filedAt(String time) {
    now = Instant.parse(time);
    List<String> filed = new ArrayList<>();
    new MonthlyReports(PrivateFolder.of(temporary.resolve("months")), () -> now)
        .file(month -> filed.add(month.toString()));
    return filed;
  }

  @Test
  void eachMonthThatEndsIsFiledOnceFromTheSecondOfTheNextOn() {
    assertEquals(List.of(), filedAt("2026-11-30T12:00:00Z"));
    assertEquals(List.of(), filedAt("2026-12-01T23:59:59Z"));
    assertEquals(List.of("2026-11"), filedAt("2026-12-02T00:00:00Z"));
    assertEquals(List.of(), filedAt("2026-12-02T01:00:00Z"));
    assertEquals(List.of(), filedAt("2027-01-01T12:00:00Z"));
    assertEquals(List.of("2026-12"), filedAt("2027-01-31T12:00:00Z"));
  }

  @Test
  void aMachineThatWasOffForMonthsFilesEachOfThem() {
    filedAt("2026-11-30T12:00:00Z");
    assertEquals(
        List.of("2026-11", "2026-12", "2027-01", "2027-02"), filedAt("2027-03-02T00:00:00Z"));
  }

  @Test
  void whatFailsIsFiledTheNextTime() {
    filedAt("2026-11-30T12:00:00Z");
    now = Instant.parse("2027-01-02T00:00:00Z");
    MonthlyReports reports =
        new MonthlyReports(PrivateFolder.of(temporary.resolve("months")), () -> now);
    List<YearMonth> asked = new ArrayList<>();
    assertThrows(
        IllegalStateException.class,
        () ->
            reports.file(
                month -> {
                  asked.add(month);
                  if (month.equals(YearMonth.parse("2026-12"))) {
                    throw new IllegalStateException("the log is not sound");
                  }
                }));
    assertEquals(List.of("2026-12"), filedAt("2027-01-02T01:00:00Z"));
  }

  @Test
  void aCloudFilesItOnceItsClockIsThere() throws IOException {
    LocalCloud.Settings settings =
        new LocalCloud.Settings(
            Optional.of(Instant.parse("2026-07-18T09:30:00Z")), Catalogue.sample(), true);
    try (LocalCloud cloud = LocalCloud.open(temporary.resolve("cloud"), settings, alarm -> {})) {
      cloud.turn(Duration.ofDays(14));
      assertEquals(List.of(), reports());
      cloud.turn(Duration.ofDays(1));
      cloud.turn(Duration.ofDays(1));
      assertEquals(List.of("2026-07"), reports());
    }
  }

  private List<String> reports() throws IOException {
    List<String> told = new ArrayList<>();
    Path folder = temporary.resolve("cloud/evidence/report");
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          SignedReport report = SignedReport.parse(Files.readAllBytes(file));
          told.add(report.report().heading().period().toString());
        }
      }
    }
    return told;
  }
}
