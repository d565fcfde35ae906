package zoncoin.report;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import zoncoin.audit.Audit;
import zoncoin.audit.AuditReport;
import zoncoin.audit.Parallel;
import zoncoin.audit.Progress;
import zoncoin.billing.Period;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Evidence;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Village;
import zoncoin.note.TrustedKeys;
import zoncoin.tlog.Hash;

/** Histories that reports are made of: random ones, and one to be read. */
final class Chronicle {
  static final Account.Merchant BAKER = new Account.Merchant("baker");
  private static final Account.Till TILL = new Account.Till("baker");
  private static final String OPERATOR = "999988887777";
  private static final Evidence EVIDENCE = new Evidence(Hash.EMPTY, Hash.EMPTY);
  private static final Request.Purchase PURCHASE = new Request.Purchase("aws-credit", 1, false);

  final Village village = new Village();
  private final Random random;
  private final List<TransactionId> issues = new ArrayList<>();
  private final List<TransactionId> holds = new ArrayList<>();
  private final List<TransactionId> transfers = new ArrayList<>();
  private final Map<TransactionId, Amount> tillPayments = new HashMap<>();
  private Amount inTill = Amount.ZERO;
  private int count;

  private Chronicle(long seed) {
    random = new Random(seed);
    village.founded();
    village.post(new Request.Enrol(id("enrol.baker"), OPERATOR, BAKER, Hash.EMPTY));
  }

  /** So many things that were tried, some of them refused, over some years; sealed. */
  static Chronicle of(long seed, int deeds) {
    Chronicle chronicle = new Chronicle(seed);
    for (int deed = 0; deed < deeds; deed++) {
      chronicle.village.turnBy(Duration.ofHours(chronicle.random.nextInt(24 * 21)));
      chronicle.deed();
    }
    var _ = chronicle.village.sealer().seal();
    return chronicle;
  }

  /** Under the Ed25519 key alone, issuers' signatures skipped: for many in a row. */
  private static Audit.Plan plan() {
    TrustedKeys keys = TrustedKeys.of(List.of(Village.logSigners().getFirst().verifierKey()));
    return new Audit.Plan(keys, List.of(), Audit.Signatures.SKIPPED);
  }

  static Liability liability() {
    return new Liability(plan(), Parallel.SEQUENTIAL, Progress.NONE);
  }

  /** What all reports of a log are made of, for one audit. */
  static LiabilityBooks books(Village village) {
    LiabilityBooks books = new LiabilityBooks(Long.MAX_VALUE);
    AuditReport report =
        new Audit(plan(), Parallel.SEQUENTIAL, Progress.NONE).run(village::readLog, books);
    assertInstanceOf(AuditReport.Sound.class, report, report::toString);
    return books;
  }

  static LiabilityReport report(Village village, String period) {
    return switch (liability().read(village::readLog, Period.parse(period))) {
      case Liability.Result.Made made -> made.report();
      case Liability.Result.Unsound unsound -> throw new AssertionError(unsound.audit());
    };
  }

  private void deed() {
    Account.Member one = random.nextBoolean() ? Village.ALICE : Village.BOB;
    Account.Member other = one.equals(Village.ALICE) ? Village.BOB : Village.ALICE;
    switch (random.nextInt(13)) {
      case 0, 1 -> issue(one);
      case 2 -> adjust(one, random.nextInt(3) == 0 ? amount(90) : amount(90).negate());
      case 3, 4 -> vest(one);
      case 5, 6 -> holds.add(ask(hold(one, amount(60))));
      case 7 -> endHold();
      case 8 -> pay(one, random.nextBoolean() ? other : TILL);
      case 9 -> collect();
      case 10 -> expire(one);
      case 11 -> reverse();
      default -> comeOrGo(one);
    }
  }

  private void issue(Account.Member one) {
    issues.add(ask(new Request.Issue(next("issue"), one, amount(200), EVIDENCE, since(one))));
  }

  private void adjust(Account.Member one, Amount delta) {
    if (issues.isEmpty()) {
      return;
    }
    Amount pending = random.nextBoolean() ? pending(one) : Amount.ZERO;
    // Where coins expired, some of these are clawed back too.
    Set<YearMonth> months = new TreeSet<>(village.journal.head(one).standing().expired().keySet());
    months.add(now().plusMonths(random.nextInt(4)));
    Request.Source source = new Request.Source(pending, months, since(one));
    TransactionId of = issues.get(random.nextInt(issues.size()));
    var _ = ask(new Request.Adjust(next("adjust"), one, delta, source, EVIDENCE, of));
  }

  private void vest(Account.Member one) {
    Amount all = pending(one);
    Amount some = random.nextBoolean() ? all : amount(50).min(all);
    YearMonth month = now().plusMonths(random.nextInt(5));
    var _ = ask(new Request.Vest(next("vest"), one, some, month, since(one)));
  }

  private Request hold(Account.Member one, Amount amount) {
    return new Request.Hold(mine(one), one.id(), one, amount, PURCHASE);
  }

  private void endHold() {
    if (!holds.isEmpty()) {
      TransactionId hold = holds.remove(random.nextInt(holds.size()));
      Request.Cause cause = random.nextBoolean() ? Request.Cause.CANCELLED : Request.Cause.FAILED;
      var _ =
          ask(
              random.nextBoolean()
                  ? new Request.Settle(hold, "aws-credit")
                  : new Request.Release(hold, cause));
    }
  }

