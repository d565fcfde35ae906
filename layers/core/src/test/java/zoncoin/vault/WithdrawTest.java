package zoncoin.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.fulfilment.Answer;
import zoncoin.fulfilment.Code;
import zoncoin.fulfilment.CodeKeeper.Shown;
import zoncoin.fulfilment.Delivery;
import zoncoin.tlog.Malformed;

/** Codes that are taken out of the vault. */
final class WithdrawTest {
  private static final Code ONE = new Code("PC1-ONE");
  private static final Code TWO = new Code("PC1-TWO");
  private static final Pool CREDIT = new Pool("aws-credit", 1, Optional.empty());

  private final Cellar cellar = new Cellar();
  private final Delivery delivery = Cellar.delivery(Cellar.ANA, "one");

  private static Shown shown(Code code) {
    return new Shown.Revealed(code, "for most services");
  }

  @Test
  void whatIsWithdrawnIsGivenToNobodyThoughItComesAgain() {
    cellar.vault.add(Cellar.offered(ONE.text()));
    assertEquals(Vault.Removed.WITHDRAWN, cellar.vault.withdraw(ONE));
    assertEquals(Vault.Removed.BEFORE, cellar.vault.withdraw(new Code("pc1-one")));
    assertEquals(new Vault.Added.Withdrawn(), cellar.vault.add(Cellar.offered(ONE.text())));
    assertInstanceOf(Answer.Declined.class, cellar.provider.send(delivery));
    String last = cellar.written().getLast();
    assertTrue(last.contains("withdrawn=yes"), last);
    assertFalse(last.contains("locked="), last);
  }

  @Test
  void whatAMemberHasIsNotWithdrawn() {
    cellar.vault.add(Cellar.offered(ONE.text()));
    cellar.provider.send(delivery);
    assertEquals(Vault.Removed.GIVEN, cellar.vault.withdraw(ONE));
    assertEquals(shown(ONE), cellar.provider.show(delivery));
    cellar.provider.wipe(delivery);
    assertEquals(Vault.Removed.GIVEN, cellar.vault.withdraw(ONE));
    assertEquals(Vault.Removed.UNKNOWN, cellar.vault.withdraw(TWO));
  }

  /** Between any two calls of a claim: either the hold has the code, or it is out, never both. */
  @Test
  void ofAClaimAndAWithdrawalAtOnceOneIsDone() {
    int withdrawn = 0;
    int calls = 0;
    for (boolean isOver = false; !isOver; calls++) {
      Cellar met = new Cellar();
      met.vault.add(Cellar.offered(ONE.text()));
      met.vault.add(Cellar.offered(TWO.text()));
      Vault.Removed[] removed = {Vault.Removed.UNKNOWN};
      met.meanwhileAfter(calls, () -> removed[0] = met.vault.withdraw(ONE));
      met.provider.send(delivery);
      isOver = !met.hasHappened();
      met.meanwhileAfter(Integer.MAX_VALUE, () -> {});
      met.provider.send(delivery);
      boolean isOut = removed[0] == Vault.Removed.WITHDRAWN;
      assertEquals(shown(isOut ? TWO : ONE), met.provider.show(delivery), "after call " + calls);
      withdrawn += isOut ? 1 : 0;
    }
    assertEquals(calls - 1, withdrawn, "it came before the write that claims, each time but one");
  }

  @Test
  void ofAWithdrawalAndAClaimAtOnceOneIsDone() {
    for (int calls = 0; calls < 4; calls++) {
      Cellar met = new Cellar();
      met.vault.add(Cellar.offered(ONE.text()));
      met.meanwhileAfter(calls, () -> met.provider.send(delivery));
      Vault.Removed removed = met.vault.withdraw(ONE);
      boolean isShown = met.provider.show(delivery).equals(shown(ONE));
      assertEquals(isShown, removed == Vault.Removed.GIVEN, "after call " + calls);
    }
  }

  @Test
  void ofAPoolAllAreWithdrawnThatNobodyHas() {
    int all = 2 * Vault.MAX_SLOTS + 1;
    IntStream.range(0, all).forEach(i -> cellar.vault.add(Cellar.offered("PC1-" + i + "-X")));
    Offered bens =
        new Offered(
            TWO, new Pool("aws-credit", 1, Optional.of(Cellar.BEN)), "AWS", "", Optional.empty());
    cellar.vault.add(bens);
    cellar.provider.send(delivery);
    assertEquals(Vault.MAX_SLOTS + 1, cellar.vault.withdraw(CREDIT));
    assertEquals(1, cellar.vault.withdraw(CREDIT));
    assertEquals(0, cellar.vault.withdraw(CREDIT));
    assertEquals(0, cellar.vault.withdraw(CREDIT));
    assertInstanceOf(Shown.Revealed.class, cellar.provider.show(delivery));
    assertInstanceOf(
        Answer.Declined.class, cellar.provider.send(Cellar.delivery(Cellar.ANA, "two")));
    assertInstanceOf(
        Answer.Delivered.class, cellar.provider.send(Cellar.delivery(Cellar.BEN, "his")));
    assertEquals(Vault.Removed.BEFORE, cellar.vault.withdraw(new Code("PC1-" + (all - 1) + "-X")));
  }

  @Test
  void whatIsPutIntoAnEmptiedPoolIsGiven() {
    cellar.vault.add(Cellar.offered(ONE.text()));
    assertEquals(0, cellar.vault.withdraw(CREDIT));
    cellar.vault.add(Cellar.offered(TWO.text()));
    cellar.provider.send(delivery);
    assertEquals(shown(TWO), cellar.provider.show(delivery));
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws-credit.1", "aws-credit.999999999", "a.25.111122223333"})
  void aPoolIsReadAsItIsPrinted(String name) {
    assertEquals(name, Pool.parse(name).name());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "a.", "a.0", "a.01", "a.1.", "a.1.1", "A.1", "a.1.1111222233334"})
  void whatIsNoPoolIsRefused(String name) {
    assertThrows(Malformed.class, () -> Pool.parse(name));
  }
}
