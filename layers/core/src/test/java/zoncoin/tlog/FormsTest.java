package zoncoin.tlog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormsTest {
  private static final String ROOT = "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tile/0/000",
        "tile/0/x001/x234/067",
        "tile/63/273.p/112",
        "tile/entries/x001/000.p/1",
        "tile/7/x009/x223/x372/x036/x854/775/807",
        "tile/2/000.p/255",
      })
  void aChangedTilePathIsRefusedOrPrintsBack(String path) {
    if (path.equals("tile/7/x009/x223/x372/x036/x854/775/807")) {
      Strictness.assertRefused("tile path", () -> Tile.parse(path));
    } else {
      Strictness.checkAllChanges(path, changed -> Tile.parse(changed).path());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tile",
        "tile/0",
        "tile/0/",
        "tile/0/0",
        "tile/0/00",
        "tile/0/0000",
        "tile/0/x000/001",
        "tile/0/001/001",
        "tile/0/x001",
        "tile/00/000",
        "tile/64/000",
        "tile/-1/000",
        "tile/-2/000",
        "tile/Entries/000",
        "tile/entries/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/000.p/",
        "tile/0/000.P/1",
        "tile/0/000/",
        "/tile/0/000",
        "tile/0/-01",
        "tile/0/٠٠١",
        "tile/0/x999/x999/x999/x999/x999/x999/999",
      })
  void refusesWhatIsNotATilePath(String path) {
    assertThrows(Malformed.class, () -> Tile.parse(path));
  }

  @Test
  void everyTilePathPrintsBack() {
    for (int level : List.of(Tile.ENTRIES, 0, 1, 7, 63)) {
      for (long index : List.of(0L, 1L, 999L, 1000L, 1_000_000L, 1234067L, 1L << 40)) {
        for (int width : List.of(1, 9, 255, 256)) {
          Tile tile = new Tile(level, index, width);
          assertEquals(tile, Tile.parse(tile.path()));
        }
      }
    }
  }

  @Test
  void aTreeHasNoTileBeyondItsEdge() {
    assertEquals(new Tile(0, 273, 112), Tile.in(0, 273, 70_000));
    assertEquals(new Tile(1, 1, 17), Tile.in(1, 1, 70_000));
    assertEquals(new Tile(Tile.ENTRIES, 273, 112), Tile.in(Tile.ENTRIES, 273, 70_000));
    assertThrows(Malformed.class, () -> Tile.in(0, 274, 70_000));
    assertThrows(Malformed.class, () -> Tile.in(3, 0, 70_000));
    assertThrows(Malformed.class, () -> Tile.in(0, Long.MAX_VALUE, Long.MAX_VALUE));
  }

  @Test
  void bundlesBetweenSizesBeginWithTheOneThatGrows() {
    List<Tile> expected = List.of(new Tile(-1, 0, 256), new Tile(-1, 1, 256), new Tile(-1, 2, 88));
    assertEquals(expected, Tile.bundlesBetween(10, 600));
    assertEquals(expected.subList(1, 3), Tile.bundlesBetween(256, 600));
    assertEquals(List.of(), Tile.bundlesBetween(600, 600));
    assertThrows(IllegalArgumentException.class, () -> Tile.bundlesBetween(2, 1));
  }

  @Test
  void aChangedHashIsRefusedOrPrintsBack() {
    Strictness.checkAllChanges(ROOT, text -> Hash.parse(text).base64());
    String hex = Hash.parse(ROOT).hex();
    Strictness.checkAllChanges(hex, text -> Hash.parseHex(text).hex());
  }

  @Test
  void refusesBase64WithBitsThatMeanNothing() {
    Strictness.assertRefused("canonical", () -> Hash.parse(ROOT.replace("yg=", "yh=")));
    Strictness.assertRefused("canonical", () -> Hash.parse(ROOT.replace("=", "")));
    Strictness.assertRefused("not Base64", () -> Hash.parse(ROOT.replace('+', '-')));
    Strictness.assertRefused("31 bytes", () -> Hash.parse(Canonical.base64(new byte[31])));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "-0",
        "+1",
        "00",
        "01",
        " 1",
        "1 ",
        "1e3",
        "0x1",
        "١",
        "9223372036854775808"
      })
  void refusesWhatIsNotACount(String text) {
    Strictness.assertRefused("count", () -> Canonical.parseCount("size", text));
  }

  @Test
  void readsCountsUpToTheLargestLong() {
    assertEquals(0, Canonical.parseCount("size", "0"));
    assertEquals(Long.MAX_VALUE, Canonical.parseCount("size", "9223372036854775807"));
  }

  @Test
  void refusesTextThatIsNotUnicode() {
    for (byte[] bytes :
        List.of(bytes(0x80), bytes(0xc0, 0x80), bytes(0xed, 0xa0, 0x80), bytes(0xe2, 0x80))) {
      Strictness.assertRefused("UTF-8", () -> Canonical.parseUtf8("note", bytes));
    }
    Strictness.assertRefused("surrogate", () -> Canonical.utf8("note", "\ud800"));
    assertEquals("\ufffd", Canonical.parseUtf8("note", Canonical.utf8("note", "\ufffd")));
  }

  @Test
  void hashesAreOrderedByTheirUnsignedBytes() {
    Hash low = hashBeginning(0x7f);
    Hash high = hashBeginning(0x80);
    assertTrue(low.compareTo(high) < 0);
    assertTrue(high.compareTo(low) > 0);
    assertEquals(0, low.compareTo(hashBeginning(0x7f)));
  }

  @Test
  void aHashDoesNotChangeWithTheArraysAroundIt() {
    byte[] bytes = new byte[Hash.BYTES];
    Hash hash = Hash.of(bytes);
    bytes[0] = 1;
    hash.bytes()[0] = 1;
    assertEquals(hashBeginning(0), hash);
  }

  @Test
  void anEmptyTreeHasTheHashOfNothing() {
    Strictness.assertRefused("empty tree", () -> new TreeHead(0, hashBeginning(1)));
    Strictness.assertRefused("negative", () -> new TreeHead(-1, hashBeginning(1)));
  }

  @Test
  void aChangedEntryBundleIsRefusedOrEncodesBack() {
    byte[] bundle = EntryBundle.encode(List.of(bytes(), bytes(1), bytes(2, 3), new byte[300]));
    Strictness.checkAllChanges(bundle, changed -> EntryBundle.encode(EntryBundle.decode(changed)));
  }

  @Test
  void aBundleHoldsTheLargestEntryAndNoMore() {
    byte[] largest = new byte[EntryBundle.MAX_ENTRY_BYTES];
    assertArrayEquals(largest, EntryBundle.decode(EntryBundle.encode(List.of(largest))).getFirst());
    byte[] larger = new byte[EntryBundle.MAX_ENTRY_BYTES + 1];
    Strictness.assertRefused("65536", () -> EntryBundle.encode(List.of(larger)));
  }

  @Test
  void aBundleHolds256EntriesAndNoMore() {
    List<byte[]> full = Stream.generate(() -> bytes(7)).limit(256).toList();
    assertEquals(256, EntryBundle.decode(EntryBundle.encode(full)).size());
    List<byte[]> more = Stream.concat(full.stream(), Stream.of(bytes(7))).toList();
    Strictness.assertRefused("257", () -> EntryBundle.encode(more));
    byte[] bundle = EntryBundle.encode(full);
    byte[] longer = Arrays.copyOf(bundle, bundle.length + 2);
    Strictness.assertRefused("more than 256", () -> EntryBundle.decode(longer));
  }

  @Test
  void refusesABundleCutAnywhereInsideAnEntry() {
    byte[] bundle = EntryBundle.encode(List.of(bytes(1, 2, 3)));
    for (int length = 1; length < bundle.length; length++) {
      byte[] cut = Arrays.copyOf(bundle, length);
      Strictness.assertRefused("cut short", () -> EntryBundle.decode(cut));
    }
  }

  @Test
  void readsABundleFromTheFullOneWhenThePartialOneIsGone() {
    List<byte[]> full = IntStream.range(0, 256).mapToObj(FormsTest::bytes).toList();
    Tile partial = new Tile(Tile.ENTRIES, 0, 9);
    TileReader onlyFull =
        path ->
            path.equals("tile/entries/000")
                ? Optional.of(EntryBundle.encode(full))
                : Optional.empty();
    List<byte[]> entries = EntryBundle.read(partial, onlyFull);
    assertEquals(9, entries.size());
    assertArrayEquals(full.get(8), entries.get(8));
  }

  @Test
  void refusesABundleThatHoldsNotWhatItsNameSays() {
    Tile partial = new Tile(Tile.ENTRIES, 0, 9);
    byte[] eight = EntryBundle.encode(Stream.generate(() -> bytes(7)).limit(8).toList());
    Strictness.assertRefused(
        "tile/entries/000.p/9", () -> EntryBundle.read(partial, path -> Optional.of(eight)));
    Strictness.assertRefused(
        "tile/entries/000.p/9", () -> EntryBundle.read(partial, path -> Optional.empty()));
  }

  @Test
  void aMessageShowsHostileTextOnOneShortLine() {
    String shown = Malformed.shown("a\r\n\u001b[2J\u202e" + "x".repeat(1000));
    assertTrue(shown.length() < 120, shown);
    assertTrue(shown.startsWith("\"a\\u000d\\u000a\\u001b[2J\\u202ex"), shown);
  }

  private static Hash hashBeginning(int first) {
    byte[] bytes = new byte[Hash.BYTES];
    bytes[0] = (byte) first;
    return Hash.of(bytes);
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
