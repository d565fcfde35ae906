package zoncoin.audit;

/** Told how far an audit is. */
@FunctionalInterface
public interface Progress {
  /** Tells nobody. */
  Progress NONE = (done, total) -> {};

  /**
   * Called from time to time, by the thread that audits.
   *
   * @param done entries that are behind
   * @param total entries of the log
   */
  void at(long done, long total);
}
