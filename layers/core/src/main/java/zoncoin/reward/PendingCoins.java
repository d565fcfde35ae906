package zoncoin.reward;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import zoncoin.billing.Currency;
import zoncoin.billing.Period;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.History;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Standing;
import zoncoin.ledger.TransactionId;

/**
 * Coins of one assessment that have not vested.
 *
 * @param period of the bill
 * @param currency of the bill
 * @param amount how many
 * @param vests from when on they can vest; empty while no delivery was final
 */
public record PendingCoins(
    Period period, Currency currency, Amount amount, Optional<Instant> vests) {
  /** How {@link IssuedSoFar#transaction} names what issues for an assessment. */
  private static final Pattern ISSUE =
      Pattern.compile("issue\\.([0-9]{12}\\.[0-9]{12}\\.[0-9]{4}-[0-9]{2}\\.[A-Z]{3})\\.[0-9]+");

  /**
   * What is pending of an account, the newest bill first. It reads the newest {@link
   * History#MAX_PAGE} entries, and an item for each assessment until all pending coins are found;
   * what older entries issued and has not vested is not among them.
   *
   * @param account whose
   * @param standing how it stands
   * @param journal where assessments are noted
   * @param history of the account
   */
  public static List<PendingCoins> of(
      Account.Member account, Standing standing, Journal journal, History history) {
    List<PendingCoins> all = new ArrayList<>();
    Amount left = standing.buckets().of(Bucket.Plain.PENDING);
    if (!left.isPositive()) {
      return all;
    }
    Set<Item.Key> seen = new HashSet<>();
    for (Journal.Recorded recorded : history.before(account, Long.MAX_VALUE, History.MAX_PAGE)) {
      Optional<PendingCoins> pending =
          key(recorded.signed().entry().transaction())
              .filter(seen::add)
              .flatMap(journal::item)
              .map(item -> of(item, standing))
              .filter(coins -> coins.amount().isPositive());
      pending.ifPresent(all::add);
      left = left.minus(pending.map(PendingCoins::amount).orElse(Amount.ZERO));
      if (!left.isPositive()) {
        break;
      }
    }
    return all;
  }

  /** The assessment that a transaction issued coins of. */
  static Optional<Item.Key> key(TransactionId id) {
    Matcher issue = ISSUE.matcher(id.text());
    return issue.matches()
        ? Optional.of(new Item.Key(Issuance.FAMILY, issue.group(1)))
        : Optional.empty();
  }

  /** Coins that were pending under an earlier enrolment were taken back when it ended. */
  private static PendingCoins of(Item item, Standing standing) {
    IssuedSoFar now = IssuedSoFar.of(item).under(standing.enrolment());
    // Without a final delivery the day is only the last one: the next delivery may be final.
    Optional<Instant> vests = now.firstFinal().flatMap(first -> item.due());
    return new PendingCoins(
        IssuedSoFar.subject(item.key()).period(),
        IssuedSoFar.subject(item.key()).currency(),
        now.pending(),
        vests);
  }
}
