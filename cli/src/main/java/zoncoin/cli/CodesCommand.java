package zoncoin.cli;

import static zoncoin.cli.DoorOptions.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
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

  /** As the function names what is wrong. */
  private static final Pattern LINE = Pattern.compile("^line ([0-9]+):");

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
    String text = read(file);
    return operator.print(operator.at(door -> inParts(door, "codes", text)));
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
    if (which.file != null) {
      String text = read(which.file);
      return operator.print(operator.at(door -> inParts(door, "withdraw", text)));
    }
    ObjectNode question = decision("withdraw").put("pool", which.pool);
    return operator.print(operator.at(door -> untilNoneIsLeft(door, question)));
  }

  /**
   * Hands a file over, in parts if it is long; one with a wrong row whole, for it is refused before
   * anything is done. If an answer stays away the parts before are done: all can be done again.
   *
   * @return what was answered to all, in lines of the whole file
   */
  static JsonNode inParts(Operate door, String which, String text) throws IOException {
    List<String> parts =
        CodeFile.read(text) instanceof CodeFile.Read.Sound ? CodeFile.divide(text) : List.of(text);
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    for (int part = 0; part < parts.size(); part++) {
      JsonNode answer = door.decide(decision(which).put("file", parts.get(part)));
      addTo(whole, answer, part * CodeFile.MAX_ROWS_AT_ONCE);
    }
    return whole;
  }

  private static void addTo(ObjectNode whole, JsonNode answer, int linesBefore) {
    answer
        .properties()
        .forEach(
            field -> {
              JsonNode before = whole.path(field.getKey());
              switch (field.getValue()) {
                case BooleanNode said ->
                    whole.put(field.getKey(), said.asBoolean() && before.asBoolean(true));
                case ArrayNode lines ->
                    lines.forEach(
                        line ->
                            whole
                                .withArray(field.getKey())
                                .add(further(line.asText(), linesBefore)));
                case JsonNode count -> whole.put(field.getKey(), count.asLong() + before.asLong());
              }
            });
  }

  private static String further(String line, int lines) {
    return LINE.matcher(line)
        .replaceFirst(found -> "line " + (Integer.parseInt(found.group(1)) + lines) + ":");
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
