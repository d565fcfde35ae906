package zoncoin.cli.cloud;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Python of this machine. */
final class Python {
  private static final Pattern BLOCK = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL);

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

  /** What it says and how it ends. */
  record Said(int exit, String text) {}

  /** Has the README's lines verify a receipt. */
  static Said verify(Path receipt, Path keys) throws IOException, InterruptedException {
    String readme =
        Files.readString(Path.of(System.getProperty("zoncoin.root", ".."), "README.md"));
    Matcher block = BLOCK.matcher(readme);
    assertTrue(block.find(), "README has no lines of Python");
    Process process =
        new ProcessBuilder("python3", "-c", block.group(1), receipt.toString(), keys.toString())
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }
}
