package zoncoin.fulfilment;

import java.time.Instant;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.TransactionId;
import zoncoin.redemption.Product;
import zoncoin.redemption.Redemption;
import zoncoin.redemption.Worth;
import zoncoin.tlog.Malformed;

/**
 * What is to be delivered. Equal for every attempt, whatever the catalogue says meanwhile.
 *
 * @param hold the id of the redemption, by which the other side is asked
 * @param account who gets it
 * @param product its name in the catalogue
 * @param quantity how many, 1 or more
 * @param amount what is held for it
 * @param worth of all of it outside the programme, as the catalogue had it when it was asked for
 * @param requested when the redemption was asked for
 */
public record Delivery(
    TransactionId hold,
    Account.Member account,
    String product,
    long quantity,
    Amount amount,
    Worth worth,
    Instant requested) {
  /** Refuses a delivery of nothing. */
  public Delivery {
    if (quantity < 1) {
      throw new Malformed("delivery is of 1 or more: " + quantity);
    }
  }

  /** The delivery of a redemption, by the catalogue it was asked under. */
  static Delivery of(Redemption redemption, Product product) {
    return new Delivery(
        redemption.order().hold(),
        redemption.order().account(),
        redemption.order().product(),
        redemption.order().quantity(),
        redemption.amount(),
        product.terms().worth().times(redemption.order().quantity()),
        redemption.requested());
  }
}
