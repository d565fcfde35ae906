package zoncoin.reward;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.IntConsumer;
import zoncoin.billing.Age;
import zoncoin.billing.Assessment;
import zoncoin.billing.Assessor;
import zoncoin.billing.Bill;
import zoncoin.billing.Period;
import zoncoin.billing.Subject;
import zoncoin.ledger.Account;
import zoncoin.ledger.Enrolment;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Refusal;

/**
 * Issues what one delivery says of a payer and period as a whole: what it contains, and that what
 * it does not contain is worth nothing. Any number may be issued at once, in any order, and each as
 * often as anybody likes: the accounts end with the coins of the newest.
 *
 * <p>The order of the writes is what this rests on:
 *
 * <ol>
 *   <li>it is noted that this delivery is the newest ({@link NewestDelivery}): from here on, an
 *       older one begins nothing new;
 *   <li>each assessment is issued. One that is new in the period is announced first, and issued if
 *       this delivery is still the newest then ({@link Issuance});
 *   <li>what is noted for the period is listed, and what this delivery does not contain goes to
 *       zero. The listing has all that an older delivery announced while it was the newest; what it
 *       announces later it does not issue;
 *   <li>it is noted that this delivery is done. Only then is it passed over when it comes again.
 * </ol>
 */
public final class PeriodIssuance {
  /** Keys listed at once. */
  private static final int PAGE = 500;

  private final Issuance issuance;
  private final Journal journal;
  private final Register register;
  private final Rules rules;

  /**
   * What is known of assessments and accounts besides their notes.
   *
   * @param assessed what is noted, by payer and period
   * @param enrolments when accounts took part
   */
  public record Register(Assessed assessed, Enrolments enrolments) {}

  /**
   * How a period is issued.
   *
   * @param shrink by how much a closed one may shrink before a person has to look
   * @param waiting the ledger's: the clock that entries are dated by, and its patience
   * @param abreast issues accounts, several at a time: a large organisation has more of them than a
   *     function has time for one after the other
   */
  public record Rules(Shrink shrink, Ledger.Waiting waiting, Abreast abreast) {
    /** One account after the other. */
    public Rules(Shrink shrink, Ledger.Waiting waiting) {
      this(shrink, waiting, Abreast.IN_TURN);
    }
  }

  /**
   * @param issuance what issues
   * @param journal the same ledger's journal
   * @param register what is known besides
   * @param rules how a period is issued
   */
  public PeriodIssuance(Issuance issuance, Journal journal, Register register, Rules rules) {
    this.issuance = issuance;
    this.journal = journal;
    this.register = register;
    this.rules = rules;
  }

  /**
   * One delivery's part about one payer and period.
   *
   * @param bill all of the delivery
   * @param arrival what it says as a whole
   * @param assessments what it contains, at least one
   * @param policy of the period
   */
  record Part(Bill bill, Arrival arrival, List<Assessment> assessments, RewardPolicy policy) {
    private Item.Key key() {
      return NewestDelivery.key(arrival.payer(), arrival.period());
    }

    private List<Deliveries.Outcome> each(
        java.util.function.Function<Assessment, Issuance.Result> of) {
      return assessments.stream()
          .map(one -> new Deliveries.Outcome(one.subject(), of.apply(one)))
          .toList();
    }
  }

  /** What became of a part: outcomes, or why there are none. */
  record Ended(List<Deliveries.Outcome> outcomes, Optional<Halt> halt) {
    private static Ended with(List<Deliveries.Outcome> outcomes) {
      return new Ended(outcomes, Optional.empty());
    }
  }

  /** The reward policy that the period is computed with for ever, once a delivery spoke for it. */
  Optional<zoncoin.tlog.Hash> policy(String payer, Period period) {
    return journal
        .item(NewestDelivery.key(payer, period))
        .map(item -> NewestDelivery.of(item).policy());
  }

  /**
   * Issues a part. Where others always write first, it comes back as busy, and nothing of it is.
   */
  Ended issue(Part part) {
    for (int attempt = 1; attempt <= Ledger.MAX_ATTEMPTS; attempt++) {
      Optional<Ended> ended = tryIssue(part);
      if (ended.isPresent()) {
        return ended.get();
      }
      rules.waiting().after(attempt);
    }
    Refusal busy = new Refusal.Busy(Ledger.MAX_ATTEMPTS);
    return Ended.with(part.each(one -> new Issuance.Result.Refused(busy)));
  }

  /** Empty if another delivery, or a person, was noted meanwhile: then it is decided again. */
  private Optional<Ended> tryIssue(Part part) {
    Optional<Item> item = journal.item(part.key());
    Optional<NewestDelivery> noted = item.map(NewestDelivery::of);
    if (noted.isPresent() && !noted.get().policy().equals(part.policy().hash())) {
      return Optional.of(Ended.with(part.each(one -> new Issuance.Result.OtherPolicy())));
    }
    NewestDelivery.Terms terms =
        new NewestDelivery.Terms(
            rules.shrink(), part.policy().hash(), rules.waiting().clock().instant());
    return switch (NewestDelivery.decide(noted, part.arrival(), terms)) {
      case NewestDelivery.Verdict.Speaks speaks -> {
        if (!journal.put(speaks.noted().item(part.key(), item))) {
          yield Optional.empty();
        }
        // A crash here means: it is the newest, and none of it is issued. An older one changes
        // nothing any more; this one goes on when it comes again, as it does whenever the
        // function failed on it; a newer one does without it.
        yield Optional.of(Ended.with(speak(part, speaks.noted())));
      }
      case NewestDelivery.Verdict.GoesOn _ ->
          Optional.of(Ended.with(speak(part, asOfNow(part, noted.orElseThrow()))));
      case NewestDelivery.Verdict.IsDone _ ->
          Optional.of(Ended.with(part.each(one -> new Issuance.Result.Unchanged())));
      case NewestDelivery.Verdict.IsOlder _ -> Optional.of(Ended.with(bringForward(part)));
      case NewestDelivery.Verdict.Waits waits -> {
        if (!journal.put(waits.noted().item(part.key(), item))) {
          yield Optional.empty();
        }
        // A crash here means: it waits, and nobody was told; it is held again when it comes
        // again.
        yield Optional.of(new Ended(List.of(), Optional.of(held(part.arrival(), waits.fall()))));
      }
    };
  }

