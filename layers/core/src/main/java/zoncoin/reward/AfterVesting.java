package zoncoin.reward;

import java.util.Optional;
import zoncoin.ledger.Item;
import zoncoin.ledger.TransactionId;

/**
 * What is to be done once coins have vested, such as a standing redemption. It is called again for
 * the same coins when whoever vested them may have ended before it answered: so what it does has a
 * name made of the assessment, and is done once however often it is called.
 */
@FunctionalInterface
public interface AfterVesting {
  /** Nothing. */
  AfterVesting NOTHING = assessment -> Optional.empty();

  /**
   * Called when the coins of an assessment became a lot, by this run or an earlier one.
   *
   * @param assessment the item's key, of {@link Issuance#FAMILY}
   * @return the redemption that this made, or made before; empty if there is none to be made
   */
  Optional<TransactionId> vested(Item.Key assessment);
}
