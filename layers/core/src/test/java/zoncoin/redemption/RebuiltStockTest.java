package zoncoin.redemption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import zoncoin.evidence.EvidenceReader;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Village;
import zoncoin.rebuild.Rebuild;
import zoncoin.rebuild.Rescue;
import zoncoin.seal.Sealer;

/** The catalogue in force and what is left of a stock, made again from the log. */
final class RebuiltStockTest {
  private static final long STOCK = 10;
  private static final Catalogue MUGS =
      Catalogue.of(
          "mugs-1",
          List.of(
              Product.of("mug", Product.Kind.MERCHANT, Amount.ofZnc(10), Product.Limits.upTo(STOCK))
                  .in(Supply.ofStock(STOCK))));

  private final Village village =
      new Village().founded().rich(Village.ALICE, Amount.ofZnc(1_000), "2028-07");

  private static CatalogueInForce catalogues(Village village, Journal journal) {
    return new CatalogueInForce(journal, new EvidenceReader(village.evidence));
  }

  private Redemptions redemptions(Journal journal) {
    return new Redemptions(
        village.ledger(journal), journal, village.clock(), new Random(journal.hashCode()));
  }

  private TransactionId order(String key, long quantity) {
    TransactionId id = TransactionId.ofCaller(Village.ALICE.id(), key);
    Order order = new Order(id, Village.ALICE, "-", "mug", quantity);
    assertInstanceOf(
        Redemptions.Result.Done.class, redemptions(village.journal).request(order, MUGS));
    return id;
  }

  private void seal() {
    while (!(village.sealer().seal() instanceof Sealer.Result.Idle)) {
      // More waits.
    }
  }

  @Test
  void whatIsLeftIsWhatNoHoldTookForGood() {
    seal();
    final Rescue before = new Rescue(village);
    var _ =
        catalogues(village, village.journal)
            .apply(MUGS, village.ledger(), village.evidenceWriter());
    final TransactionId early = order("early", 1);
    seal();
    final Rescue between = new Rescue(village);
    order("two", 2);
    var _ = redemptions(village.journal).release(order("three", 3), Request.Cause.CANCELLED);
    var _ = redemptions(village.journal).release(early, Request.Cause.CANCELLED);
    seal();
    assertEquals(8, new Shelf(village.journal).left("mug", STOCK));
    for (Rescue rescue : List.of(before, between, Rescue.ofNothing(village))) {
      Rebuild.Result result = rescue.run();
      assertInstanceOf(Rebuild.Result.Rebuilt.class, result, result.toString());
      assertEquals(8, new Shelf(rescue.journal).left("mug", STOCK));
      assertEquals(MUGS, catalogues(village, rescue.journal).inForce());
    }
  }

  /** Who holds what a rebuilt table knows gives it back as ever. */
  @Test
  void whatIsGivenBackLaterIsThereAgain() {
    var _ =
        catalogues(village, village.journal)
            .apply(MUGS, village.ledger(), village.evidenceWriter());
    TransactionId held = order("held", 4);
    seal();
    Rescue nothing = Rescue.ofNothing(village);
    assertInstanceOf(Rebuild.Result.Rebuilt.class, nothing.run());
    assertEquals(6, new Shelf(nothing.journal).left("mug", STOCK));
    assertInstanceOf(
        Redemptions.Result.Done.class,
        redemptions(nothing.journal).release(held, Request.Cause.FAILED));
    assertEquals(STOCK, new Shelf(nothing.journal).left("mug", STOCK));
  }
}
