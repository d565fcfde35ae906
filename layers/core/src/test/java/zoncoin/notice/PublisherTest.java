package zoncoin.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Journal;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.ledger.Unknown;
import zoncoin.memory.Ports;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;
import zoncoin.note.NoteSigner;
import zoncoin.note.TrustedKeys;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

final class PublisherTest {
  private static final TrustedKeys KEYS =
      TrustedKeys.of(Village.logSigners().stream().map(NoteSigner::verifierKey).toList());

  private final Village village = new Village().founded();
  private final Wall wall = new Wall();

  private Publisher publisher(Journal journal) {
    return new Publisher(new Publisher.Log(KEYS, village::readLog), journal, wall);
  }

  private Publisher.Published publish() {
    return publisher(village.journal).publish();
  }

  private void seal() {
    village.sealer().seal();
  }

  private void redeem(String key, boolean isDelivered) {
    Request hold = Village.hold(key, Village.ALICE, Amount.ofZnc(10));
    village.post(hold);
    TransactionId id = TransactionId.ofCaller(Village.ALICE.id(), key);
    village.post(
        isDelivered
            ? new Request.Settle(id, "support-hour")
            : new Request.Release(id, Request.Cause.CANCELLED));
  }

  @Test
  void whatIsSealedIsAnnouncedInTheOrderOfTheLog() {
    village.rich(Village.ALICE, Amount.ofZnc(100), "2028-07");
    redeem("one", true);
    redeem("two", false);
    seal();
    assertEquals(new Publisher.Published(9, 6, 9, true), publish());
    assertEquals(
        List.of(
            "issued issue.111122223333.2028-07.1",
            "vested vest.111122223333.2028-07.1",
            "redeemed c.111122223333.one",
            "settled c.111122223333.one.end",
            "redeemed c.111122223333.two",
            "released c.111122223333.two.end"),
        wall.ids());
    assertTrue(wall.notices().stream().allMatch(one -> one.account().equals(Village.ALICE)));
    assertEquals(
        List.of(OptionalLong.of(3), OptionalLong.of(4)),
        wall.notices().stream().limit(2).map(Notice::logIndex).toList());
  }

  @Test
  void aNoticeSaysHowMuchAndWhatElseIsToBeSaid() {
    village.rich(Village.ALICE, Amount.ofZnc(100), "2028-07");
    redeem("one", true);
    seal();
    publish();
    assertEquals(
        List.of(Amount.ofZnc(100), Amount.ofZnc(100), Amount.ofZnc(10), Amount.ofZnc(10)),
        wall.notices().stream().map(Notice::amount).toList());
    assertEquals(
        List.of(
            Notice.About.NOTHING,
            new Notice.About(
                Optional.empty(), Optional.empty(), Optional.of(YearMonth.of(2028, 7))),
            Notice.About.NOTHING,
            new Notice.About(
                Optional.of("c.111122223333.one"), Optional.of("support-hour"), Optional.empty())),
        wall.notices().stream().map(Notice::about).toList());
  }

  @Test
  void whatIsNotSealedIsNotAnnounced() {
    village.rich(Village.ALICE, Amount.ofZnc(100), "2028-07");
    assertEquals(new Publisher.Published(0, 0, 0, true), publish());
    assertEquals(List.of(), wall.notices());
  }

  @Test
  void theNextCallBeginsWhereTheLastEnded() {
    village.rich(Village.ALICE, Amount.ofZnc(100), "2028-07");
    seal();
    publish();
    assertEquals(new Publisher.Published(0, 0, 5, true), publish());
    redeem("one", true);
    seal();
    assertEquals(new Publisher.Published(2, 2, 7, true), publish());
    assertEquals(4, wall.notices().size());
  }

  @Test
  void whoComesToOweIsAnnouncedBesideWhatBroughtItAbout() {
    Amount all = Amount.ofZnc(100);
    village.rich(Village.ALICE, all, "2028-07");
    village.post(Village.hold("one", Village.ALICE, all));
    TransactionId id = TransactionId.parse("adjust.member.111122223333.9");
    village.post(
        new Request.Correct(id, Village.ALICE, Amount.ofZnc(-30), Optional.empty(), Hash.EMPTY));
    seal();
    publish();
    Notice last = wall.notices().getLast();
    assertEquals("debt adjust.member.111122223333.9", wall.ids().getLast());
    assertEquals(Amount.ofZnc(30), last.amount());
  }

