package zoncoin.reward;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import zoncoin.billing.Circumstances;
import zoncoin.billing.Period;
import zoncoin.billing.Subject;
import zoncoin.ledger.Account;
import zoncoin.ledger.Enrolment;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;

/**
 * What an account brings along to a period, as far as its policy looks at it: read from the notes
 * of earlier periods, and fixed with the first coins of this one.
 */
final class History {
  /** The sequence of the step by which an account enrols for the first time. */
  private static final long FIRST_STEP = 1;

  private final Journal journal;

  /**
   * @param journal where assessments are noted
   */
  History(Journal journal) {
    this.journal = journal;
  }

  /**
   * What the account of a subject brings along.
   *
   * @param subject whose, and to which period
   * @param policy of the period
   * @param voice says when the account enrolled
   */
  Circumstances circumstances(Subject subject, RewardPolicy policy, Voice voice) {
    boolean hasWelcome =
        policy.offers().campaigns().stream().anyMatch(campaign -> campaign.who().isWelcome());
    boolean hasTiers = !policy.offers().tiers().levels().isEmpty();
    if (!hasWelcome && !hasTiers) {
      return Circumstances.NONE;
    }
    Optional<IssuedSoFar> fixed = note(subject);
    if (fixed.isPresent()) {
      // Also of who left: what it keeps it earned in its tier.
      return fixed.get().earned().circumstances();
    }
    Account.Member account = new Account.Member(subject.account());
    Enrolment enrolment = enrolment(subject);
    if (!enrolment.isEnrolled()) {
      return Circumstances.NONE;
    }
    return new Circumstances(
        hasTiers ? Optional.of(reached(subject, policy, enrolment)) : Optional.empty(),
        hasWelcome && isFirst(subject.period(), enrolment, voice.enrolledAt(account, enrolment)));
  }

  /**
   * The tier that the account of a subject is in, by what it spent when the period began.
   *
   * @param subject whose, and in which period
   * @param policy of the period, with tiers
   * @return empty if the account does not take part
   */
  Optional<Circumstances.TierReached> tier(Subject subject, RewardPolicy policy) {
    Optional<IssuedSoFar> fixed = note(subject);
    if (fixed.isPresent()) {
      return fixed.get().earned().circumstances().tier();
    }
    Enrolment enrolment = enrolment(subject);
    return enrolment.isEnrolled()
        ? Optional.of(reached(subject, policy, enrolment))
        : Optional.empty();
  }

  private Enrolment enrolment(Subject subject) {
    return journal.head(new Account.Member(subject.account())).standing().enrolment();
  }

  private Circumstances.TierReached reached(
      Subject subject, RewardPolicy policy, Enrolment enrolment) {
    return policy
        .offers()
        .tiers()
        .reached(subject.currency(), vestedSpend(subject, policy, enrolment));
  }

  private Optional<IssuedSoFar> note(Subject subject) {
    return journal.item(IssuedSoFar.key(subject)).map(IssuedSoFar::of).filter(IssuedSoFar::isFixed);
  }

  private static boolean isFirst(Period period, Enrolment enrolment, Optional<Instant> enrolledAt) {
    return enrolment.since() == FIRST_STEP
        && enrolledAt
            .map(at -> YearMonth.from(at.atOffset(ZoneOffset.UTC)))
            .equals(Optional.of(period.month()));
  }

  /** What was spent in earlier periods and had waited its days when this one began. */
  private BigDecimal vestedSpend(Subject subject, RewardPolicy policy, Enrolment enrolment) {
    BigDecimal spend = BigDecimal.ZERO;
    for (int back = 1; back <= policy.offers().tiers().months(); back++) {
      Period period = new Period(subject.period().month().minusMonths(back));
      Item.Key key =
          IssuedSoFar.key(
              new Subject(subject.payer(), subject.account(), period, subject.currency()));
      Optional<IssuedSoFar> counted =
          journal
              .item(key)
              .map(IssuedSoFar::of)
              .filter(note -> note.earnedUnder() == enrolment.since())
              .filter(note -> isVested(note, period, policy, subject.period().start()));
      spend = spend.add(counted.map(note -> note.earned().eligible()).orElse(BigDecimal.ZERO));
    }
    return spend;
  }

  private static boolean isVested(
      IssuedSoFar note, Period period, RewardPolicy policy, Instant by) {
    return Vesting.begins(period, note.newest().source(), note.firstFinal())
        .map(from -> !Vesting.of(period, from, policy).due().isAfter(by))
        .orElse(false);
  }
}