  private NewestDelivery asOfNow(Part part, NewestDelivery noted) {
    return noted.closedBy(part.arrival().period(), rules.waiting().clock().instant());
  }

  private List<Deliveries.Outcome> bringForward(Part part) {
    return part.each(
        one ->
            one.isFinal()
                ? issuance.bringForward(one, part.policy())
                : new Issuance.Result.Unchanged());
  }

  private static Halt held(Arrival arrival, Shrink.Fall fall) {
    return new Halt.Held(
        arrival.payer(),
        arrival.period(),
        arrival.age().name(),
        fall.currency(),
        fall.before(),
        fall.now());
  }

  private List<Deliveries.Outcome> speak(Part part, NewestDelivery noted) {
    Voice voice = voice(part, noted);
    List<Deliveries.Outcome> outcomes = new ArrayList<>(issueEach(part, voice));
    // A crash here means: what the delivery contains is issued, and accounts that it does not
    // contain have what an older one gave them, until it comes again.
    withdraw(part, outcomes);
    // A crash here means: all is issued, and it is looked at once more when it comes again.
    if (outcomes.stream().allMatch(outcome -> outcome.result().isSettled())) {
      finish(part);
    }
    return outcomes;
  }

  /** Accounts depend on each other in nothing but who has their coins. */
  private List<Deliveries.Outcome> issueEach(Part part, Voice voice) {
    SortedMap<Integer, Deliveries.Outcome> outcomes = new ConcurrentSkipListMap<>();
    IntConsumer issue =
        i -> {
          Assessment one = part.assessments().get(i);
          Issuance.Result result = issuance.issue(one, part.policy(), voice);
          outcomes.put(i, new Deliveries.Outcome(one.subject(), result));
        };
    rules.abreast().run(part.assessments().size(), issue);
    // Where many have one beneficiary, some come too late at every attempt; alone nobody does.
    outcomes.forEach(
        (i, outcome) -> {
          if (outcome.result() instanceof Issuance.Result.Refused(Refusal.Busy _)) {
            issue.accept(i);
          }
        });
    return List.copyOf(outcomes.values());
  }

  private Voice voice(Part part, NewestDelivery noted) {
    return new Voice() {
      @Override
      public boolean isNewest() {
        return ageNoted(part).equals(Optional.of(part.arrival().age()));
      }

      @Override
      public boolean isOpenTo(Account.Member account, Enrolment enrolment) {
        return noted
            .closed()
            .map(c -> !register.enrolments().since(account, enrolment.since()).isAfter(c.at()))
            .orElse(true);
      }

      @Override
      public Optional<Instant> enrolledAt(Account.Member account, Enrolment enrolment) {
        return Optional.of(register.enrolments().since(account, enrolment.since()));
      }
    };
  }

  private Optional<Age> ageNoted(Part part) {
    return journal.item(part.key()).map(item -> NewestDelivery.of(item).age());
  }

  private void withdraw(Part part, List<Deliveries.Outcome> outcomes) {
    Set<Item.Key> contained = new HashSet<>();
    part.assessments().forEach(one -> contained.add(IssuedSoFar.key(one.subject())));
    Assessor silent = new Assessor(part.bill().delivery(), part.policy().eligibility());
    Optional<Item.Key> last = Optional.empty();
    List<Item.Key> page;
    do {
      page = register.assessed().list(part.arrival().payer(), part.arrival().period(), last, PAGE);
      for (Item.Key key : page) {
        if (!contained.contains(key)) {
          Subject subject = IssuedSoFar.subject(key);
          Issuance.Result result = issuance.withdraw(silent.nothing(subject), part.policy());
          if (!(result instanceof Issuance.Result.Unchanged)) {
            outcomes.add(new Deliveries.Outcome(subject, result));
          }
        }
      }
      last = page.isEmpty() ? last : Optional.of(page.getLast());
    } while (page.size() == PAGE);
  }

  /**
   * If a newer delivery speaks by now, whether this one is done is of no interest. Where others
   * always write first, it is looked at once more when it comes again.
   */
  private void finish(Part part) {
    for (int attempt = 1; attempt <= Ledger.MAX_ATTEMPTS; attempt++) {
      Optional<Item> item = journal.item(part.key());
      NewestDelivery noted = NewestDelivery.of(item.orElseThrow());
      if (noted.isDone()
          || !noted.age().equals(part.arrival().age())
          || journal.put(noted.done().item(part.key(), item))) {
        return;
      }
      rules.waiting().after(attempt);
    }
  }
}