  private void pay(Account.Member one, Account to) {
    Amount amount = amount(40);
    Request pay = new Request.Transfer(mine(one), one.id(), one, to, amount);
    transfers.add(pay.transaction());
    if (village.ledger().post(pay, List.of()) instanceof Posted.Written && to.equals(TILL)) {
      inTill = inTill.plus(amount);
      tillPayments.put(pay.transaction(), amount);
    }
  }

  /** As the daily job does: all that the log has of it. */
  private void collect() {
    if (inTill.isPositive()) {
      YearMonth month = now().plusMonths(2);
      var _ = ask(new Request.Collect(next("auto.collect"), BAKER, inTill, month, count));
      inTill = Amount.ZERO;
    }
  }

  private void expire(Account.Chained one) {
    for (Bucket.Spendable lot : village.journal.head(one).standing().buckets().lots()) {
      if (lot.month().isBefore(now())) {
        long sequence = village.journal.head(one).sequence();
        TransactionId id = TransactionId.ofExpiry(one, lot.month(), sequence);
        var _ = ask(new Request.Expire(id, one, lot.month()));
      }
    }
  }

  private void reverse() {
    if (!transfers.isEmpty()) {
      TransactionId paid = transfers.remove(random.nextInt(transfers.size()));
      if (village.ledger().post(new Request.Reverse(paid, OPERATOR), List.of())
          instanceof Posted.Written) {
        inTill = inTill.minus(tillPayments.getOrDefault(paid, Amount.ZERO));
      }
    }
  }

  private void comeOrGo(Account.Member one) {
    boolean isIn = village.journal.head(one).standing().enrolment().isEnrolled();
    var _ =
        ask(
            isIn && random.nextInt(3) > 0
                ? hold(one, amount(60))
                : isIn
                    ? new Request.ChangeStanding(mine(one), Kind.LEAVE, one.id(), one)
                    : new Request.Enrol(mine(one), one.id(), one, Hash.EMPTY));
  }

  /** Asks for something, which may be refused. */
  private TransactionId ask(Request request) {
    Posted _ = village.ledger().post(request, List.of());
    return request.transaction();
  }

  private Amount pending(Account.Member one) {
    return village.journal.head(one).standing().buckets().of(Bucket.Plain.PENDING);
  }

  private long since(Account.Member one) {
    return village.journal.head(one).standing().enrolment().since();
  }

  private YearMonth now() {
    Instant now = village.clock().instant();
    return YearMonth.from(now.atZone(ZoneOffset.UTC));
  }

  private Amount amount(int mostZnc) {
    return Amount.of(1 + random.nextLong(mostZnc * Amount.ZON_PER_ZNC));
  }

  private TransactionId mine(Account.Member one) {
    return TransactionId.ofCaller(one.id(), "k" + count++);
  }

  private TransactionId next(String verb) {
    return id(verb + "." + count++);
  }

  private static TransactionId id(String text) {
    return TransactionId.parse(text);
  }

  /**
   * Three months of one programme: a lot that half expired, a clawback, two products, a payment to
   * the baker; a report of the third month has something in every table.
   */
  static Village threeMonths() {
    Chronicle story = new Chronicle(1);
    Village village = story.village;
    village.rich(Village.ALICE, Amount.ofZnc(100), "2026-08");
    village.rich(Village.ALICE, Amount.ofZnc(300), "2028-07");
    story.buy("support-hour", 60);
    village.turnTo("2026-08-10T08:00:00Z");
    village.rich(Village.BOB, Amount.of(41_250_000), "2028-08");
    village.turnTo("2026-09-01T00:10:00Z");
    story.expire(Village.ALICE);
    village.turnTo("2026-09-15T08:00:00Z");
    Request.Issue issue =
        new Request.Issue(story.next("issue"), Village.BOB, Amount.ofZnc(80), EVIDENCE, 1);
    story.issues.add(story.ask(issue));
    Request.Source source = new Request.Source(Amount.ofZnc(80), Set.of(), 1);
    var _ =
        story.ask(
            new Request.Adjust(
                story.next("issue"),
                Village.BOB,
                Amount.of(-12_500_000),
                source,
                EVIDENCE,
                story.issues.getFirst()));
    story.buy("aws-credit", 100);
    story.buy("support-hour", 30);
    var _ = story.ask(story.hold(Village.ALICE, Amount.ofZnc(30)));
    TransactionId paid = story.mine(Village.ALICE);
    var _ =
        story.ask(
            new Request.Transfer(paid, Village.ALICE.id(), Village.ALICE, TILL, Amount.ofZnc(7)));
    village.turnTo("2026-10-02T06:00:00Z");
    village.rich(Village.BOB, Amount.ofZnc(5), "2028-10");
    var _ = village.sealer().seal();
    return village;
  }

  private void buy(String product, long znc) {
    Account.Member one = Village.ALICE;
    Request.Purchase purchase = new Request.Purchase(product, 1, false);
    TransactionId hold =
        ask(new Request.Hold(mine(one), one.id(), one, Amount.ofZnc(znc), purchase));
    var _ = ask(new Request.Settle(hold, product));
  }
}
