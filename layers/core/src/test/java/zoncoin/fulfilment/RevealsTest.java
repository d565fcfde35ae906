package zoncoin.fulfilment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Item;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.OperatorDesk;
import zoncoin.ledger.Refusal;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Village;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.Catalogues;
import zoncoin.redemption.Order;
import zoncoin.redemption.Redemption;
import zoncoin.redemption.Redemptions;

final class RevealsTest {
  private static final TransactionId ID = TransactionId.ofCaller(Village.ALICE.id(), "first");
  private static final String ALICE = "arn:aws:iam::111122223333:user/alice";
  private static final String ANN = "arn:aws:iam::111122223333:user/ann";
  private static final CodeKeeper.Shown.Revealed CODE =
      new CodeKeeper.Shown.Revealed(new Code("PC1-ONE"), "for most services");

  private final Village village =
      new Village().founded().rich(Village.ALICE, Amount.ofZnc(5_000), "2028-07");
  private final Redemptions redemptions =
      new Redemptions(village.ledger(), village.journal, village.clock(), new Random(7));
  private final Catalogues catalogues = Catalogues.of(Catalogue.sample());
  private final Keeper keeper = new Keeper();
  private final Providers providers = product -> Optional.of(keeper);
  private final Reveals reveals =
      new Reveals(village.journal, new Delivered(catalogues, providers), village.clock());

  @BeforeEach
  void redeem() {
    Order order = new Order(ID, Village.ALICE, ALICE, "aws-credit", 1);
    assertInstanceOf(Redemptions.Result.Done.class, redemptions.request(order, Catalogue.sample()));
  }

  private void deliver() {
    new Worker(redemptions, catalogues, providers, village.clock()).work(ID);
  }

  private Redemption redemption() {
    return redemptions.find(ID).orElseThrow();
  }

  private static Reveals.Result refused(Refusal refusal) {
    return new Reveals.Result.Refused(refusal);
  }

  private Item noted() {
    return village.journal.item(new Item.Key("reveal", ID.text())).orElseThrow();
  }

  @Test
  void aCodeIsShownAsOftenAsItsOwnerWants() {
    deliver();
    assertEquals(new Reveals.Result.Revealed(CODE, 1), reveals.reveal(redemption(), ALICE));
    assertEquals(new Reveals.Result.Revealed(CODE, 2), reveals.reveal(redemption(), ANN));
  }

  @Test
  void whoWasShownItAndWhenIsNotedBefore() {
    deliver();
    keeper.isSilent = true;
    assertThrows(NotApplied.class, () -> reveals.reveal(redemption(), ALICE));
    assertEquals("1", noted().field("times"));
    assertEquals(ALICE, noted().field("firstBy"));
    village.turnBy(Duration.ofMinutes(1));
    keeper.isSilent = false;
    reveals.reveal(redemption(), ANN);
    assertEquals(ALICE, noted().field("firstBy"));
    assertEquals("2026-07-18T09:30:00Z", noted().field("firstAt"));
    assertEquals(ANN, noted().field("lastBy"));
    assertEquals("2026-07-18T09:31:00Z", noted().field("lastAt"));
  }

  @Test
  void whatIsNotDeliveredIsNotShown() {
    assertEquals(refused(new Refusal.UnderWay(ID, "held")), reveals.reveal(redemption(), ALICE));
    assertEquals(
        refused(new Refusal.UnderWay(ID, "held")), reveals.acknowledge(redemption(), ALICE));
  }

  @Test
  void whatAnOperatorEndedByHandHasNoCodeWhateverHisName() {
    redemptions.endByHand(ID, true, new OperatorDesk.By("vault", "handed over"));
    assertEquals(refused(new Refusal.NothingToReveal(ID)), reveals.reveal(redemption(), ALICE));
  }

  @Test
  void whatWasAcknowledgedIsWipedAndShownToNobody() {
    deliver();
    reveals.reveal(redemption(), ALICE);
    Reveals.Result acknowledged = reveals.acknowledge(redemption(), ALICE);
    assertEquals(new Reveals.Result.Acknowledged(village.clock().instant()), acknowledged);
    village.turnBy(Duration.ofMinutes(1));
    assertEquals(acknowledged, reveals.acknowledge(redemption(), ANN));
    assertEquals(refused(new Refusal.Acknowledged(ID)), reveals.reveal(redemption(), ALICE));
    assertEquals("1", noted().field("times"));
    assertEquals(ALICE, noted().field("acknowledgedBy"));
    assertEquals(2, keeper.wiped);
  }

  @Test
  void whatWasAcknowledgedButNotWipedIsWipedTheNextTime() {
    deliver();
    reveals.reveal(redemption(), ALICE);
    keeper.isSilent = true;
    assertThrows(NotApplied.class, () -> reveals.acknowledge(redemption(), ALICE));
    keeper.isSilent = false;
    assertEquals(refused(new Refusal.Acknowledged(ID)), reveals.reveal(redemption(), ALICE));
    assertInstanceOf(Reveals.Result.Acknowledged.class, reveals.acknowledge(redemption(), ALICE));
    assertEquals(1, keeper.wiped);
  }

  @Test
  void whatNobodyWasShownCannotBeAcknowledged() {
    deliver();
    assertEquals(
        refused(new Refusal.NothingToReveal(ID)), reveals.acknowledge(redemption(), ALICE));
    assertEquals(0, keeper.wiped);
  }

  @Test
  void whoDeliversWithoutACodeHasNothingToShow() {
    Reveals others =
        new Reveals(
            village.journal,
            new Delivered(catalogues, product -> Optional.of(new Manual())),
            village.clock());
    deliver();
    assertEquals(refused(new Refusal.NothingToReveal(ID)), others.reveal(redemption(), ALICE));
  }

  @Test
  void noResultPrintsACode() {
    deliver();
    assertFalse(reveals.reveal(redemption(), ALICE).toString().contains("PC1"));
  }

  /** Has one code. */
  private static final class Keeper implements Provider, CodeKeeper {
    private boolean isSilent;
    private int wiped;

    @Override
    public Answer ask(Delivery delivery) {
      return new Answer.Absent();
    }

    @Override
    public Answer send(Delivery delivery) {
      return new Answer.Delivered("code");
    }

    @Override
    public Shown show(Delivery delivery) {
      return isSilent ? new Shown.Unanswered("told to be silent") : CODE;
    }

    @Override
    public void wipe(Delivery delivery) {
      if (isSilent) {
        throw new NotApplied("told to be silent");
      }
      wiped++;
    }
  }
}
