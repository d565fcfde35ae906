package zoncoin.fulfilment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import zoncoin.fulfilment.FakeProvider.Mood;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Buckets;
import zoncoin.ledger.Journal;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.OperatorDesk;
import zoncoin.ledger.Pause;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Refusal;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.ledger.Unknown;
import zoncoin.memory.Ports;
import zoncoin.memory.Storm;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;
import zoncoin.redemption.Catalogues;
import zoncoin.redemption.Order;
import zoncoin.redemption.Redemption;
import zoncoin.redemption.Redemption.State;
import zoncoin.redemption.Redemptions;

/** One history. */
final class History {
  private static final int STEPS = 60;
  private static final int MOST_ATTEMPTS = 400;
  private static final Village START = Market.start();

  private final Random random;
  private final Village village = START.copy();
  private final HistoryModel model = new HistoryModel(Market.WARES);
  private final Storm storm;
  private final FakeProvider provider;
  private final List<String> ids = new ArrayList<>();
  private LocalDate day;

  History(int seed) {
    random = new Random(seed);
    storm = new Storm(random, 4 + random.nextInt(30));
    List<Mood> moods = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      moods.add(Mood.values()[random.nextInt(Mood.values().length)]);
    }
    provider = new FakeProvider(moods);
    Market.MEMBERS.forEach(member -> model.give(member.id(), 60));
    day = today();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(village.clock().instant(), ZoneOffset.UTC);
  }

  void run() {
    for (int step = 0; step < STEPS; step++) {
      one();
      time();
    }
    finish();
    compare();
  }

  private void one() {
    Account.Member member = Market.MEMBERS.get(random.nextInt(Market.MEMBERS.size()));
    switch (random.nextInt(13)) {
      case 0, 1, 2, 3 -> redeem(member);
      case 4, 5 -> cancel();
      case 6, 7 -> pay(member);
      case 8, 9, 10 -> work(id());
      case 11 -> end(id());
      default -> pause();
    }
  }

  /** Late calls arrive, and the clock moves on: mostly little, sometimes over a day's end. */
  private void time() {
    if (random.nextInt(3) == 0) {
      storm.settleOne();
    }
    turn(
        switch (random.nextInt(12)) {
          case 0 -> Duration.ofDays(1);
          case 1, 2, 3 -> Duration.ofMinutes(20);
          default -> Duration.ofMillis(random.nextInt(5_000));
        });
  }

  private void turn(Duration by) {
    village.turnBy(by);
    if (!today().equals(day)) {
      day = today();
      model.nextDay();
    }
  }

  private String id() {
    return ids.isEmpty() ? "c.100000000000.none" : ids.get(random.nextInt(ids.size()));
  }

  /** Asks until there is an answer; each attempt is a process of its own. */
  private String answer(Function<Journal, String> ask) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      try {
        String answer = ask.apply(Ports.journal(storm, village.journal));
        if (!answer.equals("busy")) {
          return answer;
        }
      } catch (Weather.Crash | NotApplied | Unknown noAnswer) {
        if (random.nextBoolean()) {
          storm.settleOne();
        }
      }
    }
    throw new AssertionError("never answered");
  }

  private Redemptions redemptions(Journal journal) {
    return new Redemptions(
        village.ledger(journal), journal, village.clock(), new Random(random.nextLong()));
  }

  private static String word(Redemptions.Result result) {
    return switch (result) {
      case Redemptions.Result.Done _ -> HistoryModel.DONE;
      case Redemptions.Result.Refused(Refusal refusal) -> refusal.problem();
    };
  }

  private void redeem(Account.Member member) {
    String key = "r" + random.nextInt(6);
    TransactionId id = TransactionId.ofCaller(member.id(), key);
    String ware = random.nextInt(20) == 0 ? "yacht" : random.nextInt(3) > 0 ? "mug" : "hour";
    long quantity = random.nextInt(10) == 0 ? random.nextInt(7) : 1 + random.nextInt(3);
    Order order = new Order(id, member, "somebody", ware, quantity);
    String told = answer(journal -> word(redemptions(journal).request(order, Market.CATALOGUE)));
    assertEquals(model.redeem(id.text(), member.id(), ware, quantity), told, id.text());
    if (!ids.contains(id.text())) {
      ids.add(id.text());
    }
  }

  private void cancel() {
    String id = id();
    String told =
        answer(
            journal ->
                word(
                    redemptions(journal)
                        .release(TransactionId.parse(id), Request.Cause.CANCELLED)));
    assertEquals(model.cancel(id), told, id);
  }

  /** Whatever a crashed run still has under way arrives before, so that the model can follow. */
  private void end(String id) {
    storm.settle();
    follow(id);
    boolean isDelivered = random.nextBoolean();
    OperatorDesk.By by = new OperatorDesk.By("operator", "ticket");
    String told =
        answer(
            journal ->
                word(redemptions(journal).endByHand(TransactionId.parse(id), isDelivered, by)));
    assertEquals(model.end(id, isDelivered, village.clock().instant()), told, id);
  }

  private void pay(Account.Member member) {
    TransactionId id = TransactionId.ofCaller(member.id(), "p" + random.nextInt(4));
    long amount = random.nextInt(25);
    Request request = new Request.Transfer(id, member.id(), member, Market.TILL, Amount.of(amount));
    String told =
        answer(
            journal ->
                switch (village.ledger(journal).post(request, List.of())) {
                  case Posted.Written _ -> HistoryModel.DONE;
                  case Posted.Refused(Refusal refusal) -> refusal.problem();
                  case Posted.Stale stale -> throw new AssertionError(stale);
                });
    assertEquals(model.pay(id.text(), member.id(), amount), told, id.text());
  }

  private void pause() {
    boolean isPaused = random.nextInt(3) == 0;
    answer(
        journal -> {
          new Pause(journal).set(Pause.Part.REDEMPTION, isPaused, "operator");
          return HistoryModel.DONE;
        });
    model.pause(isPaused);
  }

  /** Only the other side knows what becomes of it: the model follows, as far as that is right. */
  private void work(String id) {
    answer(
        journal -> {
          new Worker(
                  redemptions(journal),
                  Catalogues.of(Market.CATALOGUE),
                  product -> Optional.of(restless(id)),
                  village.clock())
              .work(TransactionId.parse(id));
          return HistoryModel.DONE;
        });
    follow(id);
  }

  /**
   * While the other side is asked, an operator decides, or the run is frozen for longer than it has
   * it: what is sent is sent by whoever has it, and nobody ends it meanwhile.
   */
  private Provider restless(String id) {
    return new Provider() {
      @Override
      public Answer ask(Delivery delivery) {
        if (random.nextInt(4) == 0) {
          turn(Duration.ofMinutes(random.nextInt(20)));
        }
        if (random.nextInt(3) == 0) {
          end(id);
        }
        return provider.ask(delivery);
      }

      @Override
      public Answer send(Delivery delivery) {
        end(id);
        State state = redemptions(village.journal).find(delivery.hold()).orElseThrow().state();
        assertTrue(state.askedUntil(village.clock().instant()).isPresent(), id + " " + state);
        return provider.send(delivery);
      }
    };
  }

  private void follow(String id) {
    HistoryModel.Deal before = model.deals().get(id);
    Optional<Redemption> now = redemptions(village.journal).find(TransactionId.parse(id));
    assertEquals(before != null, now.isPresent(), id);
    if (before == null || before.isOver()) {
      return;
    }
    switch (now.orElseThrow().state()) {
      case State.Held _ -> assertEquals("held", before.state());
      case State.Sending sending ->
          model.sending(id, sending.isAsking() ? sending.until() : Instant.MIN);
      case State.Settled _ -> {
        assertEquals(1, provider.deliveries(TransactionId.parse(id)), id);
        model.settle(id);
      }
      case State.Released _ -> {
        assertEquals(0, provider.deliveries(TransactionId.parse(id)), id);
        model.release(id, "released-failed");
      }
    }
  }

  /** The weather clears, and what is due is looked at until nothing is. */
  private void finish() {
    storm.settle();
    for (int round = 0; round < 60; round++) {
      village.turnBy(Duration.ofMinutes(20));
      for (String id : ids) {
        new Worker(
                redemptions(village.journal),
                Catalogues.of(Market.CATALOGUE),
                product -> Optional.of(provider),
                village.clock())
            .work(TransactionId.parse(id));
        follow(id);
      }
    }
  }

  private void compare() {
    for (Account.Member member : Market.MEMBERS) {
      Buckets buckets = village.journal.head(member).standing().buckets();
      assertEquals(Amount.of(model.coins(member.id())), buckets.sum(buckets.lots()));
      assertEquals(Amount.of(model.held(member.id())), buckets.of(Bucket.Plain.HELD));
      assertEquals(0, model.held(member.id()));
    }
    model.deals().forEach((id, deal) -> assertTrue(deal.isOver(), id + " " + deal));
    for (String id : ids) {
      assertTrue(provider.deliveries(TransactionId.parse(id)) <= 1, id);
    }
    assertEquals(
        model.taken("mug"),
        Market.taken(village.journal),
        "what is released came back to the stock");
    long kept = Market.MEMBERS.stream().mapToLong(member -> model.coins(member.id())).sum();
    long spent =
        model.deals().values().stream()
            .filter(deal -> deal.state().equals("settled"))
            .mapToLong(HistoryModel.Deal::amount)
            .sum();
    assertEquals(16 * 60L, kept + spent + model.till(), "no coin is made or lost");
  }
}
