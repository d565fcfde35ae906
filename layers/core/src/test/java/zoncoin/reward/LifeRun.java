package zoncoin.reward;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import zoncoin.billing.Assessment;
import zoncoin.billing.Currency;
import zoncoin.billing.Period;
import zoncoin.billing.Subject;
import zoncoin.evidence.EvidenceReader;
import zoncoin.evidence.EvidenceWriter;
import zoncoin.ledger.Account;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Expiry;
import zoncoin.ledger.Journal;
import zoncoin.memory.MemoryEvidence;

/**
 * One random programme of 36 months over the real ledger, and what {@link Lives} says of it:
 * policies that change, bills that are restated, members that spend, pay, cancel, leave and come
 * back, operators that freeze, give and take, days on which nobody turns the day.
 */
final class LifeRun {
  private static final int MONTHS = 36;

  /** Then what differs is found at once, and not at the end of its month. */
  private static final boolean IS_REPLAYED = Integer.getInteger("zoncoin.seed") != null;

  private static final String PAYER = "999988887777";

  private final LifeWorld world;
  private final LifeDeeds deeds;
  private final TreeMap<Integer, LifeTerms> terms = new TreeMap<>();
  private final TreeMap<Integer, RewardPolicy> policies = new TreeMap<>();
  private final Map<String, Long> billed = new TreeMap<>();
  private final boolean isRecomputed;
  private final MemoryEvidence evidence = new MemoryEvidence();
  private final RecomputedCoins recomputed = new RecomputedCoins();
  private final Issuance issuance;
  private final DailyRound round;

  LifeRun(long seed) {
    world = new LifeWorld(seed);
    // It takes as long as all the rest of a delivery.
    isRecomputed = seed % 10 == 0;
    deeds = new LifeDeeds(world);
    Journal journal = world.journal;
    EvidenceWriter writer = new EvidenceWriter(evidence, LifeWorld.HAND);
    issuance = new Issuance(world.ledger, journal, writer);
    Expiry expiry = new Expiry(world.ledger, journal, world.journal, () -> world.now);
    DailyRound.Parts parts =
        new DailyRound.Parts(issuance, world.journal, expiry, AfterVesting.NOTHING);
    round = new DailyRound(parts, () -> world.now);
  }

  String told() {
    return world.told();
  }

  void run() {
    int first = Lives.month(world.now);
    for (int change = first; change < first + MONTHS; change += 6 + world.random.nextInt(20)) {
      change(change);
    }
    LifeWorld.MEMBERS.forEach(deeds::enrol);
    for (int month = first; month < first + MONTHS; month++) {
      turnTo(month, 1, world.random.nextInt(24));
      maybe(40, this::turnDay);
      turnTo(month, 4, 6);
      if (month > first) {
        int ended = month - 1;
        LifeWorld.MEMBERS.forEach(
            member -> maybe(30, () -> deliver(member, ended, world.random.nextInt(5) > 0)));
        int earlier = first + world.random.nextInt(month - first);
        maybe(15, () -> deliver(world.any(LifeWorld.MEMBERS), earlier, true));
      }
      act(month, 6);
      act(month, 13);
      turnTo(month, 20, 0);
      maybe(80, this::turnDay);
      act(month, 21);
      act(month, 28);
      compare();
    }
  }

  /** A policy in force from a month on. */
  private void change(int from) {
    LifeTerms next = new LifeChance(world.random).terms(from);
    terms.put(from, next);
    policies.put(from, LifeChance.policy(next));
  }

  private void turnTo(int month, int day, int hour) {
    Instant at =
        YearMonth.parse(Lives.text(month)).atDay(day).atTime(hour, 0).toInstant(ZoneOffset.UTC);
    world.now = at.isAfter(world.now) ? at : world.now;
  }

  private void maybe(int percent, Runnable happens) {
    if (world.random.nextInt(100) < percent) {
      happens.run();
      if (IS_REPLAYED) {
        compare();
      }
    }
  }

  private void act(int month, int day) {
    turnTo(month, day, world.random.nextInt(24));
    maybe(35, deeds::something);
  }

  private void deliver(Account.Member member, int period, boolean isFinal) {
    // Of two deliveries made at once the name of the run decides.
    world.now = world.now.plusMillis(1);
    String name = member.id() + "." + period;
    long before = billed.getOrDefault(name, (long) world.random.nextInt(100_000));
    // Mostly a little other, world.now and then nothing, less than nothing, or many times as much.
    long cents =
        switch (world.random.nextInt(8)) {
          case 0 -> 0;
          case 1 -> -1_000;
          case 2 -> before * 10;
          case 3, 4 -> before;
          default -> before - before / 4 + world.random.nextInt(10_000);
        };
    billed.put(name, cents);
    world.tell("deliver %s %s %d cents, final %s", member, Lives.text(period), cents, isFinal);
    Lives.Bill bill = new Lives.Bill(member.id(), period, cents, isFinal);
    world.lives.deliver(bill, terms.floorEntry(period).getValue(), world.now);
    Subject subject =
        new Subject(PAYER, member.id(), Period.parse(Lives.text(period)), Currency.USD);
    BigDecimal cost = BigDecimal.valueOf(cents, 2);
    Issuance.Result result =
        issuance.issue(
            OneBill.of(subject, cost, isFinal, world.now, "run-" + world.next()),
            policies.floorEntry(period).getValue(),
            deeds.voice());
    assertEquals(true, result.isSettled(), result::toString);
    if (isRecomputed && result instanceof Issuance.Result.Issued issued) {
      assertFollows(issued.signed().entry(), policies.floorEntry(period).getValue());
    }
  }

  /** Whoever has assessment and policy finds the coins that were issued on them. */
  private void assertFollows(Entry entry, RewardPolicy policy) {
    Assessment assessment =
        new EvidenceReader(evidence)
            .assessment(entry.evidence().orElseThrow().assessment())
            .orElseThrow()
            .assessment();
    assertEquals(Optional.empty(), recomputed.wrong(entry, assessment, policy.text()));
  }

  private void turnDay() {
    world.tell("the day is turned");
    world.lives.turnDay(world.now);
    round.handOut(
        pieces -> {
          pieces.forEach(
              piece -> {
                DailyRound.Done done = round.work(piece);
                assertEquals(true, done.isDone(), done::toString);
              });
          return Set.of();
        },
        () -> false);
  }

  private void compare() {
    world.compare();
    policies.forEach(
        (from, policy) -> {
          if (policy.budgetZon() < RewardPolicy.MAX_ZON) {
            assertEquals(
                world.lives.left(requireNonNull(terms.get(from))),
                new Budget(world.journal).left(policy).zon(),
                policy.name());
          }
        });
  }
}
