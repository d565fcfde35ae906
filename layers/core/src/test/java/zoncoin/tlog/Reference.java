package zoncoin.tlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The definitions of RFC 6962 §2.1 and tlog-tiles word for word, from all leaf hashes, without any
 * cleverness.
 */
final class Reference {
  private final List<Hash> leaves;

  Reference(List<Hash> leaves) {
    this.leaves = List.copyOf(leaves);
  }

  /** MTH(D[from:to]). */
  Hash hash(long from, long to) {
    if (from == to) {
      return Hash.EMPTY;
    }
    if (to - from == 1) {
      return leaves.get((int) from);
    }
    long k = 1;
    while (2 * k < to - from) {
      k *= 2;
    }
    return Hash.node(hash(from, from + k), hash(from + k, to));
  }

  TreeHead head(long size) {
    return new TreeHead(size, hash(0, size));
  }

  /** The files of all hash tiles of a tree of some size. */
  Map<String, List<Hash>> tiles(long size) {
    Map<String, List<Hash>> files = new TreeMap<>();
    long span = 1;
    for (int level = 0; span <= size; level++, span *= 256) {
      long count = size / span;
      for (long n = 0; n * 256 < count; n++) {
        List<Hash> hashes = new ArrayList<>();
        for (long i = n * 256; i < Math.min(count, n * 256 + 256); i++) {
          hashes.add(hash(i * span, (i + 1) * span));
        }
        files.put(new Tile(level, n, hashes.size()).path(), hashes);
      }
    }
    return files;
  }
}
