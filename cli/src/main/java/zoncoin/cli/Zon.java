package zoncoin.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;
import software.amazon.awssdk.core.exception.SdkException;
import zoncoin.cli.door.Refused;
import zoncoin.ledger.NotApplied;
import zoncoin.tlog.Malformed;

/** The command line {@code zon}: picks the subcommand and turns what happened into an exit code. */
@Command(
    name = "zon",
    description = "Cashback on the AWS bill, on a ledger that everyone it concerns can check.",
    version = "ZonCoin 1.0.0-SNAPSHOT",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      BillCommand.class,
      SampleCommand.class,
      PolicyCommand.class,
      CatalogueCommand.class,
      VerifyCommand.class,
      AuditCommand.class,
      ReportCommand.class,
      WalletCommand.class,
      RecomputeCommand.class,
      UpCommand.class,
      LocalCommand.class,
      OperateCommand.class,
      CostCommand.class,
      DoctorCommand.class,
      HelpOfCommand.class
    },
    footer = {
      "",
      "Exit code: 0 good, 1 something was found wrong, 2 wrong use or unreadable input."
    })
public final class Zon implements Runnable {
  /** What a command answers when all is well. */
  static final int GOOD = 0;

  /** What a command answers when it did its work and found something wrong. */
  static final int FOUND_WRONG = 1;

  /** What a command answers when it was used wrongly or could not read what it was given. */
  static final int WRONG_USE = 2;

  private Zon() {}

  /**
   * Runs one command and ends the JVM with its exit code.
   *
   * @param args the words after {@code zon}
   */
  public static void main(String[] args) {
    System.exit(run(new FileOutputStream(FileDescriptor.out), args));
  }

  /** Runs one command; an answer that was not printed to its end is no answer. */
  static int run(OutputStream stdout, String... args) {
    Output output = new Output(stdout);
    PrintWriter err = new PrintWriter(System.err, true, System.err.charset());
    PrintWriter out = new PrintWriter(output, false, System.out.charset());
    int exit = execute(out, err, args);
    out.flush();
    if (output.fault().isEmpty()) {
      return exit;
    }
    String why = Reason.of(output.fault().get());
    // Who closed the pipe has what they want of the answer.
    if (!why.equals("Broken pipe")) {
      err.println("zon: couldn't print all of the answer: " + why);
    }
    return WRONG_USE;
  }

  /** Runs one command; tests run it with writers of their own. */
  static int execute(PrintWriter out, PrintWriter err, String... args) {
    Arguments arguments = new Arguments(List.of(args));
    CommandLine zon = commandLine();
    Optional<String> wrong =
        arguments.wrong().or(() -> WrongUse.unknownCommand(zon, arguments.words()));
    if (wrong.isPresent()) {
      err.println("zon: " + wrong.get());
      err.flush();
      return WRONG_USE;
    }
    return WrongUse.withNumbers(zon)
        .registerConverter(Path.class, arguments::path)
        .registerConverter(Instant.class, Zon::instant)
        .setOut(out)
        .setErr(err)
        .execute(args);
  }

  /** What a demo's file of keys says for those that remember, all others that trust keys take. */
  private static void passOverState(CommandLine command) {
    CommandLine.Model.CommandSpec spec = command.getCommandSpec();
    if (spec.findOption("--key") != null && spec.findOption("--state") == null) {
      spec.addOption(
          CommandLine.Model.OptionSpec.builder("--state").type(String.class).hidden(true).build());
    }
    command.getSubcommands().values().forEach(Zon::passOverState);
  }

  private static Instant instant(String word) {
    try {
      return Instant.parse(word);
    } catch (DateTimeParseException wrong) {
      throw new CommandLine.TypeConversionException(
          "'" + word + "' is no time such as 2026-07-01T00:00:00Z");
    }
  }

  /** With every command, as it is run and as tests walk it. */
  static CommandLine commandLine() {
    CommandLine zon = new CommandLine(new Zon());
    passOverState(zon);
    return zon.setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Zon::explain)
        .setParameterExceptionHandler(Zon::explainUse);
  }

  /** Without a subcommand: says what there is. */
  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }

  /** One line that says what is wrong; what only a programmer can use goes to a file. */
  private static int explain(Exception fault, CommandLine command, ParseResult parsed)
      throws Exception {
    PrintWriter err = command.getErr();
    switch (fault) {
      case SdkException unasked -> err.println("zon: couldn't ask AWS: " + Refused.why(unasked));
      case NotApplied unanswered -> err.println("zon: " + Refused.said(unanswered));
      case Malformed malformed -> err.println("zon: " + malformed.getMessage());
      case java.io.UncheckedIOException unreadable -> err.println("zon: " + Reason.of(unreadable));
      case java.io.IOException unreadable -> err.println("zon: " + Reason.of(unreadable));
      default -> err.println("zon: this is a mistake in zon itself; please report " + keep(fault));
    }
    err.flush();
    return WRONG_USE;
  }

  private static Path keep(Exception fault) throws java.io.IOException {
    Path file = Files.createTempFile("zon-fault-", ".txt");
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      fault.printStackTrace(out);
    }
    return file;
  }

  private static int explainUse(CommandLine.ParameterException wrong, String[] args) {
    PrintWriter err = wrong.getCommandLine().getErr();
    err.println("zon: " + WrongUse.explain(wrong));
    err.flush();
    return WRONG_USE;
  }
}
