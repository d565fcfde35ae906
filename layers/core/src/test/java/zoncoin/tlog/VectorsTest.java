package zoncoin.tlog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VectorsTest {
  private static final JsonNode EIGHT = Vectors.of("rfc6962_eight_leaves");
  private static final List<byte[]> LEAVES =
      Vectors.texts(EIGHT.required("leaves")).stream().map(HexFormat.of()::parseHex).toList();

  @Test
  void rootsOfEightLeavesAreTheKnownOnes() {
    List<String> roots = new ArrayList<>();
    Frontier frontier = Frontier.empty();
    roots.add(frontier.head().root().hex());
    for (byte[] leaf : LEAVES) {
      frontier.append(Hash.leaf(leaf));
      roots.add(frontier.head().root().hex());
    }
    assertEquals(Vectors.texts(EIGHT.required("roots_by_size")), roots);
  }

  @Test
  void inclusionProofsAreTheKnownOnesAndCheck() {
    Vectors.list(EIGHT.required("inclusion"))
        .forEach(
            known -> {
              long index = known.required("index").longValue();
              TreeHead head = head(known.required("size").intValue());
              List<Hash> proof = Inclusion.prove(index, head.size(), tiles(head));
              assertEquals(hashes(known.required("proof")), proof);
              Hash leaf = Hash.leaf(LEAVES.get((int) index));
              assertTrue(Inclusion.check(leaf, index, head, proof));
            });
  }

  @Test
  void consistencyProofsAreTheKnownOnesAndCheck() {
    Vectors.list(EIGHT.required("consistency"))
        .forEach(
            known -> {
              TreeHead from = head(known.required("from").intValue());
              TreeHead to = head(known.required("to").intValue());
              List<Hash> proof = Consistency.prove(from.size(), to.size(), tiles(to));
              assertEquals(hashes(known.required("proof")), proof);
              assertTrue(Consistency.check(from, to, proof));
            });
  }

  @Test
  void pathsOfTilesAreTheKnownOnes() {
    JsonNode paths = Vectors.of("tile_paths");
    assertPath(new Tile(0, 1234067, 256), paths.required("0,1234067"));
    assertPath(new Tile(0, 273, 112), paths.required("0,273,width 112"));
    assertPath(new Tile(Tile.ENTRIES, 273, 112), paths.required("entries,273,width 112"));
    assertPath(new Tile(2, 0, 1), paths.required("2,0,width 1"));
  }

  private static void assertPath(Tile tile, JsonNode path) {
    assertEquals(path.textValue(), tile.path());
    assertEquals(tile, Tile.parse(path.textValue()));
  }

  @Test
  void aTreeOfEachKnownSizeHasTheKnownTiles() {
    Vectors.of("tiles_by_size")
        .propertyStream()
        .forEach(
            known -> {
              int size = Integer.parseInt(known.getKey());
              assertEquals(expectedTiles(known.getValue()), Tile.tilesBetween(0, size));
              assertEquals(
                  paths(expectedTiles(known.getValue())), LogFixture.ofSize(size).files.keySet());
            });
  }

  private static List<Tile> expectedTiles(JsonNode levels) {
    List<Tile> tiles = new ArrayList<>();
    for (JsonNode of : levels) {
      int level = of.required("level").intValue();
      int full = of.required("full").intValue();
      int partial = of.required("partial").intValue();
      for (int index = 0; index < full; index++) {
        tiles.add(new Tile(level, index, Tile.FULL_WIDTH));
      }
      if (partial > 0) {
        tiles.add(new Tile(level, full, partial));
      }
    }
    return tiles;
  }

  private static java.util.Set<String> paths(List<Tile> tiles) {
    return tiles.stream().map(Tile::path).collect(Collectors.toSet());
  }

  @Test
  void anEntryBundleIsTheKnownBytes() {
    byte[] bundle =
        HexFormat.of().parseHex(Vectors.of("entry_bundle_first_four_leaves").textValue());
    assertArrayEquals(bundle, EntryBundle.encode(LEAVES.subList(0, 4)));
    List<byte[]> entries = EntryBundle.decode(bundle);
    assertEquals(4, entries.size());
    for (int i = 0; i < entries.size(); i++) {
      assertArrayEquals(LEAVES.get(i), entries.get(i));
    }
  }

  private static List<Hash> hashes(JsonNode proof) {
    return Vectors.texts(proof).stream().map(Hash::parseHex).toList();
  }

  private static TreeHead head(int size) {
    return frontier(size).head();
  }

  private static Frontier frontier(int size) {
    Frontier frontier = Frontier.empty();
    LEAVES.subList(0, size).forEach(leaf -> frontier.append(Hash.leaf(leaf)));
    return frontier;
  }

  private static TileReader tiles(TreeHead head) {
    Map<String, byte[]> files =
        frontier((int) head.size()).takeTiles().stream()
            .collect(Collectors.toMap(TileFile::path, TileFile::bytes));
    return path -> Optional.ofNullable(files.get(path));
  }
}
