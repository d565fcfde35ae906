package zoncoin.bench;

/**
 * What a round of work came to.
 *
 * @param nanos from the first piece's beginning to the last one's end
 * @param latencies of each piece
 * @param processNanos CPU of this process meanwhile, the JVM's own threads included
 * @param threadNanos CPU of the clients' threads
 * @param threadBytes that they allocated
 */
record Round(
    long nanos, Latencies latencies, long processNanos, long threadNanos, long threadBytes) {
  /** Pieces of work a second. */
  double rate() {
    return latencies.count() * 1e9 / nanos;
  }

  /** CPU milliseconds of the process for each piece. */
  double processMillis() {
    return processNanos / 1e6 / latencies.count();
  }

  /** CPU milliseconds of the client's thread for each piece. */
  double threadMillis() {
    return threadNanos / 1e6 / latencies.count();
  }

  /** Bytes that the client's thread allocated for each piece. */
  double bytes() {
    return (double) threadBytes / latencies.count();
  }
}
