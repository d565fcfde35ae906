package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import zoncoin.seal.LogFiles;

/** What every {@link LogFiles} keeps to. */
interface LogFilesContract {
  int RUNNERS = 8;

  /** The files under test; the same for all calls within one test, empty at its start. */
  LogFiles files();

  @Test
  default void findsNothingWhereNothingWasWritten() {
    assertEquals(Optional.empty(), files().read("checkpoint"));
    assertEquals(Optional.empty(), files().read("tile/0/000"));
  }

  @Test
  default void givesBackWhatWasCreatedByteForByte() {
    byte[] bytes = new byte[100_000];
    new Random(1).nextBytes(bytes);
    assertTrue(files().create("tile/entries/x001/x234/067.p/8", bytes));
    assertTrue(files().create("tile/0/000", new byte[0]));
    assertArrayEquals(bytes, bytes("tile/entries/x001/x234/067.p/8"));
    assertArrayEquals(new byte[0], bytes("tile/0/000"));
    assertEquals(Optional.empty(), files().read("tile/entries/x001"));
  }

  @Test
  default void keepsItsOwnCopyOfTheBytes() {
    byte[] bytes = text("one");
    files().create("checkpoint", bytes);
    bytes[0] = 'X';
    bytes("checkpoint")[1] = 'X';
    assertEquals("one", string("checkpoint"));
  }

  @Test
  default void createsAFileOnceAndThenLeavesItAlone() {
    assertTrue(files().create("checkpoint", text("one")));
    assertFalse(files().create("checkpoint", text("two")));
    assertFalse(files().create("checkpoint", text("one")));
    assertEquals("one", string("checkpoint"));
  }

  @Test
  default void replacesOnlyTheVersionThatWasRead() {
    files().create("checkpoint", text("one"));
    String first = version("checkpoint");
    assertTrue(files().replace("checkpoint", text("two"), first));
    String second = version("checkpoint");
    assertNotEquals(first, second);
    assertFalse(files().replace("checkpoint", text("three"), first));
    assertEquals("two", string("checkpoint"));
    assertTrue(files().replace("checkpoint", text("three"), second));
    assertEquals("three", string("checkpoint"));
  }

  @Test
  default void readsTheSameVersionAsLongAsNothingIsWritten() {
    files().create("checkpoint", text("one"));
    assertEquals(version("checkpoint"), version("checkpoint"));
  }

  @Test
  default void replacesNothingThatIsNotThere() {
    files().create("checkpoint", text("one"));
    String version = version("checkpoint");
    files().delete("checkpoint");
    assertFalse(files().replace("checkpoint", text("two"), version));
    assertEquals(Optional.empty(), files().read("checkpoint"));
  }

  @Test
  default void deletesAFileAndNothingTwice() {
    files().create("5-ab-cd", text("bundle"));
    files().delete("5-ab-cd");
    assertEquals(Optional.empty(), files().read("5-ab-cd"));
    files().delete("5-ab-cd");
    assertTrue(files().create("5-ab-cd", text("again")));
    assertEquals("again", string("5-ab-cd"));
  }

  @Test
  default void ofManyWhoCreateAFileOneDoes() {
    List<Boolean> created = Race.of(RUNNERS, i -> files().create("checkpoint", content(i)));
    assertEquals(1, Collections.frequency(created, true));
    assertArrayEquals(content(created.indexOf(true)), bytes("checkpoint"));
  }

  @Test
  default void ofManyWhoReplaceAVersionOneDoes() {
    files().create("checkpoint", text("one"));
    String version = version("checkpoint");
    List<Boolean> replaced =
        Race.of(RUNNERS, i -> files().replace("checkpoint", content(i), version));
    assertEquals(1, Collections.frequency(replaced, true));
    assertArrayEquals(content(replaced.indexOf(true)), bytes("checkpoint"));
  }

  @Test
  default void neverShowsHalfAFile() {
    files().create("checkpoint", content(0));
    Race.of(
        4,
        i -> {
          for (int round = 0; round < 8; round++) {
            LogFiles.Stored stored = files().read("checkpoint").orElseThrow();
            assertArrayEquals(content(stored.bytes()[0]), stored.bytes());
            if (i < 2) {
              files().replace("checkpoint", content(10 * i + round), stored.version());
            }
          }
          return i;
        });
  }

  private static byte[] content(int number) {
    byte[] bytes = new byte[50_000];
    Arrays.fill(bytes, (byte) number);
    return bytes;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private byte[] bytes(String path) {
    return files().read(path).orElseThrow().bytes();
  }

  private String string(String path) {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }

  private String version(String path) {
    return files().read(path).orElseThrow().version();
  }
}
