package zoncoin.redemption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Memo;
import zoncoin.ledger.OperatorDesk;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Village;
import zoncoin.rebuild.Rebuild;
import zoncoin.rebuild.Rescue;
import zoncoin.redemption.Redemption.State;
import zoncoin.seal.Sealer;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * By whose word redemptions ended, as the table has it, the entry names it and the log tells it.
 */
final class EndedByTest {
  private static final OperatorDesk.By ANA = new OperatorDesk.By("ana", "handed over");

  private final Village village =
      new Village().founded().rich(Village.ALICE, Amount.ofZnc(9_000), "2028-07");
  private final Redemptions redemptions =
      new Redemptions(village.ledger(), village.journal, village.clock(), new Random(7));

  @BeforeEach
  void order() {
    for (String key : List.of("delivered", "by-hand", "given-back")) {
      Order order = new Order(id(key), Village.ALICE, "-", "aws-credit", 1);
      assertInstanceOf(
          Redemptions.Result.Done.class, redemptions.request(order, Catalogue.sample()));
    }
    seal();
  }

  private void end() {
    redemptions.send(id("delivered"));
    redemptions.settle(id("delivered"), Redemption.Said.byAdapter("vault", "code-1"));
    redemptions.endByHand(id("by-hand"), true, ANA);
    redemptions.endByHand(id("given-back"), false, ANA);
    seal();
  }

  private static TransactionId id(String key) {
    return TransactionId.ofCaller(Village.ALICE.id(), key);
  }

  private void seal() {
    while (!(village.sealer().seal() instanceof Sealer.Result.Idle)) {
      // More waits.
    }
  }

  private static State state(Rescue rescue, String key) {
    return Redemption.of(rescue.journal.item(Redemption.key(id(key))).orElseThrow()).state();
  }

  private State state(String key) {
    return redemptions.find(id(key)).orElseThrow().state();
  }

  private Optional<Hash> memo(String key) {
    return village.journal.find(id(key).end()).orElseThrow().signed().entry().memo();
  }

  @Test
  void theEntryNamesByASaltedHashWhoEndedItByHandAndWhy() {
    end();
    State.Settled settled = assertInstanceOf(State.Settled.class, state("by-hand"));
    EndedBy.Operator operator = assertInstanceOf(EndedBy.Operator.class, settled.said().by());
    assertEquals("ana", operator.principal());
    Memo memo = new Memo(operator.salt(), "decided by ana\nbecause handed over\n");
    assertEquals(Optional.of(memo.hash()), memo("by-hand"));
    assertTrue(memo("given-back").isPresent());
    assertNotEquals(memo("by-hand"), memo("given-back"), "salted, each of its own");
  }

  @Test
  void theEntryOfWhatTheOtherSideEndedNamesNobody() {
    end();
    assertEquals(Optional.empty(), memo("delivered"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vault", "adapter vault", "operator", "a b"})
  void anOperatorsNameIsKeptAsAnOperatorsWhateverItIs(String name) {
    EndedBy operator = new EndedBy.Operator(name, "00");
    assertEquals(operator, EndedBy.parse(operator.text(), "00"));
    assertThrows(Malformed.class, () -> EndedBy.parse("vault", ""));
  }

  @Test
  void whatAnAdapterDeliveredIsItsAgainAndWhatAnOperatorEndedIsNot() {
    Rescue before = new Rescue(village);
    end();
    for (Rescue rescue : List.of(before, Rescue.ofNothing(village))) {
      assertInstanceOf(Rebuild.Result.Rebuilt.class, rescue.run());
      assertEquals(
          new State.Settled(Redemption.Said.byAdapter("vault", "")), state(rescue, "delivered"));
      assertEquals(new State.Settled(Redemption.Said.NOTHING), state(rescue, "by-hand"));
      assertEquals(
          new State.Released(Request.Cause.FAILED, Redemption.Said.NOTHING),
          state(rescue, "given-back"));
    }
  }

  @Test
  void whatTheTableStillKnowsStaysAsItIs() {
    end();
    Rescue now = new Rescue(village);
    assertInstanceOf(Rebuild.Result.Rebuilt.class, now.run());
    assertEquals(
        new State.Settled(Redemption.Said.byAdapter("vault", "code-1")), state(now, "delivered"));
    assertEquals(redemptions.find(id("by-hand")).orElseThrow().state(), state(now, "by-hand"));
  }
}
