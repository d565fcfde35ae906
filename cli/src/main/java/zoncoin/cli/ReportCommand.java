package zoncoin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import zoncoin.audit.Audit;
import zoncoin.audit.AuditReport;
import zoncoin.billing.Period;
import zoncoin.note.SignedNote;
import zoncoin.note.TrustedKeys;
import zoncoin.note.Verdict;
import zoncoin.report.Liability;
import zoncoin.report.LiabilityReport;
import zoncoin.report.ReportCsv;
import zoncoin.report.ReportPage;
import zoncoin.report.SignedReport;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.TileReader;

/** {@code zon report}: what a programme owed over a month. */
@Command(
    name = "report",
    description = {
      "What a programme owed its members over a month (UTC): opening, issued, vested, redeemed,"
          + " expired, clawed back, closing; by month of expiry, with expected breakage; by"
          + " product.",
      "",
      "Made from the log alone, which is audited on the way. With --note it is compared with a"
          + " report that the operator filed; with --note and no --log that one is shown."
    },
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--period",
      paramLabel = "YYYY-MM",
      description = "Which month. Default: that of --note.")
  private Optional<String> period = Optional.empty();

  @Option(names = "--log", paramLabel = "DIR|URL", description = "The log, entries included.")
  private Optional<String> log = Optional.empty();

  @Option(
      names = "--note",
      paramLabel = "FILE",
      description = "A filed report. Exit code 1 if the log gives another at its checkpoint.")
  private Optional<Path> note = Optional.empty();

  @Mixin private KeyOptions keys = new KeyOptions();

  @ArgGroup private Format format = new Format();

  /** How to show it; a table for people if nothing is said. */
  static final class Format {
    @Option(names = "--json", description = "As JSON; amounts are whole zon.")
    private boolean json;

    @Option(names = "--csv", description = "As CSV, a line for each figure.")
    private boolean csv;

    @Option(names = "--text", description = "As the text that is signed, zoncoin/report@v1.")
    private boolean text;

    @Option(names = "--html", paramLabel = "FILE", description = "As one page, into a file.")
    private Optional<Path> html = Optional.empty();
  }

  @Override
  public Integer call() throws IOException {
    TrustedKeys trusted = keys.trusted();
    Optional<SignedReport> filed = filed(trusted);
    if (log.isEmpty()) {
      print(filed.orElseThrow(() -> wrongUse("name a log with --log, or a report with --note")));
      return Zon.GOOD;
    }
    return switch (read(trusted, filed)) {
      case Liability.Result.Unsound unsound -> {
        spec.commandLine().getOut().print(unsound(trusted, unsound.audit()));
        spec.commandLine().getOut().flush();
        yield Zon.FOUND_WRONG;
      }
      case Liability.Result.Made made -> answer(made.report(), filed);
    };
  }

  private Liability.Result read(TrustedKeys trusted, Optional<SignedReport> filed) {
    TileReader tiles = LoggedEntry.open(log.orElseThrow(), this::wrongUse);
    LoggedEntry.checkpoint(tiles, log.get(), this::wrongUse);
    Audit.Plan plan = new Audit.Plan(trusted, List.of(), Audit.Signatures.VERIFIED);
    try (Meter meter = new Meter("reading", spec.commandLine().getErr())) {
      Liability liability = new Liability(plan, AuditCommand.CORES, meter);
      return filed
          .map(report -> report.report().heading())
          .map(heading -> liability.readAt(heading.head(), tiles, period(filed)))
          .orElseGet(() -> liability.read(tiles, period(filed)));
    }
  }

  private Period period(Optional<SignedReport> filed) {
    Optional<Period> asked = period.map(Period::parse);
    Optional<Period> its = filed.map(report -> report.report().heading().period());
    if (asked.isPresent() && its.isPresent() && !asked.equals(its)) {
      throw wrongUse("--note is of " + its.get());
    }
    return asked.or(() -> its).orElseThrow(() -> wrongUse("name a month with --period"));
  }

  private int answer(LiabilityReport made, Optional<SignedReport> filed) throws IOException {
    if (filed.isEmpty()) {
      print(made, Optional.empty());
      return Zon.GOOD;
    }
    boolean isSame = filed.get().report().equals(made);
    if (isSame) {
      print(filed.get());
      return Zon.GOOD;
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(ReportTable.differences(filed.get().report(), made));
    out.flush();
    return Zon.FOUND_WRONG;
  }

  private void print(SignedReport signed) throws IOException {
    print(signed.report(), Optional.of(signed));
  }

  private void print(LiabilityReport report, Optional<SignedReport> signed) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (format.html.isPresent()) {
      String page = signed.map(ReportPage::print).orElseGet(() -> ReportPage.print(report));
      write(format.html.get(), page);
    } else if (format.json) {
      out.print(ReportJson.print(report));
    } else if (format.csv) {
      out.print(ReportCsv.print(report));
    } else if (format.text) {
      out.print(report.text());
    } else {
      out.print(ReportTable.print(report));
    }
    out.flush();
  }

  private Optional<SignedReport> filed(TrustedKeys trusted) throws IOException {
    if (note.isEmpty()) {
      return Optional.empty();
    }
    SignedReport signed = parse(note.get());
    if (!(signed.note().verify(trusted.issuers()) instanceof Verdict.Signed)) {
      throw new Malformed(note.get() + " is not signed by an issuer among the keys");
    }
    return Optional.of(signed);
  }

  private static SignedReport parse(Path file) throws IOException {
    try {
      return SignedReport.parse(Reason.read(file, SignedNote.MAX_BYTES));
    } catch (Malformed wrong) {
      throw new Malformed(file + " is no filed report: " + wrong.getMessage());
    }
  }

  /** Writes the page; where the folder is missing, the machine says that the file is. */
  private static void write(Path file, String page) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && Files.notExists(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    Files.writeString(file, page, StandardCharsets.UTF_8);
  }

  private static String unsound(TrustedKeys trusted, AuditReport.Unsound audit) {
    return "WRONG: %s: %s.%nA log that breaks a rule has no report; see zon audit.%n"
        .formatted(trusted.origin(), audit.first());
  }

  private ParameterException wrongUse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
