package zoncoin.costs;

import java.util.List;
import zoncoin.billing.Assessment;
import zoncoin.billing.Period;

/**
 * The assessments that a period's coins rest on: of each account and currency the last. Safe for
 * many threads.
 */
@FunctionalInterface
public interface Assessments {
  /**
   * Those of a payer and period, in any order.
   *
   * @throws zoncoin.ledger.NotApplied if they could not be read; asking again may help
   */
  List<Assessment> of(String payer, Period period);
}
