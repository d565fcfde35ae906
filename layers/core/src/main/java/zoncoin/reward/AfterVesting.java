package zoncoin.reward;

import java.util.Optional;
import zoncoin.billing.Period;
import zoncoin.ledger.Account;
import zoncoin.ledger.TransactionId;

/**
 * What is to be done once coins have vested, such as a standing redemption. It is called again for
 * the same coins when whoever vested them may have ended before it answered: so what it does has a
 * name made of the account and the period, and is done once however often it is called.
 */
@FunctionalInterface
public interface AfterVesting {
  /** Nothing. */
  AfterVesting NOTHING = (account, period) -> Optional.empty();

  /**
   * Called when the coins of an assessment became a lot, by this run or an earlier one.
   *
   * @param account whose lot
   * @param period of the bill that they were earned with
   * @return the redemption that this made, or made before; empty if there is none to be made
   */
  Optional<TransactionId> vested(Account.Member account, Period period);
}
