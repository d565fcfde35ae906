package zoncoin.redemption;

import java.util.Optional;
import java.util.OptionalLong;
import zoncoin.billing.Period;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Buckets;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Refusal;
import zoncoin.ledger.Step;
import zoncoin.ledger.TransactionId;

/**
 * Redeems what an account wants redeemed whenever its coins vest. It is an ordinary redemption
 * whose id is {@code auto.<account>.<product>.<period>}, the billing period whose coins vested: so
 * there is at most one of a product for each bill's month, however often this is called. What vests
 * of the same month later waits for the next month's.
 */
public final class AutomaticRedemption {
  private static final int MAX_ATTEMPTS = 8;

  private final Ledger ledger;
  private final Journal journal;
  private final Redemptions redemptions;
  private final Catalogues catalogues;

  /**
   * @param ledger says which months are over
   * @param journal where accounts are, and what they want
   * @param redemptions over a ledger that signs holds
   * @param catalogues what there is
   */
  public AutomaticRedemption(
      Ledger ledger, Journal journal, Redemptions redemptions, Catalogues catalogues) {
    this.ledger = ledger;
    this.journal = journal;
    this.redemptions = redemptions;
    this.catalogues = catalogues;
  }

  /** The name of the redemption of that product with the coins of that billing period. */
  static TransactionId id(Account.Member account, String product, Period period) {
    return new TransactionId("auto." + account.id() + "." + product + "." + period);
  }

  /**
   * Redeems what the account wants, if it wants something and has the coins.
   *
   * @param account whose coins vested
   * @param period of which bill
   * @return the redemption that this made, or that an earlier call did
   * @throws NotApplied if the account was too busy: call again
   */
  public Optional<TransactionId> redeem(Account.Member account, Period period) {
    return new StandingRedemptions(journal)
        .find(account)
        .flatMap(asked -> redeem(account, period, asked));
  }

  private Optional<TransactionId> redeem(
      Account.Member account, Period period, StandingRedemptions.Asked asked) {
    String product = asked.wanted().product();
    TransactionId hold = id(account, product, period);
    Catalogue catalogue = catalogues.inForce();
    Optional<Product> found = catalogue.find(product);
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      Step head = journal.head(account);
      OptionalLong quantity =
          found.isPresent() && asked.isUnder(head.standing().enrolment())
              ? quantity(head, asked.wanted(), found.get())
              : OptionalLong.empty();
      if (quantity.isEmpty()) {
        // An earlier run may have made it, with the coins that are missing now.
        return redemptions.find(hold).map(made -> hold);
      }
      Order order = new Order(hold, account, asked.principal(), product, quantity.getAsLong());
      Outcome outcome = outcome(redemptions.request(order, catalogue));
      if (outcome != Outcome.MOVED) {
        return outcome == Outcome.MADE ? Optional.of(hold) : Optional.empty();
      }
    }
    throw new NotApplied("couldn't redeem " + hold + ": its account is busy");
  }

  private OptionalLong quantity(Step head, StandingRedemption wanted, Product product) {
    Buckets buckets = head.standing().buckets();
    Amount spendable = buckets.sum(buckets.spendable(ledger.monthAfter(head), !product.isCredit()));
    return wanted.quantity(product, spendable);
  }

  private enum Outcome {
    /** By this call or an earlier one. */
    MADE,
    /** The account moved since it was read: what it has now decides. */
    MOVED,
    /** A rule forbids it: the coins wait for the next month's. */
    FORBIDDEN
  }

  private static Outcome outcome(Redemptions.Result result) {
    return switch (result) {
      case Redemptions.Result.Done _ -> Outcome.MADE;
      case Redemptions.Result.Refused(Refusal.ExistsWithDifferent _) -> Outcome.MADE;
      case Redemptions.Result.Refused(Refusal.InsufficientCoins _) -> Outcome.MOVED;
      case Redemptions.Result.Refused(Refusal.Busy _) -> Outcome.MOVED;
      case Redemptions.Result.Refused _ -> Outcome.FORBIDDEN;
    };
  }
}
