package zoncoin.tlog;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A log in memory whose leaves are the texts 0, 1, 2, …: the files of its last size, and its heads
 * of all sizes.
 */
final class LogFixture implements TileReader {
  /** As many leaves as any log of these tests has: all begin with the same. */
  private static final int MOST = 70_300;

  private static final List<Hash> LEAF_HASHES =
      IntStream.range(0, MOST)
          .mapToObj(index -> Hash.leaf(Integer.toString(index).getBytes(US_ASCII)))
          .toList();
  private static final List<TreeHead> HEADS = heads();

  final Map<String, byte[]> files = new TreeMap<>();
  final List<TreeHead> heads;

  private LogFixture(int size) {
    heads = HEADS.subList(0, size + 1);
  }

  private static List<TreeHead> heads() {
    List<TreeHead> heads = new ArrayList<>(List.of(TreeHead.EMPTY));
    Frontier frontier = Frontier.empty();
    for (Hash leaf : LEAF_HASHES) {
      frontier.append(leaf);
      heads.add(frontier.head());
    }
    return List.copyOf(heads);
  }

  /** A log of some size whose tiles are taken once, at the end. */
  static LogFixture ofSize(int size) {
    LogFixture log = new LogFixture(size);
    Frontier frontier = Frontier.empty();
    LEAF_HASHES.subList(0, size).forEach(frontier::append);
    log.keep(frontier.takeTiles());
    return log;
  }

  static Hash leafHash(int index) {
    return LEAF_HASHES.get(index);
  }

  void keep(List<TileFile> tiles) {
    tiles.forEach(tile -> files.put(tile.path(), tile.bytes()));
  }

  TreeHead head() {
    return heads.getLast();
  }

  /** A file that is there. */
  byte[] file(String path) {
    return read(path).orElseThrow();
  }

  /** This log with one bit of one file changed. */
  TileReader withBitFlipped(String path, int bit) {
    byte[] changed = file(path).clone();
    changed[bit / 8] ^= (byte) (1 << bit % 8);
    return with(path, changed);
  }

  /** This log with one file cut to a length. */
  TileReader withCut(String path, int length) {
    return with(path, Arrays.copyOf(file(path), length));
  }

  private TileReader with(String path, byte[] content) {
    return asked -> asked.equals(path) ? Optional.of(content) : read(asked);
  }

  @Override
  public Optional<byte[]> read(String path) {
    return Optional.ofNullable(files.get(path));
  }
}
