package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.ledger.NotApplied;
import zoncoin.memory.MemoryFiles;
import zoncoin.seal.LogFiles;
import zoncoin.tlog.Malformed;

final class FolderFilesTest implements LogFilesContract {
  private static final int RACED_FILES = 100;

  @TempDir Path folder;
  private LogFiles files = new MemoryFiles();

  @BeforeEach
  void open() {
    files = FolderFiles.of(folder.resolve("log"));
  }

  @Override
  public LogFiles files() {
    return files;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../log2",
        "a/../../b",
        "/etc/passwd",
        "a//b",
        "a/",
        ".lock",
        ".aside",
        "a/.b",
        "a\\b",
        "a\nb",
        "a\0b",
        "C:x",
        "ä",
        "a/b/c/d/e/f/g/h/i"
      })
  void refusesAPathThatIsNotNamesJoinedBySlashes(String path) {
    assertThrows(Malformed.class, () -> files.read(path));
    assertThrows(Malformed.class, () -> files.create(path, new byte[1]));
    assertThrows(Malformed.class, () -> files.replace(path, new byte[1], "-"));
    assertThrows(Malformed.class, () -> files.delete(path));
    assertThrows(Malformed.class, () -> new FolderTiles(folder).read(path));
  }

  @Test
  void keepsFilesForWhoOpensTheFolderNext() {
    files.create("tile/0/000", new byte[] {1});
    LogFiles again = FolderFiles.of(folder.resolve("log"));
    assertArrayEquals(new byte[] {1}, again.read("tile/0/000").orElseThrow().bytes());
    assertFalse(again.create("tile/0/000", new byte[] {2}));
  }

  @Test
  void passesOverWhatAWriterLeftWhoDiedHalfway() throws IOException {
    Files.write(folder.resolve("log/.aside"), new byte[9_999]);
    assertTrue(files.create("checkpoint", new byte[] {1}));
    assertArrayEquals(new byte[] {1}, files.read("checkpoint").orElseThrow().bytes());
  }

  @Test
  void tellsThatNothingWasWrittenWhereAFolderCannotBeMade() {
    files.create("tile", new byte[] {1});
    assertThrows(NotApplied.class, () -> files.create("tile/0/000", new byte[] {2}));
    assertArrayEquals(new byte[] {1}, files.read("tile").orElseThrow().bytes());
  }

  @Test
  void isReadAsTilesWithoutBeingWrittenTo() throws IOException {
    files.create("tile/0/000", new byte[] {1});
    try (Stream<Path> paths = Files.walk(folder)) {
      long before = paths.count();
      FolderTiles tiles = new FolderTiles(folder.resolve("log"));
      assertArrayEquals(new byte[] {1}, tiles.read("tile/0/000").orElseThrow());
      assertEquals(Optional.empty(), tiles.read("tile/0"));
      assertEquals(Optional.empty(), tiles.read("checkpoint"));
      assertEquals(Optional.empty(), new FolderTiles(folder.resolve("no")).read("checkpoint"));
      try (Stream<Path> after = Files.walk(folder)) {
        assertEquals(before, after.count());
      }
    }
  }

  /** Two processes create the same files: each file is created by one of them. */
  @Test
  void ofTwoProcessesWhoCreateAFileOneDoes() throws IOException, InterruptedException {
    Process other = other("create");
    int own = createAll(files, (byte) 1);
    String others = new String(other.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertEquals(0, other.waitFor());
    assertEquals(RACED_FILES, own + Integer.parseInt(others));
  }

  @Test
  void aWriterThatIsKilledLeavesAWholeFileAndNoLock() throws IOException, InterruptedException {
    files.create("checkpoint", new byte[1_000_000]);
    Process other = other("replace");
    Thread.sleep(100);
    other.destroyForcibly().waitFor();
    LogFiles.Stored stored = files.read("checkpoint").orElseThrow();
    byte[] whole = new byte[1_000_000];
    Arrays.fill(whole, stored.bytes()[0]);
    assertArrayEquals(whole, stored.bytes());
    assertTrue(files.replace("checkpoint", new byte[] {1}, stored.version()));
    assertArrayEquals(new byte[] {1}, files.read("checkpoint").orElseThrow().bytes());
  }

  /** Another process that writes to the folder, once it has said that it is ready. */
  private Process other(String what) throws IOException {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Other.class.getName(),
                folder.resolve("log").toString(),
                what)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertEquals('!', other.getInputStream().read());
    return other;
  }

  private static int createAll(LogFiles files, byte writer) {
    int created = 0;
    for (int i = 0; i < RACED_FILES; i++) {
      byte[] bytes = new byte[1_000];
      Arrays.fill(bytes, writer);
      created += files.create("tile/0/" + i, bytes) ? 1 : 0;
    }
    return created;
  }

  private static void replaceForEver(LogFiles files) {
    for (byte i = 1; ; i++) {
      byte[] bytes = new byte[1_000_000];
      Arrays.fill(bytes, i);
      files.replace("checkpoint", bytes, files.read("checkpoint").orElseThrow().version());
    }
  }

  /** The other process: says when it is ready, and how many files it created if it is to. */
  static final class Other {
    private Other() {}

    public static void main(String[] folderAndWhat) {
      List<String> arguments = List.of(folderAndWhat);
      LogFiles files = FolderFiles.of(Path.of(arguments.get(0)));
      System.out.print("!");
      System.out.flush();
      if (arguments.get(1).equals("create")) {
        System.out.print(createAll(files, (byte) 2));
      } else {
        replaceForEver(files);
      }
    }
  }
}
