package zoncoin.reward;

import zoncoin.tlog.Malformed;

/**
 * Another rate than the policy's own, for some lines of a bill. Of several rules that mean a line
 * the first holds.
 *
 * @param rateMillionths what comes back, in millionths of eligible spend
 * @param where for which lines; never for all, since that is the policy's own rate
 */
public record RateRule(long rateMillionths, Where where) {
  /** Refuses a rate out of bounds and one that is for everything. */
  public RateRule {
    Bounds.check("rate-for", 0, rateMillionths, RewardPolicy.MILLION);
    if (where.isAnywhere()) {
      throw new Malformed("rate-for names a service, a region or a tag");
    }
  }
}
