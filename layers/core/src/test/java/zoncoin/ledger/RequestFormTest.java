package zoncoin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.memory.Village;
import zoncoin.note.VerifierKey;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/** What no request can be made of, and what the canonical text of a request tells apart. */
final class RequestFormTest {
  private static final TransactionId ID = TransactionId.parse("c.111122223333.a");
  private static final String CALLER = "111122223333";

  @ParameterizedTest
  @ValueSource(strings = {"", "Support-Hour", "support hour", "a:b", "a\nquantity 2", "ä"})
  void refusesAProductThatNoAccountCouldBeNamedBy(String product) {
    assertThrows(Malformed.class, () -> new Request.Purchase(product, 1, false));
    assertThrows(Malformed.class, () -> new Request.Settle(ID, product));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void refusesAQuantityBelowOne(long quantity) {
    assertThrows(Malformed.class, () -> new Request.Purchase("support-hour", quantity, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1\naccount member:444455556666", "1\r", "1\u0000", ""})
  void refusesAFieldOfTwoLines(String caller) {
    Request enrol = new Request.Enrol(ID, caller, Village.ALICE, Hash.EMPTY);
    assertThrows(Malformed.class, enrol::canonical);
  }

  @ParameterizedTest
  @ValueSource(strings = {"merchant:shop", "program:issuance", "program:breakage:lot:2026-07"})
  void transfersGoToMembersAndTillsAlone(String to) {
    assertThrows(
        Malformed.class,
        () -> new Request.Transfer(ID, CALLER, Village.ALICE, Account.parse(to), Amount.of(1)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"LEAVE", "FREEZE", "THAW"})
  void aChangeOfStandingIsLeaveFreezeOrThaw(Kind kind) {
    assertThrows(
        Malformed.class, () -> new Request.ChangeStanding(ID, kind, CALLER, Village.ALICE));
  }

  @Test
  void coinsExpireInTheYears2000To9999() {
    assertThrows(Malformed.class, () -> new Bucket.Lot(YearMonth.of(1999, 12)));
    assertThrows(Malformed.class, () -> new Bucket.Gift(YearMonth.of(10_000, 1)));
    assertEquals("lot:2000-01", new Bucket.Lot(YearMonth.of(2000, 1)).text());
    assertEquals("gift:9999-12", new Bucket.Gift(YearMonth.of(9999, 12)).text());
  }

  @Test
  void breakageIsOfALotOrAGift() {
    assertThrows(Malformed.class, () -> new Account.Program("breakage:lot:july"));
    assertThrows(Malformed.class, () -> new Account.Program("breakage:lot:2026-13"));
    assertThrows(Malformed.class, () -> new Account.Program("breakage:2026-07"));
    assertThrows(Malformed.class, () -> new Account.Program("breakage:held"));
    assertThrows(Malformed.class, () -> new Account.Program("breakage:lot:2026-07:x"));
    assertEquals(
        Account.Program.breakage(new Bucket.Gift(YearMonth.of(2026, 7))),
        new Account.Program("breakage:gift:2026-07"));
  }

  @Test
  void entriesAreSignedWithEd25519Alone() {
    VerifierKey other = new Village().logSigners.getLast().verifierKey();
    assertThrows(Malformed.class, () -> PublicKey.ofDesk(other, Kind.Desk.DESK));
  }

  @Test
  void namesTheFieldThatDiffersAlsoWhereOneRequestIsLonger() {
    List<PublicKey> keys = new Village().issuer.publicKeys();
    String one = new Request.NameKeys(ID, keys.subList(0, 1)).canonical();
    String none = new Request.NameKeys(ID, List.of()).canonical();
    String two = new Request.NameKeys(ID, keys).canonical();
    assertEquals(Optional.of("public-key"), Rules.firstDifference(one, two));
    assertEquals(Optional.of("public-key"), Rules.firstDifference(two, none));
    assertEquals(Optional.empty(), Rules.firstDifference(two, two));
  }

  @Test
  void twoRequestsThatWishTheSameHaveOneText() {
    Request.Purchase credit = new Request.Purchase("support-hour", 1, true);
    Request.Purchase other = new Request.Purchase("support-hour", 1, false);
    Request one = new Request.Hold(ID, CALLER, Village.ALICE, Amount.of(5), credit);
    Request two = new Request.Hold(ID, CALLER, Village.ALICE, Amount.of(5), other);
    assertEquals(one.canonical(), two.canonical(), "what the catalogue says is not a wish");
    assertEquals(
        """
        zoncoin/request@v1
        kind hold
        caller 111122223333
        account member:111122223333
        amount 5
        product support-hour
        quantity 1
        """,
        one.canonical());
    assertNotEquals(one.hash(), Hash.EMPTY);
  }
}
