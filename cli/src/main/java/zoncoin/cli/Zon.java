package zoncoin.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command line {@code zon}: picks the subcommand and turns what happened into an exit code. */
@Command(
    name = "zon",
    description = "Cashback on the AWS bill, on a ledger that everyone it concerns can check.",
    version = "ZonCoin 1.0.0-SNAPSHOT",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = HelpCommand.class)
public final class Zon implements Runnable {
  private Zon() {}

  /**
   * Runs one command and ends the JVM with its exit code: 0 good, 1 found wrong, 2 wrong use.
   *
   * @param args the words after {@code zon}
   */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Zon()).execute(args));
  }

  /** Without a subcommand: says what there is. */
  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
