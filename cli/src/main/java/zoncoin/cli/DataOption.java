package zoncoin.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where {@code zon up} keeps what it is. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "The folder of the cloud on this machine. Default: zoncoin/cloud in XDG_STATE_HOME or"
              + " ~/.local/state.")
  private Optional<Path> dir = Optional.empty();

  Path folder() {
    return dir.orElseGet(() -> StateFolder.ofUser().resolve("cloud")).toAbsolutePath().normalize();
  }

  boolean isDefault() {
    return dir.isEmpty();
  }
}
