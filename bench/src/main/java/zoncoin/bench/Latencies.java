package zoncoin.bench;

import java.util.Collection;
import java.util.stream.LongStream;

/** How long each piece of work took. */
final class Latencies {
  private final long[] sorted;

  /**
   * @param nanos of each, in any order
   */
  Latencies(long[] nanos) {
    sorted = LongStream.of(nanos).sorted().toArray();
  }

  /** Of all of them. */
  static Latencies of(Collection<Latencies> some) {
    return new Latencies(some.stream().flatMapToLong(each -> LongStream.of(each.sorted)).toArray());
  }

  int count() {
    return sorted.length;
  }

  /** Milliseconds that this part of them took at most: nearest rank. */
  double millis(double part) {
    int rank = (int) Math.ceil(part * sorted.length);
    return sorted[Math.max(rank - 1, 0)] / 1e6;
  }
}
