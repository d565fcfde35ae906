package zoncoin.fulfilment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import zoncoin.fulfilment.FakeProvider.Mood;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Buckets;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.TransactionId;
import zoncoin.ledger.Unknown;
import zoncoin.memory.Ports;
import zoncoin.memory.Script;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.Catalogues;
import zoncoin.redemption.Order;
import zoncoin.redemption.Redemption;
import zoncoin.redemption.Redemption.State;
import zoncoin.redemption.Redemptions;

/**
 * The whole matrix: every pair of moods that an other side can be in, times every call of the
 * worker to the table and to the other side, times every fault: the process ends before it or after
 * it, it is refused, lost, kept without an answer, made late. Every redemption ends; what was
 * delivered is settled, what was not is released, and nothing is delivered twice.
 */
final class WorkerFaultsTest {
  private static final TransactionId ID = TransactionId.ofCaller(Village.ALICE.id(), "first");
  private static final Order ORDER =
      new Order(ID, Village.ALICE, "arn:aws:iam::111122223333:user/alice", "support-hour", 2);
  private static final Bucket LOT = new Bucket.Lot(java.time.YearMonth.parse("2028-07"));

  /** Far more runs than any of it takes. */
  private static final int MOST_RUNS = 20;

  private static final Village START = start();

  private static Village start() {
    Village village = new Village().founded().rich(Village.ALICE, Amount.ofZnc(5_000), "2028-07");
    return village;
  }

  static List<List<Mood>> moods() {
    List<List<Mood>> all = new ArrayList<>();
    for (Mood first : Mood.values()) {
      for (Mood second : Mood.values()) {
        all.add(List.of(first, second));
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("moods")
  void endsAsItWasDeliveredWhateverBecomesOfAnyCall(List<Mood> moods) {
    int calls = live(moods, Script.fair());
    assertTrue(calls >= 5, "every call was seen: " + calls);
    for (int call = 0; call < calls; call++) {
      for (Weather.Fault fault : Weather.Fault.values()) {
        live(moods, Script.at(call, fault));
      }
    }
  }

  private static int live(List<Mood> moods, Script script) {
    Village village = START.copy();
    FakeProvider provider = new FakeProvider(moods);
    AtomicBoolean maySend = new AtomicBoolean(true);
    Redemptions fair = redemptions(village, village.journal, -1);
    fair.request(ORDER, Catalogue.sample());
    for (int run = 0; run < MOST_RUNS && isUnderWay(fair); run++) {
      run(
          village,
          new Worker(
              redemptions(village, Ports.journal(script, village.journal), run),
              Catalogues.of(Catalogue.sample()),
              product -> Optional.of(in(script, provider, maySend)),
              village.clock()));
      script.settle();
      // As long as a run can take: whoever ended over it is surely gone.
      village.turnBy(Redemptions.SENDING.plus(Duration.ofSeconds(1)));
    }
    provider.settle();
    State state = fair.find(ID).orElseThrow().state();
    boolean isSettled = state instanceof State.Settled;
    assertTrue(isSettled || state instanceof State.Released, moods + " ends " + state);
    assertEquals(isSettled ? 1 : 0, provider.deliveries(ID), moods + " " + script.calls());
    Buckets buckets = village.journal.head(Village.ALICE).standing().buckets();
    assertEquals(Amount.ZERO, buckets.of(Bucket.Plain.HELD));
    assertEquals(Amount.ofZnc(isSettled ? 3_200 : 5_000), buckets.of(LOT));
    return script.calls().size();
  }

  private static boolean isUnderWay(Redemptions redemptions) {
    return redemptions.find(ID).flatMap(Redemption::due).isPresent();
  }

  /** What is due is found by the sweep, which no fault of a run can lose. */
  private static void run(Village village, Worker worker) {
    for (Item.Key due : village.journal.due(Redemption.FAMILY, village.clock().instant(), 9)) {
      try {
        worker.work(TransactionId.parse(due.name()));
      } catch (Weather.Crash | NotApplied | Unknown end) {
        // The next run finds what this one left.
      }
    }
  }

  /**
   * The other side behind a network: a call that is refused, lost or late has no answer, and that
   * is one that is not clear.
   *
   * @param maySend whether nobody ever sent it, or it is known not to have arrived
   */
  private static Provider in(Script script, Provider real, AtomicBoolean maySend) {
    return new Provider() {
      @Override
      public Answer ask(Delivery delivery) {
        Answer answer = call("provider.ask", false, () -> real.ask(delivery));
        maySend.set(answer instanceof Answer.Absent);
        return answer;
      }

      @Override
      public Answer send(Delivery delivery) {
        assertTrue(maySend.getAndSet(false), "it is asked about before it is sent again");
        return call("provider.send", true, () -> real.send(delivery));
      }

      private Answer call(
          String name, boolean isWrite, java.util.function.Supplier<Answer> question) {
        try {
          return script.call(name, isWrite, question);
        } catch (NotApplied | Unknown noAnswer) {
          return new Answer.Unclear("no answer came", Duration.ofMinutes(1));
        }
      }
    };
  }

  /** Each run names its claim otherwise. */
  private static Redemptions redemptions(Village village, Journal journal, int run) {
    return new Redemptions(village.ledger(journal), journal, village.clock(), new Random(run));
  }
}
