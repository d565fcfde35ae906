package zoncoin.cli.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What to do next with the files of a demo, as commands to be typed in a shell. */
final class Next {
  /** What no shell takes for anything but itself. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private final Screen screen;
  private final Path folder;

  /** How zon was called, so that the next call can be typed alike. */
  private final String zon = quoted(System.getProperty("zon.called", "./zon"));

  /**
   * @param screen where it is said
   * @param folder of the demo
   */
  Next(Screen screen, Path folder) {
    this.screen = screen;
    this.folder = folder;
  }

  /**
   * Says it of the files that are there.
   *
   * @param goesOn whether the cloud can go on where the story left it
   */
  void say(boolean goesOn) {
    if (!Files.exists(folder.resolve(Proofs.RECEIPT))) {
      return;
    }
    screen.line("\nNext:");
    String entry = quoted(folder.resolve(Proofs.ENTRY).toString());
    screen.line("  less " + entry + "   a signed entry, as it stands in the log");
    check("verify", Proofs.RECEIPT);
    check("audit", Proofs.LOG);
    check("audit", Proofs.CHANGED);
    if (goesOn) {
      String cloud = quoted(folder.resolve(Proofs.CLOUD).toString());
      screen.line("  " + zon + " up --data " + cloud + "   goes on where this ended");
    }
    screen.line("  " + zon + " demo PATH   the same on a bill of yours: CUR, CSV or Parquet");
  }

  private void check(String command, String name) {
    Path file = folder.resolve(name);
    if (Files.exists(file)) {
      String keys = quoted("@" + folder.resolve(Proofs.KEYS));
      screen.line("  %s %s %s %s".formatted(zon, command, quoted(file.toString()), keys));
    }
  }

  /** A word as a POSIX shell reads it back. */
  static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
