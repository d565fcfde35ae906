package zoncoin.cli.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's lines of Python verify a receipt, and refuse one that was changed anywhere. */
final class PythonReceiptTest {
  private static final String ALICE = "111122223333";

  @TempDir private Path temporary;

  @Test
  void verifiesAReceiptAndNoOther() throws IOException, InterruptedException {
    assumeTrue(
        Python.has("cryptography"),
        "there is no python3 with cryptography: the README's Python was not run");
    try (SmallCloud small = new SmallCloud(temporary.resolve("cloud"), Duration.ofSeconds(10))) {
      assertEquals(200, small.ask(ALICE, "PUT", "/v1/enrolment", SmallCloud.TERMS).statusCode());
      assertEquals(4, small.written());
      String path = "/v1/receipts/c." + ALICE + ".key-1";
      String receipt = small.ask(ALICE, "GET", path, "").body();
      Path keys = small.cloud().keysFile();
      Python.Said said = Python.verify(write(receipt), keys);
      assertEquals(0, said.exit(), said::text);
      assertTrue(said.text().contains("transaction c." + ALICE + ".key-1"), said::text);
      for (String part : parts(receipt)) {
        String changed = receipt.replace(part, flip(part));
        assertNotEquals(receipt, changed);
        assertNotEquals(0, Python.verify(write(changed), keys).exit(), changed);
      }
    }
  }

  private Path write(String receipt) throws IOException {
    return Files.writeString(temporary.resolve("receipt.txt"), receipt);
  }

  /** The entry, the place, a hash, the size, the root and the log's Ed25519 signature. */
  private static List<String> parts(String receipt) {
    List<String> lines = receipt.lines().toList();
    int blank = lines.indexOf("");
    return List.of(
        lines.get(1),
        lines.get(2),
        lines.get(3),
        "\n" + lines.get(blank + 2) + "\n",
        lines.get(blank + 3),
        lines.get(blank + 5));
  }

  /** One character of it, well inside. */
  private static String flip(String part) {
    int at = part.startsWith("index") ? part.length() - 1 : Math.max(part.length() - 3, 1);
    char now = part.charAt(at);
    char other = Character.isDigit(now) ? (now == '1' ? '0' : '1') : now == 'A' ? 'B' : 'A';
    return part.substring(0, at) + other + part.substring(at + 1);
  }
}
