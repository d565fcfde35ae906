package zoncoin.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where zon keeps what it remembers for a user (XDG Base Directory Specification, XDG_STATE_HOME).
 */
final class StateFolder {
  private StateFolder() {}

  /**
   * The folder zoncoin in XDG_STATE_HOME, or in ~/.local/state if that is unset or not absolute.
   */
  static Path ofUser() {
    return of(System.getenv(), System.getProperty("user.home", ""));
  }

  /**
   * @param environment XDG_STATE_HOME and HOME are asked, in this order
   * @param javaHome what Java says of the user's home, which is {@code ?} where it knows none
   */
  static Path of(Map<String, String> environment, String javaHome) {
    Path named = Path.of(environment.getOrDefault("XDG_STATE_HOME", ""));
    if (named.isAbsolute()) {
      return named.resolve("zoncoin");
    }
    return Stream.of(environment.getOrDefault("HOME", ""), javaHome)
        .map(Path::of)
        .filter(Path::isAbsolute)
        .findFirst()
        .map(home -> home.resolve(".local/state/zoncoin"))
        .orElseThrow(StateFolder::homeless);
  }

  private static UncheckedIOException homeless() {
    return new UncheckedIOException(
        new IOException(
            "there is no home folder to write in: set XDG_STATE_HOME, or name a folder with --dir"
                + " (demo) or --state (verify, audit)"));
  }
}
