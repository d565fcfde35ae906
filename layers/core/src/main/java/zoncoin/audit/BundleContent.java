package zoncoin.audit;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zoncoin.tlog.Tile;
import zoncoin.tlog.TileReader;

/**
 * The entries of a bundle as far as they can be told apart: an audit names the first entry that
 * cannot, where {@link zoncoin.tlog.EntryBundle} refuses the bundle as a whole.
 *
 * @param entries from the left, at most as many as the bundle is wide
 * @param fault what is wrong with the bundle, if it is not these entries and nothing else
 */
record BundleContent(List<byte[]> entries, Optional<String> fault) {
  /** Reads a bundle, or the full one whose beginning it is. */
  static BundleContent read(Tile bundle, TileReader log) {
    Optional<byte[]> bytes = log.read(bundle.path());
    if (bytes.isPresent()) {
      return decode(bundle, bundle.width(), bytes.get());
    }
    return log.read(bundle.full().path())
        .map(full -> decode(bundle.full(), bundle.width(), full))
        .orElseGet(() -> new BundleContent(List.of(), Optional.of("no " + bundle.path())));
  }

  private static BundleContent decode(Tile found, int wanted, byte[] bytes) {
    List<byte[]> entries = new ArrayList<>();
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (entries.size() < found.width() && rest.remaining() >= Short.BYTES) {
      int length = Short.toUnsignedInt(rest.getShort(rest.position()));
      if (rest.remaining() < Short.BYTES + length) {
        break;
      }
      byte[] entry = new byte[length];
      rest.position(rest.position() + Short.BYTES).get(entry);
      entries.add(entry);
    }
    return new BundleContent(
        entries.subList(0, Math.min(wanted, entries.size())), fault(found, entries.size(), rest));
  }

  private static Optional<String> fault(Tile found, int entries, ByteBuffer rest) {
    if (entries == found.width() && !rest.hasRemaining()) {
      return Optional.empty();
    }
    return Optional.of(
        "%s has %d entries of %d, then %d more bytes"
            .formatted(found.path(), entries, found.width(), rest.remaining()));
  }
}
