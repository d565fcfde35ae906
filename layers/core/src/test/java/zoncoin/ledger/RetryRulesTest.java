package zoncoin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import zoncoin.memory.Ports;
import zoncoin.memory.Script;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;
import zoncoin.memory.Weather.Fault;

/** The retry rules, one after the other, as the package's page has them. */
final class RetryRulesTest {
  private final Village village =
      new Village().founded().rich(Village.ALICE, Amount.ofZnc(100), "2028-07");
  private final List<Journal.Append> appends = new ArrayList<>();

  private static Request hold(long znc) {
    return Village.hold("one", Village.ALICE, Amount.ofZnc(znc));
  }

  private Posted post(Weather weather, Request request) {
    return village.ledger(Ports.journal(weather, village.journal)).post(request, List.of());
  }

  /** What is written passes through here before the weather. */
  private Posted postHeard(Weather weather, Request request) {
    Journal journal = Ports.journal(weather, village.journal);
    Journal heard =
        Ports.journal(
            Weather.FAIR,
            journal,
            append -> {
              appends.add(append);
              return journal.append(append);
            });
    return village.ledger(heard).post(request, List.of());
  }

  @Test
  void anIdThatExistsIsAnsweredByComparingTheRequests() {
    Posted.Written first = assertInstanceOf(Posted.Written.class, post(Weather.FAIR, hold(5)));
    Posted.Written again = assertInstanceOf(Posted.Written.class, post(Weather.FAIR, hold(5)));
    assertEquals(first.signed(), again.signed());
    Refusal other = new Refusal.ExistsWithDifferent(hold(5).transaction(), "amount");
    assertEquals(new Posted.Refused(other), post(Weather.FAIR, hold(6)));
  }

  @Test
  void anAccountThatMovedIsReadAndDecidedAgain() {
    Script script = Script.fair();
    Posted posted = post(meanwhile(1, script), hold(5));
    assertInstanceOf(Posted.Written.class, posted);
    assertEquals(
        List.of("journal.head", "journal.append", "journal.head", "journal.append"),
        script.calls());
  }

  @Test
  void afterEightDecisionsTheCallerIsToldToComeBack() {
    Script script = Script.fair();
    Posted posted = post(meanwhile(Ledger.MAX_ATTEMPTS, script), hold(5));
    assertEquals(new Posted.Refused(new Refusal.Busy(8)), posted);
    assertEquals(2 * 8, script.calls().size());
  }

  /** Others are faster at so many appends. */
  private Weather meanwhile(int times, Script script) {
    return new Weather() {
      private int others;

      @Override
      public <T> T call(String name, boolean isWrite, Supplier<T> real) {
        if (isWrite && others < times) {
          village.post(Village.hold("other-" + others++, Village.ALICE, Amount.of(1)));
        }
        return script.call(name, isWrite, real);
      }
    };
  }

  @Test
  void anItemThatMovedIsForTheCallerToReadAgain() {
    Item item = Item.first(new Item.Key("redemption", "one"), java.util.Map.of(), Optional.empty());
    village.journal.put(item);
    assertEquals(
        new Posted.Stale(List.of(item.key())), village.ledger().post(hold(5), List.of(item)));
  }

  @Test
  void whatOnlyPassesIsTheSameWriteAgain() {
    Script script = Script.from(1, 3, Fault.NOT_APPLIED);
    assertInstanceOf(Posted.Written.class, postHeard(script, hold(5)));
    assertEquals(
        List.of(
            "journal.head", "journal.append", "journal.append", "journal.append", "journal.append"),
        script.calls());
    assertEquals(1, Set.copyOf(appends).size(), "token and all");
  }

  @Test
  void anUnknownOutcomeIsReadByIdAndIfAbsentTheSameWriteAgain() {
    Script script = Script.at(1, Fault.LOST);
    assertInstanceOf(Posted.Written.class, postHeard(script, hold(5)));
    assertEquals(
        List.of("journal.head", "journal.append", "journal.find", "journal.append"),
        script.calls());
    assertEquals(1, Set.copyOf(appends).size(), "token and all");
    Script kept = Script.at(1, Fault.KEPT);
    Request other = Village.hold("two", Village.ALICE, Amount.ofZnc(5));
    assertInstanceOf(Posted.Written.class, post(kept, other));
    assertEquals(List.of("journal.head", "journal.append", "journal.find"), kept.calls());
  }

  @Test
  void whoseOutcomeIsUnknownToTheEndIsAskedAgainWithTheSameKey() {
    Script script = Script.from(1, 100, Fault.LATE);
    assertThrows(Unknown.class, () -> post(script, hold(5)));
    script.settle();
    Posted.Written again = assertInstanceOf(Posted.Written.class, post(Weather.FAIR, hold(5)));
    assertEquals(
        Optional.of(again.signed()),
        village.journal.find(hold(5).transaction()).map(Journal.Recorded::signed));
    assertEquals(again.signed().hash(), village.journal.head(Village.ALICE).entry());
  }
}
