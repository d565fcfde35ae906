package zoncoin.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Evidence;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Pause;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.ledger.Transfers;
import zoncoin.redemption.Order;
import zoncoin.redemption.Redemptions;
import zoncoin.tlog.Hash;

/**
 * Problems that take more than events to come about: an operator who freezes, a restated bill, a
 * redemption under way, a table that fails. With them and the events of the folder, every problem
 * that {@code functions/openapi.yaml} lists is answered at least once.
 */
final class RareProblemsTest {
  private static final Account.Member ALICE = new Account.Member(World.ALICE);
  private static final Account.Member BOB = new Account.Member(World.BOB);
  private static final TransactionId FIRST = TransactionId.ofCaller(World.ALICE, "first");
  private static final Evidence EVIDENCE = new Evidence(Hash.EMPTY, Hash.EMPTY);
  private static final String TYPE = "urn:zoncoin:problem:";

  /**
   * One of them.
   *
   * @param problem last word of its type
   * @param event that is answered with it
   * @param change what of the event is another, as {@code this>that}; empty for nothing
   * @param before what happened until then
   */
  private record Case(String problem, String event, String change, Consumer<World> before) {
    @Override
    public String toString() {
      return problem;
    }
  }

  private static Case after(String problem, String event, Consumer<World> before) {
    return new Case(problem, event, "", before);
  }

  private static Consumer<World> event(String name) {
    return world -> call(world, Sample.of(name), Sample.of(name).event());
  }

  private static Map<String, Object> call(World world, Sample sample, String event) {
    return Sample.parse(world.call(sample.function(), event, sample.time()));
  }

  static Stream<Case> cases() {
    return Stream.of(
        after("frozen", "redeem-credit", RareProblemsTest::freeze),
        after(
            "in-debt",
            "redeem-support-hour",
            event("redeem-credit").andThen(world -> restate(world))),
        after("too-many-lots", "transfer-to-member", RareProblemsTest::scatter),
        after("balance-too-large", "transfer-to-member", RareProblemsTest::enrich),
        after("busy", "redeem-credit", world -> world.contested.begin()),
        after("unavailable", "redeem-credit", world -> world.contested.fail()),
        after(
            "redemption-sending",
            "redemption-cancelled",
            event("redeem-credit").andThen(world -> done(world.redemptions.send(FIRST)))),
        after(
            "redemption-settled",
            "redemption-cancelled",
            event("redeem-credit").andThen(world -> done(world.redemptions.settle(send(world))))),
        after(
            "redemption-released",
            "redemption-cancelled",
            event("redeem-credit")
                .andThen(
                    world -> done(world.redemptions.release(send(world), Request.Cause.FAILED)))),
        after(
            "nothing-to-reveal",
            "code-revealed",
            event("redeem-credit").andThen(world -> done(world.redemptions.settle(send(world))))),
        after(
            "acknowledged",
            "code-revealed",
            event("redeem-credit")
                .andThen(event("credit-handed-over"))
                .andThen(event("code-revealed"))
                .andThen(event("code-acknowledged"))),
        after(
            "paused",
            "redeem-credit",
            world -> new Pause(world.journal).set(Pause.Part.REDEMPTION, true, "somebody")),
        new Case("not-offered", "redeem-support-hour", "support-hour>spring-mug", world -> {}),
        new Case(
            "limit-reached",
            "redeem-support-hour",
            "support-hour>cost-review",
            RareProblemsTest::haveOneToday),
        new Case(
            "out-of-stock",
            "redeem-support-hour",
            "support-hour>cost-review",
            RareProblemsTest::sellOut),
        new Case(
            "exists-with-different-product",
            "redeem-credit",
            "aws-credit>gift-card",
            event("redeem-credit")),
        new Case(
            "exists-with-different-terms", "member-enrols", "AAECA>AAECB", event("member-enrols")),
        new Case(
            "exists-with-different-to",
            "transfer-to-member",
            "member:444455556666>merchant:bakery",
            event("transfer-to-member")),
        new Case(
            "exists-with-different-amount",
            "transfer-to-member",
            "2500000000>2500000001",
            event("transfer-to-member")));
  }

  private static void freeze(World world) {
    TransactionId id = TransactionId.parse("freeze");
    world.post(new Request.ChangeStanding(id, Kind.FREEZE, World.BOB, ALICE));
  }

  private static void haveOneToday(World world) {
    world.give(ALICE, Amount.ofZnc(50_000), World.MONTH, ".more");
    order(world, ALICE, "today");
  }

