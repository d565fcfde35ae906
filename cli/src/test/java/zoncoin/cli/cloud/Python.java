package zoncoin.cli.cloud;

import java.io.IOException;

/** The Python of this machine. */
final class Python {
  private Python() {}

  /** Whether there is one with that module. */
  static boolean has(String module) throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "-c", "import " + module)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException noPython) {
      return false;
    }
  }
}
