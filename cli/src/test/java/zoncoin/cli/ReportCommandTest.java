package zoncoin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.report.LiabilityReport;
import zoncoin.report.SignedReport;

/** {@code zon report} on a log of July 2026: 50 ZNC vested, 1 held. */
final class ReportCommandTest {
  @TempDir private Path folder;
  private Path log = Path.of("");
  private String keys = "";
  private SmallLog small;

  @BeforeEach
  void writeLog() throws IOException {
    log = folder.resolve("log");
    Files.createDirectories(log);
    keys = SmallLog.keys(folder);
    small = new SmallLog(log, 50);
    small.hold("buy-1");
  }

  private Answer report(Object... more) {
    Object[] words = new Object[4 + more.length];
    System.arraycopy(new Object[] {"report", keys, "--log", log}, 0, words, 0, 4);
    System.arraycopy(more, 0, words, 4, more.length);
    return Answer.to(words);
  }

  private Path note(LiabilityReport report) throws IOException {
    byte[] bytes = SignedReport.sign(report, SmallLog.BILLING).bytes();
    return Files.write(folder.resolve("note.txt"), bytes);
  }

  private LiabilityReport july() {
    return LiabilityReport.parse(report("--period", "2026-07", "--text").out());
  }

  @Test
  void aMonthIsShownAsATable() {
    Answer answer = report("--period=2026-07");
    assertEquals(Zon.GOOD, answer.exit(), answer::err);
    assertTrue(
        answer.out().startsWith("Liability of small.example/ledger in 2026-07: open"),
        answer.out());
    List<String> lines =
        answer.out().lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
    assertTrue(
        lines.containsAll(
            List.of(
                "opening 0",
                "issued 1 50",
                "vested 1 (50)",
                "held 1 0",
                "closing 50",
                "spendable 49",
                "2028-07 49 0 -",
                "no history")),
        answer::out);
  }

  @Test
  void jsonCsvAndPageSayTheSame() throws IOException {
    Answer json = report("--period=2026-07", "--json");
    assertEquals(50_000_000, json.json().path("closing").path("totalZon").asLong());
    assertEquals(1_000_000, json.json().path("movements").path("held").path("heldZon").asLong());
    assertTrue(json.json().path("expectedBreakageZon").isNull());
    assertEquals(july().hash().base64(), json.json().path("sha256").asText());
    assertTrue(
        report("--period=2026-07", "--csv")
            .out()
            .contains("liability,closing,totalZon,50000000\r\n"));
    Path page = folder.resolve("page.html");
    assertEquals(Zon.GOOD, report("--period=2026-07", "--html", page).exit());
    assertTrue(Files.readString(page).contains("<b>50.00</b>"));
  }

  @Test
  void aFiledReportIsMadeAgainAtItsCheckpointAlsoWhenTheLogHasGrown() throws IOException {
    Path note = note(july());
    small.hold("buy-2");
    Answer answer = report("--note", note);
    assertEquals(Zon.GOOD, answer.exit(), answer::out);
    assertTrue(answer.out().contains("From the first 5 entries"), answer.out());
  }

  @Test
  void aFiledReportThatTheLogDoesNotGiveIsFound() throws IOException {
    LiabilityReport july = july();
    String other = july.text().replace("issued 1 ", "issued 2 ");
    Answer answer = report("--note", note(LiabilityReport.parse(other)));
    assertEquals(Zon.FOUND_WRONG, answer.exit());
    assertEquals(
        "WRONG: the log gives another report.\n"
            + "filed  issued 2 50000000 0 0 0 0\n"
            + "log    issued 1 50000000 0 0 0 0\n",
        answer.out());
  }

  @Test
  void aFiledReportIsShownWithoutALogIfAnIssuerSignedIt() throws IOException {
    Path note = note(july());
    Answer answer = Answer.to("report", keys, "--note", note, "--json");
    assertEquals(50_000_000, answer.json().path("closing").path("totalZon").asLong());
    Files.writeString(note, Files.readString(note).replace("issued 1 ", "issued 2 "));
    Answer forged = Answer.to("report", keys, "--note", note);
    assertEquals(Zon.WRONG_USE, forged.exit());
    assertTrue(forged.err().contains("is not signed by an issuer among the keys"), forged.err());
  }

  @Test
  void aLogThatIsNotSoundHasNoReport() throws IOException {
    Path bundle = log.resolve("tile/entries/000.p/5");
    byte[] bytes = Files.readAllBytes(bundle);
    bytes[bytes.length / 2] ^= 1;
    Files.write(bundle, bytes);
    Answer answer = report("--period=2026-07");
    assertEquals(Zon.FOUND_WRONG, answer.exit());
    assertTrue(answer.out().startsWith("WRONG: small.example/ledger: "), answer.out());
  }

  @Test
  void whatIsMissingIsSaid() {
    assertTrue(report().err().contains("name a month with --period"));
    assertTrue(
        Answer.to("report", keys).err().contains("name a log with --log, or a report with --note"));
  }
}
