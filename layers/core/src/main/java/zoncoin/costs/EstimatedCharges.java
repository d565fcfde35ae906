package zoncoin.costs;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import zoncoin.billing.Subject;

/**
 * What CloudWatch estimates that linked accounts have spent since their month began: metric {@code
 * EstimatedCharges} of {@code AWS/Billing}, in us-east-1 alone, in USD alone, several times a day.
 * Safe for many threads.
 */
@FunctionalInterface
public interface EstimatedCharges {
  /**
   * The newest estimate of each account that has one in a span of time.
   *
   * @param payer whose metrics
   * @param accounts linked accounts, 12 digits each
   * @param from the first instant that counts
   * @param to the first that does not
   * @return in the order of the accounts; those without a figure are left out
   * @throws zoncoin.ledger.NotApplied if they could not be read; asking again may help
   */
  List<Estimate> newest(String payer, List<String> accounts, Instant from, Instant to);

  /**
   * An estimate.
   *
   * @param account whose
   * @param amount USD since the month began: taxes and fees are in it, and what no policy rewards
   * @param at when CloudWatch got it
   */
  record Estimate(String account, BigDecimal amount, Instant at) {
    /** Refuses what is no account. */
    public Estimate {
      Subject.checkAccount(account);
    }
  }
}
