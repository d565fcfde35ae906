package zoncoin.cli;

import static zoncoin.cli.DoorOptions.decision;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import zoncoin.tlog.Canonical;
import zoncoin.tlog.Malformed;
import zoncoin.vault.CodeFile;

/** {@code zon operate codes}: promotional codes that members can redeem coins for. */
@Command(
    name = "codes",
    description = "Puts promotional codes into the vault.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class CodesCommand implements Runnable {
  /** Ten thousand rows of the longest cells are less; a larger file is another. */
  private static final int MAX_BYTES = 7 << 20;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Without a subcommand: says what there is. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Shows the form. */
  @Command(
      name = "example",
      description = "Prints a file of codes that are none, to see the form and to try it.",
      mixinStandardHelpOptions = true)
  int example() {
    PrintWriter out = spec.commandLine().getOut();
    out.println(CodeFile.HEADER);
    out.println("PC1EXAMPLE0001,aws-credit,1,,made up,worth nothing,");
    out.println("PC1EXAMPLE0002,aws-credit,1,,made up,worth nothing,");
    out.flush();
    return Zon.GOOD;
  }

  /** Puts a file in. */
  @Command(
      name = "import",
      description = {
        "Puts the codes of a file into the vault: all of them, or none if a row is wrong.",
        "",
        "Its first line is "
            + CodeFile.HEADER
            + ". The same file can be put in again. No code is"
            + " printed; what is wrong is said by line and rule. Exit code 1 if anything is."
      },
      mixinStandardHelpOptions = true)
  int put(
      @Parameters(paramLabel = "FILE", description = "Comma-separated values, without quotes.")
          Path file,
      @Mixin DoorOptions operator)
      throws IOException {
    byte[] bytes = Reason.read(file, MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new Malformed("a file of codes is at most " + MAX_BYTES + " bytes");
    }
    String codes = Canonical.parseUtf8(file.toString(), bytes);
    return operator.decide(decision("codes").put("file", codes));
  }
}
