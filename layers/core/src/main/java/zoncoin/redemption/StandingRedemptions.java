package zoncoin.redemption;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Enrolment;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Refusal;

/**
 * What accounts want redeemed by themselves. None does unless it says so, and whoever leaves and
 * comes back has to say it anew.
 *
 * <pre>{@code
 * standing.set(alice, principal, new StandingRedemption("aws-credit", minimum, keep), catalogue);
 * standing.of(alice);     // that, from the next coins on that vest
 * standing.end(alice);
 * }</pre>
 */
public final class StandingRedemptions {
  private static final String FAMILY = "standing-redemption";
  private static final String PRODUCT = "product";
  private static final String MINIMUM = "minimum";
  private static final String KEEP = "keep";
  private static final String PRINCIPAL = "principal";
  private static final String SINCE = "since";
  private static final int MAX_ATTEMPTS = 8;

  private final Journal journal;

  /**
   * @param journal where it is noted
   */
  public StandingRedemptions(Journal journal) {
    this.journal = journal;
  }

  /** What became of saying so. */
  public sealed interface Result {
    /** It is noted, by this call or an earlier one. */
    record Noted() implements Result {}

    /** A rule forbids it; nothing was noted. */
    record Refused(Refusal refusal) implements Result {}
  }

  /**
   * An account wants this, and nothing else that it wanted before.
   *
   * @param account whose coins are redeemed
   * @param principal who asked for it on the account's behalf, an ARN
   * @param wanted what
   * @param catalogue what there is
   */
  public Result set(
      Account.Member account, String principal, StandingRedemption wanted, Catalogue catalogue) {
    if (catalogue.find(wanted.product()).isEmpty()) {
      return new Result.Refused(new Refusal.UnknownProduct(wanted.product()));
    }
    Enrolment enrolment = journal.head(account).standing().enrolment();
    if (!enrolment.isEnrolled()) {
      return new Result.Refused(new Refusal.NotEnrolled(account));
    }
    return note(
        account,
        Map.of(
            PRODUCT, wanted.product(),
            MINIMUM, wanted.minimum().toString(),
            KEEP, wanted.keep().toString(),
            PRINCIPAL, principal,
            SINCE, Long.toString(enrolment.since())));
  }

  /** An account wants nothing of the kind any more. */
  public Result end(Account.Member account) {
    return journal.item(key(account)).isEmpty() ? new Result.Noted() : note(account, Map.of());
  }

  private Result note(Account.Member account, Map<String, String> fields) {
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      Optional<Item> before = journal.item(key(account));
      if (before.map(Item::fields).filter(new TreeMap<>(fields)::equals).isPresent()
          || journal.put(
              before
                  .map(item -> item.next(fields, Optional.empty()))
                  .orElseGet(() -> Item.first(key(account), fields, Optional.empty())))) {
        return new Result.Noted();
      }
    }
    return new Result.Refused(new Refusal.Busy(MAX_ATTEMPTS));
  }

  private static Item.Key key(Account.Member account) {
    return new Item.Key(FAMILY, account.id());
  }

  /** What that account wants redeemed. */
  public Optional<StandingRedemption> of(Account.Member account) {
    return find(account)
        .filter(asked -> asked.isUnder(journal.head(account).standing().enrolment()))
        .map(Asked::wanted);
  }

  /**
   * What was asked for.
   *
   * @param wanted what
   * @param principal by whom, an ARN
   * @param since the enrolment it was asked for under, and ends with
   */
  record Asked(StandingRedemption wanted, String principal, long since) {
    /** Whether the account takes part as it did when it asked. */
    boolean isUnder(Enrolment enrolment) {
      return enrolment.isEnrolled() && enrolment.since() == since;
    }
  }

  Optional<Asked> find(Account.Member account) {
    return journal
        .item(key(account))
        .filter(item -> item.fields().containsKey(PRODUCT))
        .map(
            item ->
                new Asked(
                    new StandingRedemption(
                        item.field(PRODUCT), amount(item, MINIMUM), amount(item, KEEP)),
                    item.field(PRINCIPAL),
                    Long.parseLong(item.field(SINCE))));
  }

  private static Amount amount(Item item, String field) {
    return Amount.of(Long.parseLong(item.field(field)));
  }
}
