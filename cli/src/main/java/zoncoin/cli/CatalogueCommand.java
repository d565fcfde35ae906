package zoncoin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import zoncoin.cli.catalogue.CatalogueFile;
import zoncoin.cli.catalogue.CatalogueWarnings;
import zoncoin.cli.catalogue.CatalogueWords;
import zoncoin.redemption.Catalogue;
import zoncoin.tlog.Malformed;

/** {@code zon catalogue}: what coins can be redeemed for. */
@Command(
    name = "catalogue",
    description = "Explains a catalogue of what coins can be redeemed for, and applies one.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class CatalogueCommand implements Runnable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DESCRIPTION =
      "A catalogue: a file (JSON by docs/catalogues/catalogue.schema.json, or its text), or"
          + " sample.";
  private static final String SAMPLE = "sample";

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Without a subcommand: says what there is. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Explains. */
  @Command(
      name = "check",
      description = {
        "Explains a catalogue in plain sentences, and warns of what is strange about it.",
        "",
        "Exit code 1 if there is something to warn of."
      },
      mixinStandardHelpOptions = true)
  int check(
      @Parameters(paramLabel = "CATALOGUE", description = DESCRIPTION) String file,
      @Option(names = "--text", description = "Print the canonical text that entries name instead.")
          boolean isText,
      @Option(names = "--json", description = "Answer in JSON.") boolean isJson)
      throws IOException {
    Catalogue catalogue = read(file);
    List<String> warnings = CatalogueWarnings.of(catalogue, Instant.now());
    PrintWriter out = spec.commandLine().getOut();
    if (isText) {
      out.print(catalogue.text());
    } else if (isJson) {
      out.println(json(catalogue, warnings).toPrettyString());
    } else {
      CatalogueWords.of(catalogue).forEach(out::println);
      out.println("\nSHA-256 of its text: " + catalogue.hash().base64());
      warnings.forEach(warning -> out.println("warning: " + warning));
    }
    out.flush();
    return warnings.isEmpty() ? Zon.GOOD : Zon.FOUND_WRONG;
  }

  private static ObjectNode json(Catalogue catalogue, List<String> warnings) {
    ObjectNode root = JSON.createObjectNode();
    root.put("name", catalogue.name());
    root.put("sha256", catalogue.hash().base64());
    root.put("text", catalogue.text());
    CatalogueWords.of(catalogue).forEach(root.putArray("sentences")::add);
    warnings.forEach(root.putArray("warnings")::add);
    return root;
  }

  /** Applies. */
  @Command(
      name = "apply",
      description = {
        "Brings a catalogue into force on a running `zon up`: an entry of the log, and its text as"
            + " evidence.",
        "",
        "It holds for what is redeemed from now on; a redemption keeps price and adapter that it"
            + " was asked with. A name is used once: exit code 1 for another catalogue of a name."
      },
      mixinStandardHelpOptions = true)
  int apply(
      @Parameters(paramLabel = "CATALOGUE", description = DESCRIPTION) String file,
      @Mixin DataOption data)
      throws IOException {
    JsonNode answer =
        LocalCommand.ask(
            data,
            "operate",
            JSON.createObjectNode().put("decision", "catalogue").put("text", read(file).text()));
    PrintWriter out = spec.commandLine().getOut();
    out.println(answer.toPrettyString());
    out.flush();
    return answer.path("decided").asBoolean() ? Zon.GOOD : Zon.FOUND_WRONG;
  }

  private static Catalogue read(String word) throws IOException {
    if (word.equals(SAMPLE)) {
      return Catalogue.sample();
    }
    Path file = Path.of(word);
    byte[] bytes = Reason.read(file, CatalogueFile.MAX_BYTES + 1);
    if (bytes.length > CatalogueFile.MAX_BYTES) {
      throw new Malformed(file + ": a catalogue is at most " + CatalogueFile.MAX_BYTES + " bytes");
    }
    return CatalogueFile.read(String.valueOf(file.getFileName()), bytes);
  }
}
