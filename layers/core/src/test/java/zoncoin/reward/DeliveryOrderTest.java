package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import zoncoin.billing.Currency;
import zoncoin.billing.Period;
import zoncoin.billing.Subject;
import zoncoin.ledger.Account;
import zoncoin.ledger.Item;
import zoncoin.memory.Village;

/** What the accounts have in the end does not depend on the order in which deliveries arrive. */
final class DeliveryOrderTest {
  private static final Village FOUNDED = new Village().founded();
  private static final String ALICE = Village.ALICE.id();
  private static final String BOB = Village.BOB.id();
  private static final List<String> FOUR = List.of("estimate", "restated", "invoiced", "refunds");

  /** Bob is in the second and the third alone, in two currencies in the second. */
  private static Delivered bills() {
    Subject inEuro =
        new Subject(Delivered.PAYER, BOB, Period.parse("2026-06"), new Currency("EUR"));
    return new Delivered()
        .on("01", "estimate", false)
        .put("estimate", "2026-06", ALICE, "100")
        .on("02", "restated", false)
        .put("restated", "2026-06", ALICE, "90")
        .put("restated", "2026-06", BOB, "20")
        .put("restated", inEuro, "10")
        .on("03", "invoiced", true)
        .put("invoiced", "2026-06", ALICE, "110")
        .put("invoiced", "2026-06", BOB, "15")
        // Three weeks after the third: coins of June wait since that one, not since this.
        .on("25", "refunds", true)
        .put("refunds", "2026-06", ALICE, "104.50");
  }

  private static RewardPolicy policy() {
    return RewardPolicy.parse(
        RewardPolicy.standard()
            .text()
            .replace("peg USD 100000000", "peg EUR 110000000\npeg USD 100000000"));
  }

  private static Village village(List<String> arriving) {
    Village village = FOUNDED.copy();
    Deliveries deliveries = bills().in(village, policy());
    arriving.forEach(place -> deliveries.issue(place, Delivered.PAYER));
    return village;
  }

  private static String coins(Village village, Account.Member member) {
    return village.journal.head(member).standing().buckets().amounts().toString();
  }

  private static void vest(Village village) {
    village.turnTo("2026-07-25T07:00:00Z");
    Issuance issuance = new Issuance(village.ledger(), village.journal, village.evidenceWriter());
    for (Item.Key key : village.journal.due(Issuance.FAMILY, village.clock().instant(), 100)) {
      issuance.vest(key);
    }
  }

  private static Stream<List<String>> orders(List<String> all) {
    return all.isEmpty()
        ? Stream.of(List.of())
        : all.stream()
            .flatMap(
                first ->
                    orders(all.stream().filter(other -> !other.equals(first)).toList())
                        .map(rest -> Stream.concat(Stream.of(first), rest.stream()).toList()));
  }

  /** Each order as it is, with each delivery doubled at once, and with all of it once more. */
  private static Stream<List<String>> arrivals() {
    return orders(FOUR)
        .flatMap(
            order ->
                Stream.of(
                    order,
                    order.stream().flatMap(place -> Stream.of(place, place)).toList(),
                    Stream.concat(order.stream(), order.stream()).toList()));
  }

  @Test
  void fourDeliveriesEndInTheSameCoinsInEveryOrderAndDoubled() {
    assertEquals(72, arrivals().distinct().count());
    arrivals()
        .forEach(
            arriving -> {
              Village village = village(arriving);
              assertEquals(
                  "{pending=209000000}", coins(village, Village.ALICE), arriving::toString);
              vest(village);
              assertEquals(
                  "{lot:2028-07=209000000}", coins(village, Village.ALICE), arriving::toString);
            });
  }

  @Test
  void anAccountThatVanishesEndsWithNoneOfThePeriodsCoinsInEveryOrder() {
    arrivals()
        .forEach(
            arriving -> {
              Village village = village(arriving);
              assertEquals("{}", coins(village, Village.BOB), arriving::toString);
            });
  }

  /** What vested before the account vanished is taken back from the lot it vested into. */
  @Test
  void anAccountThatVanishesGivesBackWhatVested() {
    Village village = village(List.of("invoiced"));
    vest(village);
    assertEquals("{lot:2028-07=30000000}", coins(village, Village.BOB));
    bills().in(village, policy()).issue("refunds", Delivered.PAYER);
    assertEquals("{}", coins(village, Village.BOB));
  }

  /** After the newest, whatever comes adds no entry. */
  @Test
  void whatIsOlderOrTheSameAddsNoEntry() {
    List<String> newestFirst = new ArrayList<>(FOUR.reversed());
    Village village = village(newestFirst);
    int entries = village.journal.list(Integer.MAX_VALUE).size();
    Deliveries deliveries = bills().in(village, policy());
    FOUR.forEach(place -> deliveries.issue(place, Delivered.PAYER));
    assertEquals(entries, village.journal.list(Integer.MAX_VALUE).size());
    assertEquals(1 + FOUNDED.journal.list(Integer.MAX_VALUE).size(), entries);
  }
}
