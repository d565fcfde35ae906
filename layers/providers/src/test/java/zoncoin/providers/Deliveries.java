package zoncoin.providers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import zoncoin.fulfilment.Backoff;
import zoncoin.fulfilment.Delivery;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.TransactionId;
import zoncoin.redemption.Worth;

/** Deliveries of a member, and a pace at which a test does not wait. */
final class Deliveries {
  static final Account.Member MEMBER = new Account.Member("222233334444");

  private Deliveries() {}

  static Delivery named(String key) {
    return of(TransactionId.ofCaller(MEMBER.id(), key), MEMBER, Instant.now());
  }

  static Delivery of(TransactionId hold, Account.Member account, Instant requested) {
    return new Delivery(
        hold, account, "gift-card", 1, Amount.ofZnc(2_500), Worth.parse("25 USD"), requested);
  }

  /** As long as a busy machine may take. */
  static Pace patient() {
    return pace(Duration.ofSeconds(10));
  }

  /** For whoever is not answered: a test does not wait. */
  static Pace hasty() {
    return pace(Duration.ofMillis(250));
  }

  private static Pace pace(Duration patience) {
    return new Pace(InstantSource.system(), new Backoff(new Random(1)), patience);
  }
}
