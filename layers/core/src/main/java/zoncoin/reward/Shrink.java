package zoncoin.reward;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import zoncoin.billing.Currency;
import zoncoin.tlog.Malformed;

/**
 * By how much a closed period may shrink before a person has to look. A refund of a large part of a
 * month is as rare as an export that lost half of its rows, and coins that were spent cannot be
 * taken back.
 *
 * @param percent of the largest eligible spend since the period closed, or since somebody accepted
 *     less; 0 to 100, and 100 lets everything through
 */
public record Shrink(int percent) {
  /** A fifth. */
  public static final Shrink STANDARD = new Shrink(20);

  private static final int ALL = 100;

  /** Refuses what is no percentage. */
  public Shrink {
    if (percent < 0 || percent > ALL) {
      throw new Malformed("a share is 0 to 100 per cent: " + percent);
    }
  }

  /** Reads a percentage, such as {@code 20}. */
  public static Shrink parse(String text) {
    return new Shrink(Math.toIntExact(zoncoin.tlog.Canonical.parseCount("share", text)));
  }

  /**
   * A currency of which too much is gone.
   *
   * @param currency which
   * @param before what there was
   * @param now what there is
   */
  record Fall(Currency currency, BigDecimal before, BigDecimal now) {}

  /** The first currency that fell by more than this, if one did. */
  Optional<Fall> find(SortedMap<Currency, BigDecimal> before, SortedMap<Currency, BigDecimal> now) {
    return before.entrySet().stream()
        .map(entry -> fall(entry, now.getOrDefault(entry.getKey(), BigDecimal.ZERO)))
        .filter(fall -> fall.before().signum() > 0 && isTooFar(fall))
        .findFirst();
  }

  private static Fall fall(Map.Entry<Currency, BigDecimal> before, BigDecimal now) {
    return new Fall(before.getKey(), before.getValue(), now);
  }

  /** Below zero, where a period's credits outweigh the rest, is more than the whole of it. */
  private boolean isTooFar(Fall fall) {
    if (percent == ALL) {
      return false;
    }
    BigDecimal least = fall.before().multiply(BigDecimal.valueOf(ALL - percent, 2));
    return fall.now().compareTo(least) < 0;
  }
}
