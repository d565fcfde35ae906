package zoncoin.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.fulfilment.Answer;
import zoncoin.fulfilment.Code;
import zoncoin.fulfilment.CodeKeeper.Shown;
import zoncoin.fulfilment.Delivery;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Unknown;

final class VaultTest {
  private static final Vault.Added NEW = new Vault.Added.Kept(true);
  private static final Vault.Added KNOWN = new Vault.Added.Kept(false);

  private final Cellar cellar = new Cellar();
  private final Delivery delivery = Cellar.delivery(Cellar.ANA, "one");

  private Shown shown(Delivery which) {
    return cellar.provider.show(which);
  }

  private static Shown revealed(String code) {
    return new Shown.Revealed(new Code(code), code.endsWith("BEN") ? "" : "for most services");
  }

  @Test
  void aCodeIsPutInOnceHoweverOftenItComes() {
    assertEquals(NEW, cellar.vault.add(Cellar.offered("PC1-ONE")));
    assertEquals(KNOWN, cellar.vault.add(Cellar.offered("PC1-ONE")));
    assertInstanceOf(Answer.Delivered.class, cellar.provider.send(delivery));
    assertInstanceOf(
        Answer.Declined.class, cellar.provider.send(Cellar.delivery(Cellar.BEN, "one")));
  }

  @Test
  void aCodeInOtherLettersIsTheSameAndIsShownAsItCame() {
    cellar.vault.add(Cellar.offered("PC1-One"));
    assertEquals(KNOWN, cellar.vault.add(Cellar.offered("pc1-oNE")));
    cellar.provider.send(delivery);
    assertEquals(revealed("PC1-One"), shown(delivery));
    assertInstanceOf(
        Answer.Declined.class, cellar.provider.send(Cellar.delivery(Cellar.BEN, "one")));
  }

  @Test
  void aCodeOfWhichSomethingElseIsSaidIsNotChanged() {
    Offered first = Cellar.offered("PC1-ONE");
    cellar.vault.add(first);
    Offered ends =
        new Offered(
            first.code(), first.pool(), first.funder(), first.terms(), Optional.of(LocalDate.MAX));
    Offered others =
        new Offered(first.code(), first.pool(), "another", first.terms(), Optional.empty());
    assertEquals(new Vault.Added.Differs("until"), cellar.vault.add(ends));
    assertEquals(new Vault.Added.Differs("funder"), cellar.vault.add(others));
  }

  @Test
  void codesAreGivenInTheOrderInWhichTheyCame() {
    List<String> codes = List.of("PC1-ONE", "PC1-TWO", "PC1-THREE");
    codes.forEach(code -> cellar.vault.add(Cellar.offered(code)));
    for (String code : codes) {
      Delivery each = Cellar.delivery(Cellar.ANA, code);
      cellar.provider.send(each);
      assertEquals(revealed(code), shown(each));
    }
  }

  @Test
  void whatAwsBoundToAnAccountIsGivenToItFirstAndToNoOther() {
    Offered any = Cellar.offered("PC1-ANY");
    Pool bens = new Pool("aws-credit", 1, Optional.of(Cellar.BEN));
    cellar.vault.add(any);
    cellar.vault.add(new Offered(new Code("PC1-BEN"), bens, "AWS", "", Optional.empty()));
    Delivery ben = Cellar.delivery(Cellar.BEN, "one");
    Delivery anas = Cellar.delivery(Cellar.ANA, "two");
    cellar.provider.send(ben);
    cellar.provider.send(delivery);
    assertEquals(revealed("PC1-BEN"), shown(ben));
    assertEquals(revealed("PC1-ANY"), shown(delivery));
    assertInstanceOf(Answer.Declined.class, cellar.provider.send(anas));
  }

