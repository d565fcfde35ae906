package zoncoin.reward;

import java.util.List;
import java.util.Optional;
import zoncoin.billing.Period;
import zoncoin.ledger.Item;

/**
 * The assessments for which something is noted, by payer and period: so that those that a delivery
 * no longer contains can be found. Reads are strongly consistent: a listing has every note that was
 * written before its first page was asked for, and may or may not have one that is written
 * meanwhile. Safe for use by many threads and processes.
 */
@FunctionalInterface
public interface Assessed {
  /**
   * Some keys of the family {@link Issuance#FAMILY}, in an order that never changes.
   *
   * @param payer the payer, 12 digits
   * @param period the billing period
   * @param after the last one that was listed; empty to start
   * @param limit how many at most
   * @return fewer than the limit only if there are no more
   */
  List<Item.Key> list(String payer, Period period, Optional<Item.Key> after, int limit);
}
