package zoncoin.reward;

import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import zoncoin.ledger.Account;
import zoncoin.ledger.Enrolment;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Refusal;

/**
 * Who gets what an account earns, where a company has several accounts. It is in force once both
 * said so, each with its own credentials: the account names its beneficiary, and the beneficiary
 * agrees. Either ends it by saying so, or by leaving; whoever comes back has to say it anew.
 *
 * <pre>{@code
 * beneficiaries.name(sandbox, treasury);     // Noted(false): the other has not agreed
 * beneficiaries.agree(treasury, sandbox);    // Noted(true)
 * beneficiaries.of(sandbox);                 // treasury
 * }</pre>
 *
 * <p>Each writes notes of its own alone, so nobody can undo what two others agreed on. Coins that
 * were issued stay where they are; and all coins of one bill go to one account, to whoever was the
 * beneficiary when the first of them were issued: what is restated later changes that account's.
 * Nothing is passed on further: what a beneficiary's own bill earns goes to its own beneficiary.
 */
public final class Beneficiaries {
  /** Family of the notes of those who named somebody. */
  private static final String NAMED = "beneficiary";

  /** Family of the notes of those who agreed. */
  private static final String AGREED = "benefits";

  private static final String WHO = "account";
  private static final String SINCE = "since";
  private static final String NOBODY = "-";
  private static final int MAX_ATTEMPTS = 8;

  private final Journal journal;

  /**
   * @param journal where it is noted
   */
  public Beneficiaries(Journal journal) {
    this.journal = journal;
  }

  /** What became of saying so. */
  public sealed interface Result {
    /**
     * It is noted, by this call or an earlier one.
     *
     * @param isInForce whether both have said so by now
     */
    record Noted(boolean isInForce) implements Result {}

    /** A rule forbids it; nothing was noted. */
    record Refused(Refusal refusal) implements Result {}
  }

  /** An account names its beneficiary, or another than before. */
  public Result name(Account.Member account, Account.Member beneficiary) {
    return say(account, named(account), beneficiary, () -> of(account).equals(beneficiary));
  }

  /** A beneficiary agrees to get what that account earns. */
  public Result agree(Account.Member beneficiary, Account.Member account) {
    Item.Key key = agreed(beneficiary, account);
    return say(beneficiary, key, account, () -> of(account).equals(beneficiary));
  }

  /** An account names nobody any more. */
  public Result end(Account.Member account) {
    return note(named(account), Map.of(WHO, NOBODY, SINCE, NOBODY));
  }

  /** A beneficiary gets nothing more of that account. */
  public Result decline(Account.Member beneficiary, Account.Member account) {
    return note(agreed(beneficiary, account), Map.of(WHO, NOBODY, SINCE, NOBODY));
  }

  private static Item.Key named(Account.Member account) {
    return new Item.Key(NAMED, account.id());
  }

  private static Item.Key agreed(Account.Member beneficiary, Account.Member account) {
    return new Item.Key(AGREED, beneficiary.id() + "." + account.id());
  }

  private Result say(
      Account.Member who, Item.Key key, Account.Member other, BooleanSupplier isInForce) {
    if (who.equals(other)) {
      return new Result.Refused(new Refusal.SameAccount(who));
    }
    Enrolment enrolment = enrolment(who);
    if (!enrolment.isEnrolled()) {
      return new Result.Refused(new Refusal.NotEnrolled(who));
    }
    Result noted = note(key, Map.of(WHO, other.id(), SINCE, Long.toString(enrolment.since())));
    return noted instanceof Result.Noted ? new Result.Noted(isInForce.getAsBoolean()) : noted;
  }

  private Result note(Item.Key key, Map<String, String> fields) {
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      Optional<Item> before = journal.item(key);
      if (before.map(Item::fields).filter(fields::equals).isPresent()
          || journal.put(
              before
                  .map(item -> item.next(fields, Optional.empty()))
                  .orElseGet(() -> Item.first(key, fields, Optional.empty())))) {
        return new Result.Noted(false);
      }
    }
    return new Result.Refused(new Refusal.Busy(MAX_ATTEMPTS));
  }

  private Enrolment enrolment(Account.Member account) {
    return journal.head(account).standing().enrolment();
  }

  /** Who gets what that account earns from now on: itself, unless both said otherwise. */
  public Account.Member of(Account.Member account) {
    return journal
        .item(named(account))
        .filter(item -> !item.field(WHO).equals(NOBODY))
        .filter(item -> isStill(account, item))
        .map(item -> new Account.Member(item.field(WHO)))
        .filter(beneficiary -> hasAgreed(beneficiary, account))
        .orElse(account);
  }

  private boolean hasAgreed(Account.Member beneficiary, Account.Member account) {
    return journal
        .item(agreed(beneficiary, account))
        .filter(item -> item.field(WHO).equals(account.id()))
        .filter(item -> isStill(beneficiary, item))
        .isPresent();
  }

  /** Whether an account takes part as it did when it said so. */
  private boolean isStill(Account.Member account, Item item) {
    Enrolment enrolment = enrolment(account);
    return enrolment.isEnrolled() && item.field(SINCE).equals(Long.toString(enrolment.since()));
  }
}
