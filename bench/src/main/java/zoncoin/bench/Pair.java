package zoncoin.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Two pieces of work measured in turn, A B A B, so that a machine whose speed drifts drifts for
 * both.
 *
 * @param name what is compared
 * @param unit what a second is full of, such as {@code entries}
 * @param count how many of them one run does
 * @param ours seconds of each run
 * @param peer seconds of each run of what it is compared with
 */
record Pair(String name, String unit, long count, List<Double> ours, List<Double> peer) {

  /** Work to be timed; its answer keeps the compiler from leaving it out. */
  @FunctionalInterface
  interface Work {
    /** Does it all once and answers something that depends on all of it. */
    Object run();
  }

  /** One warm-up of each, then so many runs of each in turn. */
  static Pair measure(String name, String unit, long count, int runs, Work ours, Work peer) {
    List<Double> a = new ArrayList<>();
    List<Double> b = new ArrayList<>();
    seconds(ours);
    seconds(peer);
    for (int i = 0; i < runs; i++) {
      a.add(seconds(ours));
      b.add(seconds(peer));
    }
    return new Pair(name, unit, count, a, b);
  }

  private static double seconds(Work work) {
    System.gc();
    long start = System.nanoTime();
    Object answer = work.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    // Looking at the answer keeps the work from being optimised away.
    if (answer.toString().isEmpty()) {
      throw new IllegalStateException("work answered nothing");
    }
    return seconds;
  }

  /** Median over the runs of peer's time divided by ours: 1 is as fast as the peer. */
  double ratio() {
    return Median.ofRatio(peer, ours, seconds -> seconds);
  }

  /** A row of the table. */
  String row() {
    return String.format(
        Locale.ROOT,
        "%-58s %12.0f %12.0f %8.2f  %s/s",
        name,
        count / Median.of(ours, seconds -> seconds),
        count / Median.of(peer, seconds -> seconds),
        ratio(),
        unit);
  }
}
