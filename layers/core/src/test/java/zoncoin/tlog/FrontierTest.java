package zoncoin.tlog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontierTest {
  private static final int PAST_TWO_LEVELS = 600;

  @Test
  void everyRootAndTileIsThatOfTheDefinition() {
    Reference reference = reference(PAST_TWO_LEVELS);
    Frontier frontier = Frontier.empty();
    Map<String, List<Hash>> written = new TreeMap<>();
    for (int size = 1; size <= PAST_TWO_LEVELS; size++) {
      frontier.append(LogFixture.leafHash(size - 1));
      frontier.takeTiles().forEach(tile -> written.put(tile.path(), hashes(tile)));
      assertEquals(reference.head(size), frontier.head());
      Map<String, List<Hash>> defined = reference.tiles(size);
      assertTrue(written.entrySet().containsAll(defined.entrySet()), "tiles of size " + size);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {255, 256, 257, 65_535, 65_536, 65_537, 70_000})
  void tilesOfALargeTreeAreThoseOfTheDefinition(int size) {
    Map<String, List<Hash>> written = new TreeMap<>();
    LogFixture.ofSize(size)
        .files
        .forEach((path, bytes) -> written.put(path, hashes(TileFile.of(Tile.parse(path), bytes))));
    assertEquals(reference(size).tiles(size), written);
  }

  @Test
  void tilesAreTakenOnceAndInOneOrder() {
    Frontier frontier = Frontier.empty();
    assertEquals(List.of(), frontier.takeTiles());
    append(frontier, 0, 300);
    List<String> first = paths(frontier.takeTiles());
    assertEquals(List.of("tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1"), first);
    assertEquals(List.of(), frontier.takeTiles());
    append(frontier, 300, 301);
    assertEquals(List.of("tile/0/001.p/45"), paths(frontier.takeTiles()));
    append(frontier, 301, 512);
    assertEquals(List.of("tile/0/001", "tile/1/000.p/2"), paths(frontier.takeTiles()));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 255, 256, 257, 511, 512, 600})
  void tilesTakenOverallAreThoseBetweenTheSizes(int from) {
    for (int to = from; to <= PAST_TWO_LEVELS; to++) {
      Frontier frontier = Frontier.empty();
      append(frontier, 0, from);
      frontier.takeTiles();
      append(frontier, from, to);
      List<String> between =
          new ArrayList<>(Tile.tilesBetween(from, to).stream().map(Tile::path).toList());
      assertEquals(
          between.stream().sorted().toList(),
          paths(frontier.takeTiles()).stream().sorted().toList());
    }
  }

  @Test
  void resumedAtAnySizeGoesOnAsIfItHadNeverStopped() {
    for (int size = 0; size <= PAST_TWO_LEVELS; size++) {
      resumeAndCompare(size, PAST_TWO_LEVELS + 1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {65_535, 65_536, 65_537, 65_791, 65_792, 65_793, 70_000})
  void resumedInALargeTreeGoesOnAsIfItHadNeverStopped(int size) {
    resumeAndCompare(size, 70_300);
  }

  private static void resumeAndCompare(int size, int end) {
    LogFixture log = LogFixture.ofSize(size);
    Frontier resumed = Frontier.resume(log.head(), log);
    assertEquals(log.head(), resumed.head());
    assertEquals(List.of(), resumed.takeTiles());

    Frontier unbroken = Frontier.empty();
    append(unbroken, 0, size);
    unbroken.takeTiles();
    append(unbroken, size, end);
    append(resumed, size, end);
    assertEquals(unbroken.head(), resumed.head());
    assertEquals(unbroken.takeTiles(), resumed.takeTiles());
  }

  @Test
  void resumesFromTheFullTileWhenThePartialOneIsGone() {
    LogFixture before = LogFixture.ofSize(300);
    LogFixture after = LogFixture.ofSize(70_000);
    assertEquals(before.head(), Frontier.resume(before.head(), after).head());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 300, 65_793})
  void refusesToResumeFromATileWithAnyBitFlipped(int size) {
    LogFixture log = LogFixture.ofSize(size);
    for (String path : rightEdge(size)) {
      for (int bit = 0; bit < 8 * log.file(path).length; bit++) {
        TileReader tampered = log.withBitFlipped(path, bit);
        assertThrows(Malformed.class, () -> Frontier.resume(log.head(), tampered));
      }
    }
  }

  @Test
  void refusesToResumeFromATileThatIsCutShortOrTooLong() {
    LogFixture log = LogFixture.ofSize(300);
    for (String path : rightEdge(300)) {
      int length = log.file(path).length;
      for (int cut : List.of(0, length - 32, length - 1, length + 1, length + 32)) {
        TileReader tampered = log.withCut(path, cut);
        assertThrows(Malformed.class, () -> Frontier.resume(log.head(), tampered));
      }
    }
  }

  @Test
  void refusesToResumeWithoutATileOfTheEdge() {
    TreeHead head = LogFixture.ofSize(300).head();
    Malformed missing =
        assertThrows(Malformed.class, () -> Frontier.resume(head, path -> Optional.empty()));
    assertTrue(missing.getMessage().contains("tile/0/001.p/44"));
  }

  @Test
  void refusesToResumeAtAnotherRoot() {
    LogFixture log = LogFixture.ofSize(300);
    TreeHead other = new TreeHead(300, log.heads.get(299).root());
    assertThrows(Malformed.class, () -> Frontier.resume(other, log));
  }

  @Test
  void keepsTheBytesOfATileThatItHandedOut() {
    LogFixture log = LogFixture.ofSize(256);
    Frontier frontier = Frontier.empty();
    append(frontier, 0, 256);
    TileFile full = frontier.takeTiles().getFirst();
    append(frontier, 256, 512);
    assertArrayEquals(log.file("tile/0/000"), full.bytes());
  }

  private static List<String> rightEdge(int size) {
    return IntStream.range(0, Tile.LEVELS)
        .filter(level -> Tile.countAt(level, size) % Tile.FULL_WIDTH != 0)
        .mapToObj(level -> Tile.in(level, Tile.countAt(level, size) / Tile.FULL_WIDTH, size).path())
        .toList();
  }

  private static Reference reference(int size) {
    return new Reference(IntStream.range(0, size).mapToObj(LogFixture::leafHash).toList());
  }

  private static void append(Frontier frontier, int from, int to) {
    IntStream.range(from, to).forEach(index -> frontier.append(LogFixture.leafHash(index)));
  }

  private static List<String> paths(List<TileFile> tiles) {
    return tiles.stream().map(TileFile::path).toList();
  }

  private static List<Hash> hashes(TileFile tile) {
    return IntStream.range(0, tile.tile().width()).mapToObj(tile::hash).toList();
  }
}
