package zoncoin.reward;

import zoncoin.billing.Period;

/** Where the reward policies of a programme come from. Safe for use by many threads. */
public interface PolicySource {
  /** All that were ever in force, and will be. */
  RewardPolicies all();

  /**
   * All policies, for issuing a period: from now on none can begin with it or an earlier one.
   *
   * @param period what is to be issued
   */
  RewardPolicies claim(Period period);
}
