package zoncoin.cli;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where zon keeps what it remembers for a user (XDG Base Directory Specification, XDG_STATE_HOME).
 */
final class StateFolder {
  private StateFolder() {}

  /**
   * The folder zoncoin in XDG_STATE_HOME, or in ~/.local/state if that is unset or not absolute.
   */
  static Path ofUser() {
    return of(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  static Path of(Map<String, String> environment, Path home) {
    Path named = Path.of(environment.getOrDefault("XDG_STATE_HOME", ""));
    Path state = named.isAbsolute() ? named : home.resolve(".local").resolve("state");
    return state.resolve("zoncoin");
  }
}
