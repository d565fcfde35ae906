package zoncoin.redemption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Refusal;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Village;

/** Stock and days: how many of a product can be had. */
final class ShelfTest {
  private static final int CLIENTS = 64;
  private static final Product MUG =
      Product.of("mug", Product.Kind.MERCHANT, Amount.ofZnc(1), Product.Limits.upTo(50));

  private final Village village =
      new Village()
          .founded()
          .rich(Village.ALICE, Amount.ofZnc(1_000), "2028-07")
          .rich(Village.BOB, Amount.ofZnc(1_000), "2028-07");
  private final Redemptions redemptions =
      new Redemptions(village.ledger(), village.journal, village.clock(), new Random(7));

  private static Catalogue of(Supply supply) {
    return Catalogue.of("shelf-1", List.of(MUG.in(supply)));
  }

  private Redemptions.Result order(Account.Member member, String key, long many, Supply supply) {
    TransactionId id = TransactionId.ofCaller(member.id(), key);
    return redemptions.request(new Order(id, member, "somebody", "mug", many), of(supply));
  }

  private static Refusal refused(Redemptions.Result result) {
    return assertInstanceOf(Redemptions.Result.Refused.class, result).refusal();
  }

  private static Redemption done(Redemptions.Result result) {
    return assertInstanceOf(Redemptions.Result.Done.class, result).redemption();
  }

  private long left(long stock) {
    return new Shelf(village.journal).left("mug", stock);
  }

  @Test
  void slicesAreAllThatThereIs() {
    for (long stock = 0; stock < 100; stock++) {
      long all = stock;
      assertEquals(
          all, IntStream.range(0, Shelf.SLICES).mapToLong(slice -> Shelf.share(all, slice)).sum());
    }
  }

  @Test
  void anOrderTakesFromAllSlicesIfItMust() {
    Supply twelve = Supply.ofStock(12);
    assertEquals(
        Shelf.SLICES, done(order(Village.ALICE, "all", 12, twelve)).reserved().slices().size());
    assertEquals(0, left(12));
    assertEquals(new Refusal.OutOfStock("mug", 0), refused(order(Village.BOB, "one", 1, twelve)));
  }

  @Test
  void saysHowManyAreLeft() {
    done(order(Village.ALICE, "ten", 10, Supply.ofStock(12)));
    assertEquals(
        new Refusal.OutOfStock("mug", 2),
        refused(order(Village.BOB, "three", 3, Supply.ofStock(12))));
    done(order(Village.BOB, "two", 2, Supply.ofStock(12)));
  }

  @Test
  void whatIsReleasedComesBackAndWhatIsSettledDoesNot() {
    Supply ten = Supply.ofStock(10);
    Redemption cancelled = done(order(Village.ALICE, "one", 6, ten));
    Redemption settled = done(order(Village.BOB, "two", 4, ten));
    done(redemptions.release(cancelled.order().hold(), Request.Cause.CANCELLED));
    done(redemptions.release(cancelled.order().hold(), Request.Cause.CANCELLED));
    done(redemptions.send(settled.order().hold()));
    done(redemptions.settle(settled.order().hold()));
    assertEquals(6, left(10));
    done(order(Village.ALICE, "three", 6, ten));
    assertEquals(0, left(10));
  }

  @Test
  void aCatalogueThatOffersFiftyMoreKnowsNothingOfWhatIsLeft() {
    done(order(Village.ALICE, "one", 10, Supply.ofStock(10)));
    done(order(Village.ALICE, "two", 50, Supply.ofStock(60)));
    assertEquals(0, left(60));
    assertEquals(
        new Refusal.OutOfStock("mug", 0),
        refused(order(Village.ALICE, "three", 1, Supply.ofStock(20))));
  }

  @Test
  void aDayIsCountedByMemberAndForAllAndBeginsAnewAtMidnightUtc() {
    Supply daily = new Supply(OptionalLong.empty(), OptionalLong.of(3), OptionalLong.of(5));
    village.turnTo("2026-07-18T23:59:59.999Z");
    done(order(Village.ALICE, "one", 3, daily));
    assertEquals(
        new Refusal.LimitReached("mug", "member:111122223333", 0),
        refused(order(Village.ALICE, "two", 1, daily)));
    assertEquals(
        new Refusal.LimitReached("mug", "all members together", 2),
        refused(order(Village.BOB, "one", 3, daily)));
    done(order(Village.BOB, "two", 2, daily));
    village.turnBy(Duration.ofMillis(1));
    done(order(Village.ALICE, "three", 3, daily));
    done(order(Village.BOB, "three", 2, daily));
  }

