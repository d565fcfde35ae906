package zoncoin.cli;

import static zoncoin.cli.DoorOptions.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import zoncoin.cli.door.Operate;
import zoncoin.tlog.Canonical;
import zoncoin.tlog.Malformed;
import zoncoin.vault.CodeFile;

/** {@code zon operate codes}: promotional codes that members can redeem coins for. */
@Command(
    name = "codes",
    description = "Puts promotional codes into the vault, and takes them out.",
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
    return operator.decide(decision("codes").put("file", read(file)));
  }

  /** Takes codes out. */
  @Command(
      name = "withdraw",
      description = {
        "Takes codes out of the vault: those of a file, or all that are left of a pool.",
        "",
        "Nobody is given them any more, though they be put in again; who has one keeps it. The"
            + " vault forgets what they are: keep the file. Exit code 1 if a member has one of the"
            + " file."
      },
      mixinStandardHelpOptions = true)
  int withdraw(@ArgGroup(multiplicity = "1") Which which, @Mixin DoorOptions operator)
      throws IOException {
    ObjectNode question = decision("withdraw");
    if (which.file != null) {
      return operator.decide(question.put("file", read(which.file)));
    }
    question.put("pool", which.pool);
    return operator.print(operator.at(door -> untilNoneIsLeft(door, question)));
  }

  private static JsonNode untilNoneIsLeft(Operate door, ObjectNode question) throws IOException {
    JsonNode answer = door.decide(question);
    while (answer.path("left").asLong() > 0) {
      answer = door.decide(question);
    }
    return answer;
  }

  /** The codes of a file, or of a pool. */
  static final class Which {
    @Parameters(paramLabel = "FILE", description = "As it was put in.")
    private @Nullable Path file;

    @Option(
        names = "--pool",
        paramLabel = "POOL",
        description =
            "Such as aws-credit.1: the product, and how many of it a code is worth; with"
                + " .111122223333 the codes that are bound to that account.")
    private @Nullable String pool;
  }

  private static String read(Path file) throws IOException {
    byte[] bytes = Reason.read(file, MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new Malformed("a file of codes is at most " + MAX_BYTES + " bytes");
    }
    return Canonical.parseUtf8(file.toString(), bytes);
  }
}
