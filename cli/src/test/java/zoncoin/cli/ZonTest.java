package zoncoin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every command. */
final class ZonTest {
  @TempDir private Path folder;

  /** A full disk. */
  private static final class Full extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("No space left on device");
    }
  }

  @Test
  void anAnswerThatIsLostIsNoGoodAnswer() {
    assertEquals(Zon.GOOD, Zon.run(OutputStream.nullOutputStream(), "--version"));
    assertEquals(Zon.WRONG_USE, Zon.run(new Full(), "--version"));
  }

  @Test
  void aFileOfArgumentsThatIsNotThereIsNamed() {
    Answer answer = Answer.to("audit", folder, "@" + folder.resolve("nokeys.txt"));
    assertEquals(
        new Answer(Zon.WRONG_USE, "", "zon: there is no " + folder.resolve("nokeys.txt") + "\n"),
        answer);
    assertEquals(Zon.WRONG_USE, Answer.to("audit", folder, "@" + folder).exit());
  }

  @Test
  void anEmptyPathIsNotTheCurrentFolder() {
    for (Answer answer :
        new Answer[] {
          Answer.to("bill", ""), Answer.to("demo", "--dir", ""), Answer.to("demo", "--dir=")
        }) {
      assertEquals(Zon.WRONG_USE, answer.exit());
      assertEquals("zon: an argument is empty, which names no file or folder\n", answer.err());
    }
  }

  @Test
  void aPortAndATimeThatAreNoneAreNamedBeforeAnythingStarts() {
    assertEquals(
        "zon: port is 0 to 65535, not 99999; see: zon up --help\n",
        Answer.to("up", "--port=99999", "--data", folder.resolve("cloud")).err());
    assertEquals(
        "zon: Invalid value for option '--now': 'yesterday' is no time such as"
            + " 2026-07-01T00:00:00Z; see: zon up --help\n",
        Answer.to("up", "--now=yesterday", "--data", folder.resolve("cloud")).err());
    assertTrue(Files.notExists(folder.resolve("cloud")));
  }

  @Test
  void aPortThatIsTakenIsNamedBeforeAnythingIsMade() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      Answer answer = Answer.to("up", "--port", port, "--data", folder.resolve("cloud"));
      assertEquals(
          "zon: port %d cannot be had (Address already in use): name another with --port%n"
              .formatted(port),
          answer.err());
      assertEquals(Zon.WRONG_USE, answer.exit());
      assertTrue(Files.notExists(folder.resolve("cloud")));
    }
  }

  @Test
  void aFileWhereACloudBelongsIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "text");
    Answer answer = Answer.to("up", "--port=0", "--data", file);
    assertEquals("zon: " + file + " is a file: name a folder\n", answer.err());
    assertEquals(Zon.WRONG_USE, answer.exit());
    Answer under = Answer.to("up", "--port=0", "--data", file.resolve("cloud"));
    assertEquals("zon: " + file + " is a file: name a folder\n", under.err());
    assertEquals("text", Files.readString(file));
  }

  @Test
  void aBillThatIsNotThereIsNamedAsItWasTyped() {
    assertEquals(
        "zon: there is no nope\n", Answer.to("local", "deliver", "nope", "--data", folder).err());
  }

  @Test
  void aFileWhereAFolderBelongsIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "text");
    Answer answer = Answer.to("demo", "--dir", file);
    assertEquals(Zon.WRONG_USE, answer.exit());
    assertEquals(
        "zon: " + file + ": is no folder: move it, or name another folder with --dir\n",
        answer.err());
    Answer under = Answer.to("demo", "--dir", file.resolve("demo"));
    assertTrue(under.err().startsWith("zon: " + file), under.err());
  }

  @Test
  void theStateIsInTheHomeOfTheEnvironmentOrWhereOneSays() {
    assertEquals(
        Path.of("/x/zoncoin"), StateFolder.of(Map.of("XDG_STATE_HOME", "/x", "HOME", "/h"), "/j"));
    assertEquals(Path.of("/h/.local/state/zoncoin"), StateFolder.of(Map.of("HOME", "/h"), "/j"));
    assertEquals(Path.of("/j/.local/state/zoncoin"), StateFolder.of(Map.of(), "/j"));
    UncheckedIOException homeless =
        assertThrows(UncheckedIOException.class, () -> StateFolder.of(Map.of(), "?"));
    assertTrue(Reason.of(homeless).contains("XDG_STATE_HOME"), homeless::toString);
  }

  @Test
  void aShortWaitPrintsNothingOnATerminal() {
    StringWriter err = new StringWriter();
    System.setProperty("zon.terminal", "true");
    try {
      assertEquals("done", Waiting.during("waiting", new PrintWriter(err), () -> "done"));
    } finally {
      System.clearProperty("zon.terminal");
    }
    assertEquals("", err.toString());
  }

  @Test
  void theKeysOfADemoRememberBesideThemselvesWhereverTheyAre() throws IOException {
    Path made = folder.resolve("a demo");
    assertEquals(Zon.GOOD, Answer.to("demo", "--memory", "--dir", made).exit());
    Path moved = Files.move(made, folder.resolve("moved"));
    String keys = "@" + moved.resolve("keys.txt");
    assertEquals(Zon.GOOD, Answer.to("verify", moved.resolve("receipt.txt"), keys).exit());
    assertEquals(Zon.GOOD, Answer.to("audit", moved.resolve("cloud/log"), keys).exit());
    assertTrue(Files.exists(moved.resolve("seen")));
    Object[] report = {"report", "--period=2026-06", "--log", moved.resolve("cloud/log"), keys};
    assertEquals(Zon.GOOD, Answer.to(report).exit(), "remembers nothing, and takes the same file");
    assertTrue(Files.notExists(made));
    assertEquals(Zon.GOOD, Answer.to("demo", "--memory", "--dir", moved).exit());
    assertEquals(Zon.GOOD, Answer.to("audit", moved.resolve("cloud/log"), keys).exit());
  }
}
