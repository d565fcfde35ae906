package zoncoin.tlog;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A log in memory with leaves 0, 1, 2, …: its files after one append, and its heads after each. */
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

  @Override
  public Optional<byte[]> read(String path) {
    return Optional.ofNullable(files.get(path));
  }
}
