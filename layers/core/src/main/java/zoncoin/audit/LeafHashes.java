package zoncoin.audit;

import java.util.Arrays;
import zoncoin.tlog.Hash;

/** Leaf hashes of some entries, in 40 bytes each, added from the left. */
final class LeafHashes {
  private static final int FIRST = 1 << 8;

  private long[] indices = new long[FIRST];
  private byte[] hashes = new byte[FIRST * Hash.BYTES];
  private int count;

  /** Adds an entry to the right of all that were added. */
  void add(long index, Hash hash) {
    if (count == indices.length) {
      indices = Arrays.copyOf(indices, Math.multiplyExact(count, 2));
      hashes = Arrays.copyOf(hashes, Math.multiplyExact(indices.length, Hash.BYTES));
    }
    indices[count] = index;
    System.arraycopy(hash.bytes(), 0, hashes, count * Hash.BYTES, Hash.BYTES);
    count++;
  }

  /** Whether the entry that was added with that index has that hash. */
  boolean has(long index, Hash hash) {
    int at = Arrays.binarySearch(indices, 0, count, index);
    int from = at * Hash.BYTES;
    return at >= 0 && Arrays.equals(hashes, from, from + Hash.BYTES, hash.bytes(), 0, Hash.BYTES);
  }
}
