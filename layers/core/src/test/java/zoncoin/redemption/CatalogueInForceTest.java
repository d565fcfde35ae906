package zoncoin.redemption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import zoncoin.evidence.EvidenceReader;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Evidence;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Kind;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Unknown;
import zoncoin.memory.MemoryEvidence;
import zoncoin.memory.Ports;
import zoncoin.memory.Script;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;
import zoncoin.redemption.CatalogueInForce.Applied;
import zoncoin.tlog.Hash;

final class CatalogueInForceTest {
  private static final Catalogue ONE = of("one", 10);
  private static final Catalogue TWO = of("two", 20);

  private final Village village = new Village().founded();
  private final CatalogueInForce catalogues =
      new CatalogueInForce(village.journal, new EvidenceReader(village.evidence));

  private static Catalogue of(String name, long price) {
    return Catalogue.of(
        name,
        List.of(
            Product.of("mug", Product.Kind.MERCHANT, Amount.ofZnc(price), Product.Limits.upTo(1))));
  }

  private Applied apply(Catalogue catalogue) {
    return catalogues.apply(catalogue, village.ledger(), village.evidenceWriter());
  }

  private Applied.Filed filed(Catalogue catalogue) {
    return assertInstanceOf(Applied.Filed.class, apply(catalogue));
  }

  @Test
  void offersNothingBeforeOneIsApplied() {
    assertEquals(Catalogue.NONE, catalogues.inForce());
  }

  @Test
  void bringsOneIntoForceByAnEntryThatNamesItsText() {
    Applied.Filed filed = filed(ONE);
    assertTrue(filed.isNew());
    assertEquals("catalogue.one", filed.signed().entry().transaction().text());
    assertEquals(Kind.CATALOGUE, filed.signed().entry().kind());
    assertEquals(
        Optional.of(new Evidence(ONE.hash(), Hash.EMPTY)), filed.signed().entry().evidence());
    assertEquals(ONE, catalogues.inForce());
  }

  @Test
  void changesNothingWhenItIsDoneAgain() {
    Applied.Filed first = filed(ONE);
    Applied.Filed again = filed(ONE);
    assertTrue(!again.isNew());
    assertEquals(first.signed(), again.signed());
  }

  @Test
  void keepsTheTextsOfAllThatEverWere() {
    filed(ONE);
    filed(TWO);
    assertEquals(TWO, catalogues.inForce());
    assertEquals(Optional.of(ONE), catalogues.named(ONE.hash()));
    assertEquals(Optional.empty(), catalogues.named(Hash.EMPTY));
  }

  @Test
  void refusesAnotherOfTheSameNameAndOneThatWasReplaced() {
    filed(ONE);
    assertEquals(new Applied.NameTaken(), apply(of("one", 11)));
    filed(TWO);
    assertEquals(new Applied.Replaced(), apply(ONE));
    assertEquals(TWO, catalogues.inForce());
  }

  @Test
  void failsRatherThanOfferingAnotherWhereATextIsGone() {
    filed(ONE);
    CatalogueInForce elsewhere =
        new CatalogueInForce(village.journal, new EvidenceReader(new MemoryEvidence()));
    assertThrows(IllegalStateException.class, elsewhere::inForce);
  }

  /** After any fault of any call, doing it again brings it into force. */
  @Test
  void isAppliedOnceWhateverBecomesOfAnyCall() {
    int calls = live(Script.fair());
    assertTrue(calls >= 3, "every call was seen: " + calls);
    for (int call = 0; call < calls; call++) {
      for (Weather.Fault fault : Weather.Fault.values()) {
        live(Script.at(call, fault));
      }
    }
  }

  private static int live(Script script) {
    CatalogueInForceTest test = new CatalogueInForceTest();
    test.filed(ONE);
    Journal port = Ports.journal(script, test.village.journal);
    try {
      var _ =
          new CatalogueInForce(port, new EvidenceReader(test.village.evidence))
              .apply(TWO, test.village.ledger(port), test.village.evidenceWriter());
    } catch (Weather.Crash | NotApplied | Unknown fault) {
      // Whoever asked asks again.
    }
    test.filed(TWO);
    script.settle();
    assertEquals(TWO, test.catalogues.inForce());
    return script.calls().size();
  }
}