  @Test
  void aCodeWhoseLastDayIsOverIsNotGiven() {
    Offered code = Cellar.offered("PC1-ONE");
    LocalDate yesterday = LocalDate.parse("2026-07-17");
    cellar.vault.add(new Offered(code.code(), code.pool(), "AWS", "", Optional.of(yesterday)));
    assertInstanceOf(Answer.Declined.class, cellar.provider.send(delivery));
    cellar.vault.add(
        new Offered(
            new Code("PC1-TWO"), code.pool(), "AWS", "", Optional.of(yesterday.plusDays(1))));
    assertInstanceOf(Answer.Delivered.class, cellar.provider.send(delivery));
  }

  @Test
  void aRedemptionOfFiveTakesACodeOfFive() {
    Pool five = new Pool("aws-credit", 5, Optional.empty());
    cellar.vault.add(new Offered(new Code("PC1-FIVE"), five, "AWS", "", Optional.empty()));
    assertInstanceOf(Answer.Declined.class, cellar.provider.send(delivery));
  }

  @Test
  void aProductMayBeGivenTheCodesOfAnother() {
    Pool summer = new Pool("summer", 1, Optional.empty());
    cellar.vault.add(new Offered(new Code("PC1-SUMMER"), summer, "AWS", "", Optional.empty()));
    assertInstanceOf(Answer.Declined.class, cellar.provider.send(delivery));
    assertInstanceOf(Answer.Delivered.class, cellar.provider.from("summer").send(delivery));
  }

  @Test
  void manyCodesThatAreTakenAreNotLookedAtAgain() {
    IntStream.range(0, 2 * VaultProvider.MAX_SLOTS + 1)
        .forEach(i -> cellar.vault.add(Cellar.offered("PC1-" + i + "-X")));
    Set<Shown> seen = new HashSet<>();
    for (int i = 0; i < 2 * VaultProvider.MAX_SLOTS + 1; i++) {
      Delivery each = Cellar.delivery(Cellar.ANA, "k" + i);
      assertInstanceOf(Answer.Delivered.class, cellar.provider.send(each));
      seen.add(shown(each));
    }
    assertEquals(2 * VaultProvider.MAX_SLOTS + 1, seen.size());
    assertInstanceOf(Answer.Declined.class, cellar.provider.send(delivery));
  }

  @Test
  void whatIsWipedIsShownToNobodyAndGivenToNobodyAgain() {
    cellar.vault.add(Cellar.offered("PC1-ONE"));
    cellar.provider.send(delivery);
    cellar.provider.wipe(delivery);
    cellar.provider.wipe(delivery);
    assertEquals(new Shown.Nothing(), shown(delivery));
    assertInstanceOf(Answer.Delivered.class, cellar.provider.ask(delivery));
    assertEquals(KNOWN, cellar.vault.add(Cellar.offered("PC1-ONE")));
    assertInstanceOf(
        Answer.Declined.class, cellar.provider.send(Cellar.delivery(Cellar.BEN, "one")));
  }

  @Test
  void whoeverWasGivenNothingIsShownNothing() {
    cellar.vault.add(Cellar.offered("PC1-ONE"));
    cellar.provider.send(delivery);
    assertEquals(new Shown.Nothing(), shown(Cellar.delivery(Cellar.BEN, "one")));
  }

  @Test
  void noItemHoldsACodeThatCanBeRead() {
    cellar.vault.add(Cellar.offered("PC1-ONE"));
    cellar.provider.send(delivery);
    assertTrue(cellar.written().stream().noneMatch(item -> item.contains("PC1-ONE")));
  }

