package zoncoin.billing;

import java.time.Instant;
import java.util.Comparator;

/**
 * Which of two deliveries of one payer and period counts: the greater. This is the one rule: the
 * better {@linkplain Source source} first, whatever its time, so that an export replaces any
 * reading of Cost Explorer and is replaced by none; of one source the later, and of two at the same
 * time the one with the larger execution id.
 *
 * @param source where it comes from
 * @param modified when its manifest was last modified, or when it was read
 * @param execution the id of the run that made it, as {@link Delivery#execution}
 */
public record Age(Source source, Instant modified, String execution) implements Comparable<Age> {
  private static final Comparator<Age> ORDER =
      Comparator.comparing(Age::source).thenComparing(Age::modified).thenComparing(Age::execution);

  /**
   * What people call the delivery, such as {@code run-9@2026-07-25T06:00:00Z}: runs that overwrite
   * can all have one id, or none.
   */
  public String name() {
    return execution + "@" + modified;
  }

  @Override
  public int compareTo(Age other) {
    return ORDER.compare(this, other);
  }
}
