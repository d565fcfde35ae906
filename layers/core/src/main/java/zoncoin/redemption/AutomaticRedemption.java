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
    TransactionId hold = id(account, asked.wanted().product(), period);
    Catalogue catalogue = catalogues.inForce();
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      OptionalLong quantity =
          isMade(hold) ? OptionalLong.empty() : quantity(account, asked.wanted(), catalogue);
      if (quantity.isEmpty()
          || !isMoved(
              redemptions.request(order(hold, account, asked, quantity.getAsLong()), catalogue))) {
        // Another run may have made it meanwhile, with the coins that were missing here.
        return isMade(hold) ? Optional.of(hold) : Optional.empty();
      }
    }
    throw new NotApplied("couldn't redeem " + hold + ": its account is busy");
  }

  private boolean isMade(TransactionId hold) {
    return redemptions.find(hold).isPresent();
  }

  private static Order order(
      TransactionId hold, Account.Member account, StandingRedemptions.Asked asked, long quantity) {
    return new Order(hold, account, asked.principal(), asked.wanted().product(), quantity);
  }

  private OptionalLong quantity(
      Account.Member account, StandingRedemption wanted, Catalogue catalogue) {
    Step head = journal.head(account);
    Buckets buckets = head.standing().buckets();
    return catalogue
        .find(wanted.product())
        .map(
            product -> {
              Amount spendable =
                  buckets.sum(buckets.spendable(ledger.monthAfter(head), !product.isCredit()));
              return wanted.quantity(product, spendable);
            })
        .orElseGet(OptionalLong::empty);
  }

  /** Whether the account moved since it was read: what it has now decides. */
  private static boolean isMoved(Redemptions.Result result) {
    return result instanceof Redemptions.Result.Refused refused
        && (refused.refusal() instanceof Refusal.InsufficientCoins
            || refused.refusal() instanceof Refusal.Busy);
  }
}
