package zoncoin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import zoncoin.cli.demo.Demo;
import zoncoin.tlog.Malformed;

/** {@code zon demo}: the whole story on one machine. */
@Command(
    name = "demo",
    description = {
      "A bill becomes coins, coins are redeemed and paid, and all of it is proved.",
      "",
      "Without PATH it tells of a sample bill that it makes itself. Nothing of yours is changed,"
          + " and nothing leaves this machine; a copy of the bill is kept with the log in DIR. It"
          + " runs on what `zon up` runs on."
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "A manifest, a folder that mirrors an export bucket, or files of a bill.")
  private List<String> paths = List.of();

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description =
          "Where to write the log, a receipt and the keys; an earlier demo there is replaced."
              + " Default: zoncoin/demo in XDG_STATE_HOME or ~/.local/state.")
  private Optional<Path> dir = Optional.empty();

  @Option(
      names = "--memory",
      description = "Keeps the table in this process, and not in Amazon DynamoDB Local.")
  private boolean isInMemory;

  @Override
  public Integer call() throws IOException {
    Path folder = dir.orElseGet(() -> StateFolder.ofUser().resolve("demo")).toAbsolutePath();
    for (String path : paths) {
      if (!path.startsWith("s3://") && Files.notExists(Path.of(path))) {
        throw new NoSuchFileException(path);
      }
    }
    try {
      return Demo.run(paths, isInMemory, folder, spec.commandLine().getOut())
          ? Zon.GOOD
          : Zon.FOUND_WRONG;
    } catch (Malformed wrong) {
      return BadBill.answer(wrong, spec.commandLine().getErr());
    }
  }
}
