package zoncoin.reward;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import zoncoin.billing.Age;
import zoncoin.billing.Circumstances;
import zoncoin.billing.Currency;
import zoncoin.billing.Grounds;
import zoncoin.billing.Period;
import zoncoin.billing.Source;
import zoncoin.billing.Subject;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Enrolment;
import zoncoin.ledger.Item;
import zoncoin.ledger.TransactionId;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * What was issued for one assessment so far, and where those coins are. It is kept as an {@link
 * Item} that moves in the same write as the coins, so that redelivery, race and late arrival change
 * nothing.
 *
 * @param reward what the newest delivery is worth
 * @param pending what of it has not vested
 * @param forfeited what of it was pending when the member left, or came while it did not take part,
 *     less what the reward fell by since
 * @param vestedInto months of the lots it vested into
 * @param since the enrolment it was issued under
 * @param newest the delivery it rests on
 * @param firstFinal when its first final delivery was made
 * @param lot the month of the lot it vests into; empty of what never vests
 * @param latest the last transaction that issued or adjusted it
 * @param policy SHA-256 of the reward policy it is computed with, for ever
 * @param earned what the reward rests on beside that
 * @param beneficiary whose its coins are for ever, if they are not the account's own
 */
record IssuedSoFar(
    Amount reward,
    Amount pending,
    Amount forfeited,
    Set<YearMonth> vestedInto,
    long since,
    Age newest,
    Optional<Instant> firstFinal,
    Optional<YearMonth> lot,
    TransactionId latest,
    Hash policy,
    Earned earned,
    Optional<Account.Member> beneficiary) {
  static final String NONE = "-";
  static final TransactionId NO_TRANSACTION = TransactionId.parse(NONE);

  /** Older than any delivery: of a note that only says that there is going to be one. */
  private static final Age NEVER = new Age(Source.ESTIMATED_CHARGES, Instant.EPOCH, NONE);

  /**
   * What a reward rests on.
   *
   * @param eligible the eligible spend of the newest delivery
   * @param circumstances what the account brought along when its first coins of the period were
   *     issued, for ever
   * @param under the enrolment of the account that earned it, where another has its coins
   */
  record Earned(BigDecimal eligible, Circumstances circumstances, long under) {
    /** Of an account that has no coins of the period yet. */
    static final Earned NOTHING = new Earned(BigDecimal.ZERO, Circumstances.NONE, 0);
  }

  /** The enrolment under which the account of the bill earned it, whoever has the coins. */
  long earnedUnder() {
    return beneficiary.isPresent() ? earned.under() : since;
  }

  IssuedSoFar {
    vestedInto = java.util.Collections.unmodifiableSet(new TreeSet<>(vestedInto));
  }

  /** The item's name for a payer, account, period and currency. */
  static Item.Key key(Subject subject) {
    return new Item.Key(
        Issuance.FAMILY,
        String.join(
            ".",
            subject.payer(),
            subject.account(),
            subject.period().toString(),
            subject.currency().toString()));
  }

  /**
   * The name of the transaction that this revision of that item makes. The first revision makes
   * none, so they count from 1.
   */
  static TransactionId transaction(String verb, Item.Key key, long revision) {
    return new TransactionId(verb + "." + key.name() + "." + (revision - 1));
  }

  /** What is noted before anything is: no coins, under that enrolment, by that policy. */
  static IssuedSoFar nothing(Change.Claim claim, Enrolment enrolment) {
    return new IssuedSoFar(
        Amount.ZERO,
        Amount.ZERO,
        Amount.ZERO,
        Set.of(),
        enrolment.since(),
        NEVER,
        Optional.empty(),
        Optional.empty(),
        NO_TRANSACTION,
        claim.policy().hash(),
        Earned.NOTHING,
        claim.beneficiary());
  }

  /** Whether it rests on a delivery; otherwise it only says that one is about to be issued. */
  boolean isOfDelivery() {
    return !newest.equals(NEVER);
  }

  /**
   * Whether what the account brought along is fixed: not if it was announced and then left out, for
   * then nothing was ever computed of it.
   */
  boolean isFixed() {
    boolean isNothing =
        isUntouched() && forfeited.isZero() && earned.circumstances().equals(Circumstances.NONE);
    return isOfDelivery() && !isNothing;
  }

  /** The note once it is known that a delivery made then was final, whichever came first. */
  IssuedSoFar finalSince(Instant first, YearMonth lotOfFirst) {
    return new IssuedSoFar(
        reward,
        pending,
        forfeited,
        vestedInto,
        since,
        newest,
        Optional.of(first),
        Optional.of(lotOfFirst),
        latest,
        policy,
        earned,
        beneficiary);
  }

  /** What an item of this family is about. */
  static Subject subject(Item.Key key) {
    List<String> words = List.of(key.name().split("\\.", -1));
    if (!key.family().equals(Issuance.FAMILY) || words.size() != 4) {
      throw new Malformed("item is no assessment: " + key);
    }
    return new Subject(
        words.get(0), words.get(1), Period.parse(words.get(2)), new Currency(words.get(3)));
  }

  /** The account that has the coins of an item of this family. */
  Account.Member account(Item.Key key) {
    return beneficiary.orElseGet(() -> new Account.Member(subject(key).account()));
  }

  /**
   * The month whose lot its coins become when they vest in the given one: its own or, where that is
   * over by now, the month after. A bill that AWS restates years later can come to that.
   */
  YearMonth lotIn(YearMonth now) {
    YearMonth own = lot.orElseThrow();
    return own.isBefore(now) ? now.plusMonths(1) : own;
  }

  /** The note after its pending coins became a lot of that month. */
  IssuedSoFar vested(YearMonth month) {
    Set<YearMonth> months = new TreeSet<>(vestedInto);
    months.add(month);
    return new IssuedSoFar(
        reward,
        Amount.ZERO,
        forfeited,
        months,
        since,
        newest,
        firstFinal,
        lot,
        latest,
        policy,
        earned,
        beneficiary);
  }

  /**
   * The note under that enrolment: coins pending under an earlier one were taken back when it
   * ended.
   */
  IssuedSoFar under(Enrolment enrolment) {
    if (enrolment.isEnrolled() && enrolment.since() == since) {
      return this;
    }
    return new IssuedSoFar(
        reward,
        Amount.ZERO,
        forfeited.plus(pending),
        vestedInto,
        enrolment.since(),
        newest,
        firstFinal,
        lot,
        latest,
        policy,
        earned,
        beneficiary);
  }

  /** Whether no transaction was made for it yet. */
  boolean isUntouched() {
    return latest.equals(NO_TRANSACTION);
  }

  /** What the coins of that revision rest on, besides bill and policy. */
  Grounds grounds(long revision, Circumstances circumstances, Amount cut) {
    return new Grounds(
        revision,
        isUntouched() ? Optional.empty() : Optional.of(latest),
        since,
        beneficiary,
        new Grounds.Before(reward, pending, forfeited),
        circumstances,
        cut);
  }

  /** The item that notes this after that one, due when its pending coins vest. */
  Item item(Item.Key key, Optional<Item> before, Optional<Instant> due) {
    Optional<Instant> vests = pending.isPositive() ? due : Optional.empty();
    return before
        .map(item -> item.next(fields(), vests))
        .orElseGet(() -> Item.first(key, fields(), vests));
  }

  Map<String, String> fields() {
    return IssuedFields.print(this);
  }

  /** The note that an item of this family holds. */
  static IssuedSoFar of(Item item) {
    return IssuedFields.parse(item);
  }
}
