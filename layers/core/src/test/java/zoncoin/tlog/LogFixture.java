package zoncoin.tlog;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A log in memory whose leaves are the texts 0, 1, 2, …: the files of its last size, and its heads
 * of all sizes.
 */
final class LogFixture implements TileReader {
  final Map<String, byte[]> files = new TreeMap<>();
  final List<TreeHead> heads = new ArrayList<>(List.of(TreeHead.EMPTY));

  /** A log of some size whose tiles are taken once, at the end. */
  static LogFixture ofSize(int size) {
    LogFixture log = new LogFixture();
    Frontier frontier = Frontier.empty();
    for (int index = 0; index < size; index++) {
      frontier.append(leafHash(index));
      log.heads.add(frontier.head());
    }
    log.keep(frontier.takeTiles());
    return log;
  }

  static Hash leafHash(int index) {
    return Hash.leaf(Integer.toString(index).getBytes(US_ASCII));
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
