package zoncoin.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static zoncoin.audit.Audited.assertSound;
import static zoncoin.audit.Audited.audit;

import java.util.Set;
import org.junit.jupiter.api.Test;
import zoncoin.audit.AuditReport.Figures;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Kind;
import zoncoin.memory.Village;

/** The ledger's own logs are sound. */
final class AuditTest {
  @Test
  void aLogOfEveryKindOfEntryIsSound() {
    Village village = Lively.village();
    village.sealer().seal();
    Figures figures = assertSound(audit(village::readLog)).figures();
    assertEquals(figures.head().size(), figures.entries());
    assertEquals(Set.of(Kind.values()), figures.byKind().keySet());
  }

  @Test
  void theReportSaysWhereAllCoinsAre() {
    Village village = Lively.village();
    village.sealer().seal();
    Supply supply = assertSound(audit(village::readLog)).figures().supply();
    assertEquals(
        new Supply.Flow(znc(308), znc(127), znc(16), znc(25)), supply.flow(), supply::toString);
    assertEquals(
        new Supply.Stock(znc(0), znc(140), znc(0), znc(0), znc(0)),
        supply.stock(),
        supply::toString);
    assertEquals(znc(140), supply.circulating());
    assertTrue(supply.isBalanced());
  }

  @Test
  void aLogSealedInManyStepsIsSound() {
    Village village = new Village().founded();
    for (int i = 0; i < 20; i++) {
      village.sealer().seal();
      village.rich(Village.ALICE, znc(1), "2028-07");
    }
    assertSound(audit(village::readLog));
  }

  @Test
  void aScribeThatWritesNothingWrongIsSound() {
    Scribe scribe = Scribe.founded().rich(Scribe.ALICE, 100, "2028-07").seal();
    assertSound(audit(scribe.reader()));
  }

  @Test
  void aLogWithoutEntriesIsSound() {
    assertSound(audit(new Scribe().seal().reader()));
  }

  private static Amount znc(long znc) {
    return Amount.ofZnc(znc);
  }
}