  /** Every write of an import fails in every way, then it is done again. */
  @ParameterizedTest
  @EnumSource
  void anImportThatBreaksAnywhereIsDoneAgainAndGivesEachCodeOnce(Cellar.Fault fault) {
    boolean isFaultAhead = false;
    for (int writes = 0; !isFaultAhead; writes++) {
      Cellar broken = new Cellar();
      broken.failAfter(writes, fault);
      for (int again = 0; again < 2; again++) {
        for (String code : List.of("PC1-ONE", "PC1-TWO")) {
          try {
            broken.vault.add(Cellar.offered(code));
          } catch (NotApplied | Unknown told) {
            assertEquals("told to", told.getMessage());
          }
        }
      }
      isFaultAhead = broken.isFaultAhead();
      broken.calm();
      List<Answer> answers =
          IntStream.range(0, 3)
              .mapToObj(i -> broken.provider.send(Cellar.delivery(Cellar.ANA, "k" + i)))
              .toList();
      assertInstanceOf(Answer.Delivered.class, answers.get(0));
      assertInstanceOf(Answer.Delivered.class, answers.get(1));
      assertInstanceOf(Answer.Declined.class, answers.get(2));
      assertNotEquals(
          broken.provider.show(Cellar.delivery(Cellar.ANA, "k0")),
          broken.provider.show(Cellar.delivery(Cellar.ANA, "k1")));
    }
  }

  /** Every write of a claim fails in every way; another hold comes between; then it goes on. */
  @ParameterizedTest
  @EnumSource
  void aClaimThatBreaksAnywhereEndsWithOneCodeForEachHold(Cellar.Fault fault) {
    boolean isFaultAhead = false;
    for (int writes = 0; !isFaultAhead; writes++) {
      Cellar broken = new Cellar();
      List.of("PC1-ONE", "PC1-TWO").forEach(code -> broken.vault.add(Cellar.offered(code)));
      Delivery ben = Cellar.delivery(Cellar.BEN, "one");
      broken.failAfter(writes, fault);
      Answer first = broken.provider.send(delivery);
      assertFalse(first instanceof Answer.Declined, first::toString);
      isFaultAhead = broken.isFaultAhead();
      broken.calm();
      assertInstanceOf(Answer.Delivered.class, broken.provider.send(ben));
      Answer asked = broken.provider.ask(delivery);
      if (asked instanceof Answer.Absent) {
        assertInstanceOf(Answer.Delivered.class, broken.provider.send(delivery));
      } else {
        assertInstanceOf(Answer.Delivered.class, asked);
      }
      assertNotEquals(broken.provider.show(delivery), broken.provider.show(ben));
      assertInstanceOf(
          Answer.Declined.class, broken.provider.send(Cellar.delivery(Cellar.BEN, "two")));
    }
  }

  /**
   * Between any two calls of a run that sends, another of the same hold sends, or one of another
   * hold, or both: each hold has one code, and no code has two.
   */
  @ParameterizedTest
  @ValueSource(strings = {"ANA", "BEN", "ANA BEN", "BEN ANA"})
  void runsThatMeetAnywhereGiveEachHoldOneCode(String others) {
    int calls = 0;
    for (boolean isOver = false; !isOver; calls++) {
      Cellar met = new Cellar();
      List.of("PC1-ONE", "PC1-TWO", "PC1-SPARE")
          .forEach(code -> met.vault.add(Cellar.offered(code)));
      Delivery ana = Cellar.delivery(Cellar.ANA, "one");
      Delivery ben = Cellar.delivery(Cellar.BEN, "one");
      met.meanwhileAfter(
          calls,
          () ->
              Stream.of(others.split(" "))
                  .forEach(who -> met.provider.send(who.equals("ANA") ? ana : ben)));
      met.provider.send(ana);
      isOver = !met.hasHappened();
      met.meanwhileAfter(Integer.MAX_VALUE, () -> {});
      met.provider.send(ana);
      met.provider.send(ben);
      assertNotEquals(met.provider.ask(ana), met.provider.ask(ben), "after call " + calls);
      assertInstanceOf(Answer.Delivered.class, met.provider.ask(ana));
      assertInstanceOf(Answer.Delivered.class, met.provider.ask(ben));
      assertInstanceOf(
          Answer.Delivered.class, met.provider.send(Cellar.delivery(Cellar.BEN, "spare")));
      assertInstanceOf(
          Answer.Declined.class, met.provider.send(Cellar.delivery(Cellar.ANA, "none")));
    }
    assertTrue(calls > 8, "every call was seen: " + calls);
  }
}
