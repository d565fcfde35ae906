package zoncoin.cli;

import static zoncoin.cli.DoorOptions.decision;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
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
    return new Explained(
            catalogue.name(),
            catalogue.text(),
            CatalogueWords.of(catalogue),
            CatalogueWarnings.of(catalogue, Instant.now()))
        .print(spec.commandLine().getOut(), isText, isJson);
  }

  /** Applies. */
  @Command(
      name = "apply",
      description = {
        "Brings a catalogue into force on a running `zon up`, or on a programme in AWS (--stack"
            + " NAME): an entry of the log, and its text as evidence.",
        "",
        "It holds for what is redeemed from now on; a redemption keeps price and adapter that it"
            + " was asked with. A name is used once: exit code 1 for another catalogue of a name."
      },
      mixinStandardHelpOptions = true)
  int apply(
      @Parameters(paramLabel = "CATALOGUE", description = DESCRIPTION) String file,
      @Mixin DoorOptions operator)
      throws IOException {
    return operator.decide(decision("catalogue").put("text", read(file).text()));
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
