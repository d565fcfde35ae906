package zoncoin.redemption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.YearMonth;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Buckets;
import zoncoin.ledger.Journal;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.ledger.Unknown;
import zoncoin.memory.Ports;
import zoncoin.memory.Script;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;

/**
 * Redemptions while any one call fails in any way: whoever asked asks again, and there is one hold,
 * one end, and an item that says the same.
 */
final class RedemptionFaultsTest {
  private static final TransactionId ID = TransactionId.ofCaller(Village.ALICE.id(), "first");
  private static final Order ORDER =
      new Order(ID, Village.ALICE, "arn:aws:iam::111122223333:user/alice", "support-hour", 2);
  private static final Village START =
      new Village().founded().rich(Village.ALICE, Amount.ofZnc(5_000), "2028-07");

  /** There are nine, three of them at most a day. */
  private static final Catalogue CATALOGUE =
      Catalogue.of(
          "faults-1",
          List.of(
              Product.of(
                      "support-hour",
                      Product.Kind.SUPPORT,
                      Amount.ofZnc(900),
                      Product.Limits.upTo(8))
                  .in(new Supply(OptionalLong.of(9), OptionalLong.of(3), OptionalLong.of(3)))));

  private static final Bucket LOT = new Bucket.Lot(YearMonth.parse("2028-07"));

  /** What is asked, one after the other, and what it comes to. */
  record Story(String name, boolean isSettled, List<Step> steps) {
    Amount left() {
      return Amount.ofZnc(isSettled ? 3_200 : 5_000);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** One thing that is asked. */
  @FunctionalInterface
  interface Step {
    Redemptions.Result ask(Redemptions redemptions, TransactionId id);
  }

  static List<Story> stories() {
    Step request = (redemptions, id) -> redemptions.request(ORDER, CATALOGUE);
    Step fail = (redemptions, id) -> redemptions.release(id, Request.Cause.FAILED);
    Step cancel = (redemptions, id) -> redemptions.release(id, Request.Cause.CANCELLED);
    return List.of(
        new Story("settled", true, List.of(request, Redemptions::send, Redemptions::settle)),
        new Story("cancelled", false, List.of(request, cancel)),
        new Story("failed", false, List.of(request, Redemptions::send, fail)));
  }

  @ParameterizedTest
  @MethodSource("stories")
  void endsOnceWhateverBecomesOfAnyCall(Story story) {
    int calls = live(story, Script.fair(), script -> {}).calls().size();
    assertTrue(calls >= story.steps().size() * 2, "every call was seen");
    for (int call = 0; call < calls; call++) {
      for (Weather.Fault fault : Weather.Fault.values()) {
        live(story, Script.at(call, fault), Script::settle);
        live(story, Script.at(call, fault), script -> {});
      }
    }
  }

  /** Lives a story; what was late arrives after each step, or at the end. */
  private static Script live(Story story, Script script, Consumer<Script> afterStep) {
    Village village = START.copy();
    Journal journal = Ports.journal(script, village.journal);
    for (Step step : story.steps()) {
      assertInstanceOf(Redemptions.Result.Done.class, untilAnswered(step, village, journal));
      afterStep.accept(script);
    }
    script.settle();
    Buckets buckets = village.journal.head(Village.ALICE).standing().buckets();
    assertEquals(Amount.ZERO, buckets.of(Bucket.Plain.HELD));
    assertEquals(story.left(), buckets.of(LOT));
    assertEquals(5, village.journal.head(Village.ALICE).sequence());
    Redemption redemption = redemptions(village, village.journal).find(ID).orElseThrow();
    assertEquals(story.isSettled(), redemption.state() instanceof Redemption.State.Settled);
    assertEquals(!story.isSettled(), redemption.state() instanceof Redemption.State.Released);
    assertEquals(story.isSettled() ? 7 : 9, new Shelf(village.journal).left("support-hour", 9));
    return script;
  }

  /** Asks the same again until it is done; a run that died while sending has to be waited for. */
  private static Redemptions.Result untilAnswered(Step step, Village village, Journal journal) {
    for (int attempt = 1; attempt <= 4; attempt++) {
      try {
        Redemptions.Result result = step.ask(redemptions(village, journal), ID);
        if (result instanceof Redemptions.Result.Done) {
          return result;
        }
        village.turnTo("2026-07-18T10:00:00Z");
      } catch (Weather.Crash | NotApplied | Unknown noAnswer) {
        // Whoever asked asks again.
      }
    }
    throw new AssertionError("not answered");
  }

  private static Redemptions redemptions(Village village, Journal journal) {
    return new Redemptions(village.ledger(journal), journal, village.clock(), new Random(7));
  }
}
