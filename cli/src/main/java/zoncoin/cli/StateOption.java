package zoncoin.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a command remembers what it saw. */
final class StateOption {
  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "Where the newest checkpoint of each log is remembered. Default: zoncoin in"
              + " XDG_STATE_HOME or ~/.local/state. A DIR that begins with {here}/ is beside the"
              + " @FILE of keys.")
  private Optional<Path> folder = Optional.empty();

  /** What was seen of a log. */
  Seen seen(String origin) {
    return new Seen(folder.orElseGet(StateFolder::ofUser), origin);
  }
}