  @ParameterizedTest
  @EnumSource
  void whateverTheBoardDoesNothingIsLostAndOrderStays(Wall.Fault fault) {
    village.rich(Village.ALICE, Amount.ofZnc(100), "2028-07");
    redeem("one", true);
    seal();
    wall.fail(fault);
    try {
      publish();
    } catch (NotApplied | Unknown told) {
      assertEquals("told to", told.getMessage());
    }
    publish();
    assertEquals(
        List.of(
            "issued issue.111122223333.2028-07.1",
            "vested vest.111122223333.2028-07.1",
            "redeemed c.111122223333.one",
            "settled c.111122223333.one.end"),
        List.copyOf(new LinkedHashSet<>(wall.ids())));
    assertTrue(wall.notices().size() <= 8);
  }

  @Test
  void whoIsKilledBetweenBoardAndCursorAnnouncesTwiceAndLosesNothing() {
    village.rich(Village.ALICE, Amount.ofZnc(100), "2028-07");
    seal();
    assertThrows(Killed.class, () -> publisher(killing(village.journal)).publish());
    assertEquals(2, wall.notices().size());
    publish();
    assertEquals(4, wall.notices().size());
    assertEquals(wall.notices().subList(0, 2), wall.notices().subList(2, 4));
    assertEquals(new Publisher.Published(0, 0, 5, true), publish());
  }

  @Test
  void ofTwoAtOnceOneMovesTheCursor() {
    village.rich(Village.ALICE, Amount.ofZnc(100), "2028-07");
    seal();
    NoticeBoard inBetween =
        notices -> {
          wall.put(notices);
          publish();
        };
    Publisher slow =
        new Publisher(new Publisher.Log(KEYS, village::readLog), village.journal, inBetween);
    assertEquals(new Publisher.Published(0, 2, 0, false), slow.publish());
    assertEquals(4, wall.notices().size());
    assertEquals(new Publisher.Published(0, 0, 5, true), publish());
  }

  @Test
  void anEntryThatIsNotTheSignedOneIsNotAnnounced() {
    village.rich(Village.ALICE, Amount.ofZnc(100), "2028-07");
    seal();
    Publisher.Log altered =
        new Publisher.Log(
            KEYS,
            path ->
                village
                    .readLog(path)
                    .map(bytes -> path.startsWith("tile/entries") ? altered(bytes) : bytes));
    Publisher publisher = new Publisher(altered, village.journal, wall);
    assertThrows(Malformed.class, publisher::publish);
    assertEquals(List.of(), wall.notices());
  }

  /** The digit of an amount is another one, so that it still reads as an entry. */
  private static byte[] altered(byte[] bundle) {
    String text = new String(bundle, java.nio.charset.StandardCharsets.ISO_8859_1);
    int at = text.indexOf("pending 100000000") + "pending ".length();
    byte[] other = bundle.clone();
    other[at] = '2';
    int from = text.indexOf("issuance total -100000000") + "issuance total -".length();
    other[from] = '2';
    return other;
  }

  @Test
  void aLogThatEndsBeforeTheCursorIsNotAnnounced() {
    village.rich(Village.ALICE, Amount.ofZnc(100), "2028-07");
    seal();
    publish();
    Publisher.Log empty = new Publisher.Log(KEYS, path -> Optional.empty());
    Publisher publisher = new Publisher(empty, village.journal, wall);
    assertEquals(
        "log has 0 entries, of which 5 were announced",
        assertThrows(Malformed.class, publisher::publish).getMessage());
  }

  /** What kills the process. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** A journal at whose first write the process is killed. */
  private static Journal killing(Journal real) {
    Weather deadly =
        new Weather() {
          @Override
          public <T> T call(String name, boolean isWrite, Supplier<T> call) {
            if (isWrite) {
              throw new Killed();
            }
            return call.get();
          }
        };
    return Ports.journal(deadly, real);
  }
}
