package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Buckets;
import zoncoin.ledger.Enrolment;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Standing;
import zoncoin.ledger.Step;
import zoncoin.ledger.TransactionId;

/** What every {@link Journal} keeps to. */
interface JournalContract {
  int RUNNERS = 8;
  Item.Key REDEMPTION = new Item.Key("redemption", "c.111122223333.one");
  Instant DUE = Instant.parse("2026-07-18T09:45:00.000000001Z");

  /** The journal under test; the same for all calls within one test, empty at its start. */
  Journal journal();

  private static Item redemption(String state) {
    return Item.first(REDEMPTION, Map.of("state", state), Optional.of(DUE));
  }

  @Test
  default void anAccountWithoutHistoryStandsAtStepZero() {
    assertEquals(Step.zero(Town.ALICE), journal().head(Town.ALICE));
  }

  @Test
  default void findsNothingThatWasNotAppended() {
    new Town(journal()).founded();
    assertEquals(Optional.empty(), journal().find(TransactionId.parse("c.111122223333.one")));
    assertEquals(Optional.empty(), journal().item(REDEMPTION));
  }

  @Test
  default void givesBackAnAppendByteForByte() {
    Town town = new Town(journal()).rich();
    Journal.Append append = town.append(Town.hold("one", 25), redemption("held"));
    assertEquals(new Journal.Outcome.Appended(), journal().append(append));
    assertEquals(
        Optional.of(new Journal.Recorded(append.signed(), append.request(), OptionalLong.empty())),
        journal().find(append.signed().entry().transaction()));
    assertEquals(append.steps().getFirst(), journal().head(Town.ALICE));
    assertEquals(Optional.of(redemption("held")), journal().item(REDEMPTION));
  }

  @Test
  default void theHeadIsTheNewestOfManySteps() {
    Town town = new Town(journal()).rich();
    for (int i = 1; i <= 9; i++) {
      town.post(Town.hold("hold-" + i, 1));
      assertEquals(3 + i, journal().head(Town.ALICE).sequence());
    }
    assertEquals(1, journal().head(Town.BOB).sequence());
  }

  @Test
  default void keepsEveryPartOfAStep() {
    Town town = new Town(journal()).founded();
    Journal.Append append = town.append(Town.enrol(new Account.Member("777788889999")));
    Step step = append.steps().getFirst();
    Standing standing =
        new Standing(
            new Enrolment(Enrolment.State.LEFT, true, 7),
            new Buckets(
                new TreeMap<>(
                    Map.of(
                        Bucket.parse("pending"), Amount.of(Amount.MAX_ZON),
                        Bucket.parse("debt"), Amount.of(-1),
                        Bucket.parse("held"), Amount.of(2),
                        Bucket.parse("lot:2028-07"), Amount.of(3),
                        Bucket.parse("gift:9999-12"), Amount.of(4)))),
            new TreeMap<>(Map.of(YearMonth.of(2026, 6), Amount.of(5))));
    Step full =
        new Step(
            step.account(),
            step.sequence(),
            step.transaction(),
            step.entry(),
            step.time(),
            standing);
    journal()
        .append(
            new Journal.Append(
                append.signed(), append.request(), List.of(full), List.of(), append.token()));
    assertEquals(full, journal().head(full.account()));
  }

  @Test
  default void anIdIsTakenOnce() {
    Town town = new Town(journal()).rich();
    Journal.Append first = town.append(Town.hold("one", 25));
    town.wait(1);
    Journal.Append second = town.append(Town.hold("one", 30), redemption("held"));
    assertNotEquals(first.signed(), second.signed());
    journal().append(first);
    Journal.Outcome.Exists exists =
        assertInstanceOf(Journal.Outcome.Exists.class, journal().append(second));
    assertEquals(first.signed(), exists.recorded().signed());
    assertEquals(first.request(), exists.recorded().request());
    assertEquals(first.steps().getFirst(), journal().head(Town.ALICE));
    assertEquals(Optional.empty(), journal().item(REDEMPTION));
  }

  @Test
  default void theSameAppendAgainChangesNothing() {
    Town town = new Town(journal()).rich();
    Journal.Append append = town.append(Town.hold("one", 25), redemption("held"));
    journal().append(append);
    town.post(Town.hold("two", 1));
    Step head = journal().head(Town.ALICE);
    for (String token : List.of(append.token(), "another")) {
      Journal.Outcome again = journal().append(Town.withToken(append, token));
      assertTrue(
          again instanceof Journal.Outcome.Appended
              || (again instanceof Journal.Outcome.Exists exists
                  && exists.recorded().signed().equals(append.signed())));
      assertEquals(head, journal().head(Town.ALICE));
    }
  }

  @Test
  default void ofTwoAppendsAfterOneStepTheSecondLeavesNoTrace() {
    Town town = new Town(journal()).rich();
    Journal.Append first = town.append(Town.hold("one", 25));
    Journal.Append second = town.append(Town.hold("two", 25), redemption("held"));
    assertEquals(new Journal.Outcome.Appended(), journal().append(first));
    assertEquals(new Journal.Outcome.StepMoved(), journal().append(second));
    assertEquals(Optional.empty(), journal().find(second.signed().entry().transaction()));
    assertEquals(Optional.empty(), journal().item(REDEMPTION));
    assertEquals(first.steps().getFirst(), journal().head(Town.ALICE));
  }

