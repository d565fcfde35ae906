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
 *
 * <p>It asks for as many as the coins buy, and where a limit of the day or the stock leaves fewer,
 * for those: what it does not get stays with the account, and the next month's bill asks for it.
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
    long left = Long.MAX_VALUE;
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      Step head = journal.head(account);
      OptionalLong quantity =
          found.isPresent() && asked.isUnder(head.standing().enrolment())
              ? asked.wanted().quantity(found.get(), spendable(head, found.get()), left)
              : OptionalLong.empty();
      if (quantity.isEmpty()) {
        // An earlier run may have made it, with the coins that are missing now.
        return redemptions.find(hold).map(made -> hold);
      }
      Order order = new Order(hold, account, asked.principal(), product, quantity.getAsLong());
      switch (outcome(redemptions.request(order, catalogue))) {
        case Outcome.Made _ -> {
          return Optional.of(hold);
        }
        case Outcome.Forbidden _ -> {
          return Optional.empty();
        }
        case Outcome.Moved _ -> {}
        case Outcome.Fewer fewer -> left = fewer.left();
      }
    }
    throw new NotApplied("couldn't redeem " + hold + ": its account is busy");
  }

  private Amount spendable(Step head, Product product) {
    Buckets buckets = head.standing().buckets();
    return buckets.sum(buckets.spendable(ledger.monthAfter(head), !product.isCredit()));
  }

  private sealed interface Outcome {
    /** By this call or an earlier one. */
    record Made() implements Outcome {}

    /** The account moved since it was read: what it has now decides. */
    record Moved() implements Outcome {}

    /** There are not so many, or not today: as many as there are. */
    record Fewer(long left) implements Outcome {}

    /** A rule forbids it: the coins wait for the next month's. */
    record Forbidden() implements Outcome {}
  }

  private static Outcome outcome(Redemptions.Result result) {
    return switch (result) {
      case Redemptions.Result.Done _ -> new Outcome.Made();
      case Redemptions.Result.Refused(Refusal.ExistsWithDifferent _) -> new Outcome.Made();
      case Redemptions.Result.Refused(Refusal.InsufficientCoins _) -> new Outcome.Moved();
      case Redemptions.Result.Refused(Refusal.Busy _) -> new Outcome.Moved();
      case Redemptions.Result.Refused(Refusal.LimitReached limit) ->
          new Outcome.Fewer(limit.left());
      case Redemptions.Result.Refused(Refusal.OutOfStock stock) -> new Outcome.Fewer(stock.left());
      case Redemptions.Result.Refused _ -> new Outcome.Forbidden();
    };
  }
}