  private static void sellOut(World world) {
    for (int i = 0; i < 20; i++) {
      Account.Member buyer = new Account.Member("8888%08d".formatted(i));
      world.enrol(buyer);
      world.give(buyer, Amount.ofZnc(20_000), World.MONTH, ".all");
      order(world, buyer, "all");
    }
  }

  private static void order(World world, Account.Member member, String key) {
    TransactionId id = TransactionId.ofCaller(member.id(), key);
    world.turnTo(Instant.parse("2026-07-18T09:00:00Z"));
    done(
        world.redemptions.request(
            new Order(id, member, "somebody", "cost-review", 1), World.CATALOGUE));
  }

  private static void restate(World world) {
    Request.Source source = new Request.Source(Amount.ZERO, Set.of(World.MONTH), 1);
    TransactionId issued = TransactionId.parse("issue." + World.ALICE);
    world.post(
        new Request.Adjust(
            TransactionId.parse("restated"),
            ALICE,
            Amount.ofZnc(-5_000),
            source,
            EVIDENCE,
            issued));
  }

  private static void scatter(World world) {
    for (YearMonth month = YearMonth.parse("2026-07");
        month.isBefore(World.MONTH);
        month = month.plusMonths(1)) {
      world.give(ALICE, Amount.ofZnc(1), month, "." + month);
    }
  }

  /** Bob is given as much of one month as a bucket can hold. */
  private static void enrich(World world) {
    YearMonth later = World.MONTH.plusMonths(1);
    world.give(ALICE, Amount.of(Amount.MAX_ZON), later, ".most");
    pay(world, "all", Amount.ofZnc(5_000));
    pay(world, "most", Amount.of(Amount.MAX_ZON));
    world.give(ALICE, Amount.ofZnc(2_500), later, ".more");
  }

  private static void pay(World world, String key, Amount amount) {
    TransactionId id = TransactionId.ofCaller(World.ALICE, key);
    world.post(new Request.Transfer(id, World.ALICE, ALICE, BOB, amount));
  }

  private static TransactionId send(World world) {
    done(world.redemptions.send(FIRST));
    return FIRST;
  }

  private static void done(Redemptions.Result result) {
    assertInstanceOf(Redemptions.Result.Done.class, result);
  }

  private static String problem(Map<String, Object> answer) {
    Object type = Sample.parse(String.valueOf(answer.get("body"))).get("type");
    return String.valueOf(type).substring(TYPE.length());
  }

  /** That the file lists it, with this status, is what every call is held to. */
  @ParameterizedTest
  @MethodSource("cases")
  void isAnswered(Case rare) {
    World world = new World();
    rare.before().accept(world);
    Set<String> before = world.waiting();
    Sample sample = Sample.of(rare.event());
    String[] change = rare.change().split(">", 2);
    String event =
        change.length == 2 ? sample.event().replace(change[0], change[1]) : sample.event();
    assertEquals(rare.problem(), problem(call(world, sample, event)));
    assertEquals(before, world.waiting());
  }

  @Test
  void aProgrammeWithoutTransfersSaysSo() {
    World world = new World(Transfers.Rule.NONE);
    Sample sample = Sample.of("transfer-to-member");
    assertEquals("transfers-closed", problem(call(world, sample, sample.event())));
  }

  @Test
  void aClockThatIsBehindTheAccountSaysSo() {
    World world = new World();
    Sample sample = Sample.of("redeem-credit");
    Instant early = Instant.parse("2026-07-01T09:00:00Z").minus(Duration.ofMinutes(2));
    String answer = world.call(sample.function(), sample.event(), early);
    assertEquals("clock-behind", problem(Sample.parse(answer)));
  }

  @Test
  void everyProblemOfTheFileIsAnswered() {
    Set<String> answered = new TreeSet<>(Set.of("transfers-closed", "clock-behind"));
    cases().map(Case::problem).forEach(answered::add);
    Sample.names().map(Sample::of).map(RareProblemsTest::problem).forEach(answered::addAll);
    Set<String> listed = new TreeSet<>();
    Contract.ofThisApi()
        .operations()
        .flatMap(Contract.Operation::responses)
        .forEach(
            response ->
                response.getValue().path("x-problems").forEach(name -> listed.add(name.asText())));
    assertEquals(listed, answered);
  }

  private static List<String> problem(Sample sample) {
    return sample.expected().get("answer") instanceof Map<?, ?> answer
            && answer.get("body") instanceof Map<?, ?> body
            && body.get("type") instanceof String type
        ? List.of(type.substring(TYPE.length()))
        : List.of();
  }
}