  @Test
  void whatIsCancelledStillCountsForItsDay() {
    Supply daily = new Supply(OptionalLong.empty(), OptionalLong.of(3), OptionalLong.empty());
    Redemption one = done(order(Village.ALICE, "one", 3, daily));
    done(redemptions.release(one.order().hold(), Request.Cause.CANCELLED));
    assertInstanceOf(Refusal.LimitReached.class, refused(order(Village.ALICE, "two", 1, daily)));
  }

  @Test
  void whoAsksAndCancelsLeavesTheOthersTheirDay() {
    Supply daily = new Supply(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(5));
    Redemption one = done(order(Village.ALICE, "one", 5, daily));
    done(redemptions.release(one.order().hold(), Request.Cause.CANCELLED));
    done(redemptions.release(one.order().hold(), Request.Cause.CANCELLED));
    done(order(Village.BOB, "one", 5, daily));
    assertInstanceOf(Refusal.LimitReached.class, refused(order(Village.ALICE, "two", 1, daily)));
  }

  @Test
  void whatIsCancelledTheDayAfterGivesNothingBackToThatDay() {
    Supply daily = new Supply(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(5));
    village.turnTo("2026-07-18T23:59:59.999Z");
    Redemption one = done(order(Village.ALICE, "one", 5, daily));
    village.turnBy(Duration.ofMillis(1));
    done(order(Village.BOB, "one", 3, daily));
    done(redemptions.release(one.order().hold(), Request.Cause.CANCELLED));
    assertInstanceOf(Refusal.LimitReached.class, refused(order(Village.BOB, "two", 3, daily)));
  }

  @Test
  void whatWasAskedBeforeThereWasALimitGivesNothingBack() {
    Supply daily = new Supply(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(5));
    Redemption one = done(order(Village.ALICE, "one", 4, Supply.ENDLESS));
    done(order(Village.BOB, "one", 5, daily));
    done(redemptions.release(one.order().hold(), Request.Cause.CANCELLED));
    assertInstanceOf(Refusal.LimitReached.class, refused(order(Village.BOB, "two", 1, daily)));
  }

  @Test
  void aMachineWhoseClockIsBehindBeginsNoDayAnew() {
    Supply daily = new Supply(OptionalLong.empty(), OptionalLong.of(5), OptionalLong.of(5));
    village.turnTo("2026-07-19T00:00:00Z");
    done(order(Village.ALICE, "one", 5, daily));
    village.turnTo("2026-07-18T23:59:59.999Z");
    assertInstanceOf(Refusal.LimitReached.class, refused(order(Village.ALICE, "two", 5, daily)));
    assertInstanceOf(Refusal.LimitReached.class, refused(order(Village.BOB, "one", 1, daily)));
  }

  @Test
  void whatIsRefusedForItsCoinsTakesNothing() {
    Product dear =
        Product.of("mug", Product.Kind.MERCHANT, Amount.ofZnc(5_000), Product.Limits.upTo(1));
    Supply one = new Supply(OptionalLong.of(1), OptionalLong.of(1), OptionalLong.of(1));
    TransactionId id = TransactionId.ofCaller(Village.ALICE.id(), "dear");
    assertInstanceOf(
        Refusal.InsufficientCoins.class,
        refused(
            redemptions.request(
                new Order(id, Village.ALICE, "somebody", "mug", 1),
                Catalogue.of("dear-1", List.of(dear.in(one))))));
    done(order(Village.ALICE, "cheap", 1, one));
  }

  @Test
  void theLastOneGoesToExactlyOneOfSixtyFourWhoAskAtOnce() throws Exception {
    List<Account.Member> members = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      Account.Member member = new Account.Member("%012d".formatted(i));
      village.post(Village.enrol(member));
      members.add(member);
      village.rich(member, Amount.ofZnc(1), "2028-07");
    }
    List<Redemptions.Result> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Redemptions.Result>> asked =
          members.stream()
              .map(member -> threads.submit(() -> order(member, "last", 1, Supply.ofStock(1))))
              .toList();
      for (Future<Redemptions.Result> answer : asked) {
        answers.add(answer.get());
      }
    }
    assertEquals(1, answers.stream().filter(Redemptions.Result.Done.class::isInstance).count());
    assertEquals(
        CLIENTS - 1,
        answers.stream()
            .filter(new Redemptions.Result.Refused(new Refusal.OutOfStock("mug", 0))::equals)
            .count());
  }
}
