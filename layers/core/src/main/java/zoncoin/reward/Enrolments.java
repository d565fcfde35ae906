package zoncoin.reward;

import java.time.Instant;
import zoncoin.ledger.Account;

/** When accounts took part. Steps never change, so any read of one is as good as another. */
@FunctionalInterface
public interface Enrolments {
  /**
   * The time of the step with which an account enrolled.
   *
   * @param account which
   * @param since the step's sequence, as {@link zoncoin.ledger.Enrolment#since} says it
   * @throws zoncoin.tlog.Malformed if there is no such step
   */
  Instant since(Account.Chained account, long since);
}