  @Test
  default void anItemThatMovedLeavesNoTraceOfTheAppend() {
    Town town = new Town(journal()).rich();
    assertTrue(journal().put(redemption("held")));
    Item next = redemption("held").next(Map.of("state", "sending"), Optional.empty());
    Item afterNext = next.next(Map.of("state", "settled"), Optional.empty());
    Step head = journal().head(Town.ALICE);
    for (Item wrong : List.of(redemption("held"), afterNext)) {
      Journal.Append append = town.append(Town.hold("two", 25), wrong);
      assertEquals(new Journal.Outcome.ItemMoved(REDEMPTION), journal().append(append));
      assertEquals(Optional.empty(), journal().find(append.signed().entry().transaction()));
      assertEquals(head, journal().head(Town.ALICE));
      assertEquals(Optional.of(redemption("held")), journal().item(REDEMPTION));
    }
    assertEquals(
        new Journal.Outcome.Appended(), journal().append(town.append(Town.hold("two", 25), next)));
    assertEquals(Optional.of(next), journal().item(REDEMPTION));
  }

  @Test
  default void aTakenIdIsToldBeforeAMovedItemAndThatBeforeAMovedStep() {
    Town town = new Town(journal()).rich();
    Journal.Append allWrong = town.append(Town.hold("one", 25), redemption("held"));
    Journal.Append twoWrong = town.append(Town.hold("two", 25), redemption("held"));
    town.post(Town.hold("one", 1), redemption("held"));
    assertInstanceOf(
        Journal.Outcome.Exists.class, journal().append(Town.withToken(allWrong, "other")));
    assertEquals(new Journal.Outcome.ItemMoved(REDEMPTION), journal().append(twoWrong));
  }

  @Test
  default void anItemIsReplacedOnlyByItsNextRevision() {
    Item first =
        Item.first(
            REDEMPTION, Map.of("state", "held", "note", "", "name", "Žoé €"), Optional.of(DUE));
    Item second = first.next(Map.of(), Optional.empty());
    assertFalse(journal().put(second));
    assertTrue(journal().put(first));
    assertEquals(Optional.of(first), journal().item(REDEMPTION));
    assertFalse(journal().put(first));
    assertFalse(journal().put(second.next(Map.of(), Optional.empty())));
    assertTrue(journal().put(second));
    assertFalse(journal().put(second));
    assertEquals(Optional.of(second), journal().item(REDEMPTION));
  }

  @Test
  default void itemsOfOneNameInTwoFamiliesAreTwo() {
    Item one =
        Item.first(new Item.Key("stock", "credit-10"), Map.of("left", "5"), Optional.empty());
    Item two =
        Item.first(new Item.Key("codes", "credit-10"), Map.of("left", "9"), Optional.empty());
    Item three =
        Item.first(
            new Item.Key("assessment", "999988887777.111122223333.2026-06.USD"),
            Map.of("reward", "7"),
            Optional.empty());
    for (Item item : List.of(one, two, three)) {
      assertTrue(journal().put(item));
    }
    for (Item item : List.of(one, two, three)) {
      assertEquals(Optional.of(item), journal().item(item.key()));
    }
  }

  @Test
  default void ofManyWhoExtendOneStepOneDoes() {
    Town town = new Town(journal()).rich();
    List<Journal.Append> appends =
        IntStream.range(0, RUNNERS).mapToObj(i -> town.append(Town.hold("hold-" + i, 1))).toList();
    List<Boolean> written = Race.of(RUNNERS, i -> isAppended(appends.get(i)));
    assertEquals(1, Collections.frequency(written, true));
    assertEquals(appends.get(written.indexOf(true)).steps().getFirst(), journal().head(Town.ALICE));
  }

  @Test
  default void ofManyWhoTakeOneIdOneDoes() {
    Town town = new Town(journal()).rich();
    List<Journal.Append> appends =
        IntStream.range(0, RUNNERS).mapToObj(i -> town.append(Town.hold("one", 1 + i))).toList();
    List<Boolean> written = Race.of(RUNNERS, i -> isAppended(appends.get(i)));
    assertEquals(1, Collections.frequency(written, true));
    assertEquals(
        appends.get(written.indexOf(true)).signed(),
        journal().find(appends.getFirst().signed().entry().transaction()).orElseThrow().signed());
  }

  @Test
  default void ofManyWhoMoveAnItemOneDoes() {
    Item first = redemption("held");
    journal().put(first);
    List<Boolean> written =
        Race.of(
            RUNNERS,
            i -> {
              try {
                return journal().put(first.next(Map.of("by", "" + i), Optional.empty()));
              } catch (NotApplied conflict) {
                return false;
              }
            });
    assertEquals(1, Collections.frequency(written, true));
    assertEquals(
        Map.of("by", "" + written.indexOf(true)),
        journal().item(REDEMPTION).orElseThrow().fields());
  }

  @Test
  default void aLedgerLosesNoUpdateOfMany() {
    Town town = new Town(journal()).rich();
    List<Posted> posted =
        Race.of(4, i -> town.ledger().post(Town.hold("hold-" + i, 10), List.of()));
    posted.forEach(answer -> assertInstanceOf(Posted.Written.class, answer));
    Step head = journal().head(Town.ALICE);
    assertEquals(3 + 4, head.sequence());
    assertEquals(Amount.ofZnc(40), head.standing().buckets().of(Bucket.Plain.HELD));
    assertEquals(Amount.ofZnc(60), head.standing().buckets().of(new Bucket.Lot(Town.MONTH)));
  }

  private boolean isAppended(Journal.Append append) {
    try {
      return journal().append(append) instanceof Journal.Outcome.Appended;
    } catch (NotApplied conflict) {
      return false;
    }
  }
}
