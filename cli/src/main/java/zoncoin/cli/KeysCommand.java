package zoncoin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import zoncoin.ledger.KeyChanges;
import zoncoin.note.VerifierKey;
import zoncoin.store.Cloud;

/** {@code zon operate keys}: all keys that whoever verifies receipts has to trust. */
@Command(
    name = "keys",
    description = {
      "Prints the keys of the log, and every key that its issuers have had: as options of zon"
          + " verify, to be published.",
      "",
      "Those of issuers are read from the ledger's entries of kind key that are in the log."
    },
    mixinStandardHelpOptions = true)
final class KeysCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private DataOption data = new DataOption();

  @Mixin private DeploymentOptions deployment = new DeploymentOptions();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        deployment.isInAws()
            ? deployed()
            : Files.readString(data.folder().resolve("keys.txt")).strip());
    out.flush();
    return Zon.GOOD;
  }

  private String deployed() {
    Cloud cloud = Cloud.of(Map.of("ZONCOIN_TABLE", deployment.table()));
    return print(deployment.trusted().log(), KeyChanges.read(cloud.journal()));
  }

  /** What is not in the log yet verifies nothing yet. */
  static String print(List<VerifierKey> log, KeyChanges changes) {
    return String.join(
        System.lineSeparator(),
        Stream.concat(log.stream(), changes.sealed().ring().named().stream())
            .map(key -> "--key " + key)
            .toList());
  }
}
