package zoncoin.functions.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.TransactionId;
import zoncoin.redemption.Order;
import zoncoin.redemption.Redemption;
import zoncoin.redemption.Redemption.State;
import zoncoin.tlog.Hash;

/** What an operator is told of what is not at its end. */
final class FulfilmentsTest {
  private static final Instant NOW = Instant.parse("2026-07-18T09:30:00Z");

  private static TransactionId id(int number) {
    return TransactionId.ofCaller("111122223333", "k%05d".formatted(number));
  }

  private static Redemption redemption(TransactionId id, Instant requested, State state) {
    return new Redemption(
        new Order(id, new Account.Member("111122223333"), "-", "support-hour", 1),
        Amount.ofZnc(900),
        requested,
        new Redemption.Reserved(Hash.EMPTY, new TreeMap<>(), false),
        state);
  }

  /** As many as there are, listed in whatever order. */
  private static Map<String, Object> page(int count, Decision.UnderWay asked) {
    RedemptionDesk.UnderWay all =
        new RedemptionDesk.UnderWay(
            (family, until, limit) ->
                IntStream.range(0, count)
                    .mapToObj(i -> Redemption.key(id(i * 7919 % count)))
                    .toList(),
            () -> NOW);
    return new Fulfilments(id -> Optional.of(redemption(id, NOW, new State.Held(NOW))), all)
        .list(asked);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "1000, 1", "1001, 2", "2500, 3"})
  void everyOneIsOnOnePage(int count, int pages) {
    List<Object> ids = new ArrayList<>();
    Optional<String> after = Optional.empty();
    int asked = 0;
    do {
      Map<String, Object> page = page(count, new Decision.UnderWay(false, after));
      for (Object one : (List<?>) page.getOrDefault("fulfilments", List.of())) {
        ids.add(((Map<?, ?>) one).get("id"));
      }
      after = Optional.ofNullable(page.get("after")).map(String::valueOf);
      asked++;
    } while (after.isPresent());
    assertEquals(pages, asked);
    assertEquals(IntStream.range(0, count).mapToObj(i -> (Object) id(i).text()).toList(), ids);
  }

  private static Optional<String> next(Duration age, State state, boolean isStuck) {
    Redemption one = redemption(id(1), NOW.minus(age), state);
    RedemptionDesk.UnderWay under =
        new RedemptionDesk.UnderWay(
            (family, until, limit) -> List.of(Redemption.key(id(1))), () -> NOW);
    Map<String, Object> page =
        new Fulfilments(id -> Optional.of(one), under)
            .list(new Decision.UnderWay(isStuck, Optional.empty()));
    List<?> listed = (List<?>) page.getOrDefault("fulfilments", List.of());
    return listed.isEmpty()
        ? Optional.empty()
        : Optional.of(String.valueOf(((Map<?, ?>) listed.getFirst()).get("next")));
  }

  private static State sending(Instant until, boolean isAsking) {
    return new State.Sending("c1", until, isAsking, 3, "accepted");
  }

  @Test
  void eachSaysWhatAPersonIsToDo() {
    Duration hours = Duration.ofHours(2);
    String fulfil = "zon operate fulfil c.111122223333.k00001 ";
    assertEquals(
        Optional.of("nothing: it is sent soon"), next(Duration.ZERO, new State.Held(NOW), false));
    assertEquals(
        Optional.of(
            "nobody could be asked to deliver it: mend its adapter, or give the coins back: "
                + fulfil
                + "release"),
        next(hours, new State.Held(NOW), false));
    assertEquals(
        Optional.of("wait until 2026-07-18T09:31:00Z: whoever delivers it may be asked right now"),
        next(hours, sending(NOW.plusSeconds(60), true), false));
    String decide = "find out if it was delivered, or deliver it: " + fulfil + "settle, or release";
    assertEquals(Optional.of(decide), next(hours, sending(NOW, true), false));
    assertEquals(
        Optional.of(decide), next(Duration.ZERO, sending(NOW.plusSeconds(60), false), false));
  }

  @Test
  void whatIsStuckWasAskedForOverAnHourAgo() {
    Duration hour = Duration.ofHours(1);
    assertFalse(next(hour, sending(NOW, false), true).isPresent());
    assertTrue(next(hour.plusMillis(1), sending(NOW, false), true).isPresent());
    assertFalse(
        next(hour.plusMillis(1), new State.Settled(Redemption.Said.NOTHING), false).isPresent());
  }
}
