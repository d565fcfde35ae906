package zoncoin.redemption;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zoncoin.billing.Period;
import zoncoin.ledger.Amount;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Village;

/** Alice's 5,000 ZNC buy fifty mugs, of which there are fewer to have. */
final class AutomaticLimitsTest {
  private final Village village =
      new Village().founded().rich(Village.ALICE, Amount.ofZnc(5_000), "2028-07");
  private final Redemptions redemptions =
      new Redemptions(village.ledger(), village.journal, village.clock(), new Random(1));

  private static Catalogue mugs(Product.Limits limits, Supply supply) {
    return Catalogue.of(
        "mugs-1",
        List.of(Product.of("mug", Product.Kind.MERCHANT, Amount.ofZnc(100), limits).in(supply)));
  }

  private static OptionalLong most(long count) {
    return count == 0 ? OptionalLong.empty() : OptionalLong.of(count);
  }

  private void want(Catalogue catalogue, long minimum) {
    StandingRedemption mugs = new StandingRedemption("mug", Amount.ofZnc(minimum), Amount.ZERO);
    new StandingRedemptions(village.journal).set(Village.ALICE, "arn", mugs, catalogue);
  }

  /** How many mugs that month's coins became; none without a redemption. */
  private long redeem(Catalogue catalogue, String month) {
    Optional<TransactionId> made =
        new AutomaticRedemption(
                village.ledger(), village.journal, redemptions, Catalogues.of(catalogue))
            .redeem(Village.ALICE, Period.parse(month));
    return made.flatMap(redemptions::find).map(found -> found.order().quantity()).orElse(0L);
  }

  private static List<Long> numbers(String words) {
    return Stream.of(words.split(" ")).map(Long::parseLong).toList();
  }

  /**
   * @param supply stock, a member's day, everybody's day; 0 for no end
   * @param limits fewest, step, most of one redemption
   */
  @ParameterizedTest
  @CsvSource({
    "0 0 0,  1 1 99,    0, 50",
    "0 7 0,  1 1 99,    0,  7",
    "0 0 8,  1 1 99,    0,  8",
    "9 0 0,  1 1 99,    0,  9",
    "9 8 7,  1 1 99,    0,  7",
    "7 8 9,  1 1 99,    0,  7",
    "0 8 0,  4 5 99,    0,  4",
    "0 9 0,  4 5 99,    0,  9",
    "0 3 0,  4 5 99,    0,  0",
    "0 7 0,  1 1 99,  700,  7",
    "0 7 0,  1 1 99,  701,  0",
  })
  void asManyAsThereAre(String supply, String limits, long minimum, long redeemed) {
    List<OptionalLong> each = numbers(supply).stream().map(AutomaticLimitsTest::most).toList();
    List<Long> of = numbers(limits);
    Catalogue catalogue =
        mugs(
            new Product.Limits(of.get(0), of.get(1), of.get(2)),
            new Supply(each.get(0), each.get(1), each.get(2)));
    want(catalogue, minimum);
    assertEquals(redeemed, redeem(catalogue, "2026-06"));
  }

  @Test
  void whatIsLeftOfTheDayIsRedeemedAndNothingOnceNothingIs() {
    Catalogue catalogue =
        mugs(Product.Limits.upTo(99), new Supply(most(0), OptionalLong.of(7), most(0)));
    TransactionId id = TransactionId.ofCaller(Village.ALICE.id(), "own");
    redemptions.request(new Order(id, Village.ALICE, "arn", "mug", 5), catalogue);
    want(catalogue, 0);
    assertEquals(2, redeem(catalogue, "2026-06"));
    assertEquals(2, redeem(catalogue, "2026-06"), "asked again it is the same");
    assertEquals(0, redeem(catalogue, "2026-07"));
    village.turnTo("2026-07-19T00:00:00Z");
    assertEquals(7, redeem(catalogue, "2026-07"), "and the next day's coins are asked for anew");
  }
}
