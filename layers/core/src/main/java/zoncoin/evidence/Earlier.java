package zoncoin.evidence;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import zoncoin.billing.Currency;
import zoncoin.billing.Grounds;
import zoncoin.billing.Period;
import zoncoin.billing.Subject;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Posting;
import zoncoin.ledger.TransactionId;

/**
 * What the log says had come of a payer, account, period and currency before one of its entries:
 * the sums of all that issued, adjusted and vested it, and of what its account lost by leaving.
 * With it nobody has to take the line {@code before} of an assessment on trust.
 *
 * <p>What an account that left would have earned while it was away is in no entry: it stands in
 * that line as earned and as forfeited alike, so their difference is what the log tells. Of an
 * account that left, how much it forfeited is therefore on trust: whoever states too little gives
 * back what was lost, too much and later rises are worth less. Coins of an assessment never come to
 * more than its reward either way, and whoever has the deliveries in between can tell.
 *
 * @param holder whose the coins are, by the first entry; empty before it
 * @param kept what was issued and not lost by leaving
 * @param pending what of it had not vested
 * @param hasLeft whether the account ever left since the first entry
 */
public record Earlier(Optional<Account> holder, Amount kept, Amount pending, boolean hasLeft) {
  private static final Pattern NAME =
      Pattern.compile(
          "(?:issue|vest)[.]([0-9]{12})[.]([0-9]{12})[.]([0-9]{4}-[0-9]{2})[.]([A-Z]{3})[.][0-9]+");

  /** Whose a transaction issues, adjusts or vests, if it does. */
  public static Optional<Subject> subject(TransactionId transaction) {
    Matcher name = NAME.matcher(transaction.text());
    return name.matches()
        ? Optional.of(
            new Subject(
                name.group(1),
                name.group(2),
                Period.parse(name.group(3)),
                new Currency(name.group(4))))
        : Optional.empty();
  }

  /** The values of a line as its text has them. */
  public static String print(Grounds.Before before) {
    return before.reward() + " " + before.pending() + " " + before.forfeited();
  }

  /**
   * The values of the line as they have to be.
   *
   * @param stated as they are; forfeited coins are taken over where the account has left
   */
  public String beside(Grounds.Before stated) {
    Amount forfeited = hasLeft ? stated.forfeited() : Amount.ZERO;
    return kept.plus(forfeited) + " " + pending + " " + forfeited;
  }

  /** What the member got or gave back, with what had expired of it: that comes out of breakage. */
  public static Amount moved(Entry entry, Account member) {
    return entry.postings().stream()
        .filter(
            posting ->
                posting.account().equals(member)
                    || (posting.account() instanceof Account.Program program
                        && program.expired().isPresent()))
        .map(Posting::amount)
        .reduce(Amount.ZERO, Amount::plus);
  }

  /** Sums entries up, in the order of the log. For one thread. */
  public static final class Tally {
    private final String issues;
    private final String vests;
    private Optional<Account> account = Optional.empty();
    private Amount kept = Amount.ZERO;
    private Amount pending = Amount.ZERO;
    private boolean hasLeft;

    /**
     * @param subject whose
     */
    public Tally(Subject subject) {
      String name =
          "%s.%s.%s.%s"
              .formatted(subject.payer(), subject.account(), subject.period(), subject.currency());
      this.issues = "issue." + name + ".";
      this.vests = "vest." + name + ".";
    }

    /** Takes the next entry; one that has nothing to do with the subject changes nothing. */
    public void add(Entry entry) {
      String name = entry.transaction().text();
      if (name.startsWith(issues)) {
        account = account.or(() -> Optional.of(entry.chain().getFirst().account()));
        kept = kept.plus(moved(entry, account.get()));
        pending = pending.plus(pendingOf(entry));
      } else if (name.startsWith(vests)) {
        pending = pending.plus(pendingOf(entry));
      } else if (entry.kind() == Kind.LEAVE
          && account.filter(entry.chain().getFirst().account()::equals).isPresent()) {
        hasLeft = true;
        kept = kept.minus(pending);
        pending = Amount.ZERO;
      }
    }

    private Amount pendingOf(Entry entry) {
      return entry.postings().stream()
          .filter(posting -> posting.bucket().equals(Bucket.Plain.PENDING))
          .filter(posting -> account.filter(posting.account()::equals).isPresent())
          .map(Posting::amount)
          .reduce(Amount.ZERO, Amount::plus);
    }

    /** What the entries so far come to. */
    public Earlier earlier() {
      return new Earlier(account, kept, pending, hasLeft);
    }
  }
}
