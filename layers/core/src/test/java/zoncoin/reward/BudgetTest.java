package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Item;
import zoncoin.memory.MemoryJournal;

class BudgetTest {
  private final MemoryJournal journal = new MemoryJournal();
  private final Budget budget = new Budget(journal);

  private static RewardPolicy policy(long budgetZon) {
    return EarningTableTest.policy(List.of("budget " + budgetZon));
  }

  private Amount draw(RewardPolicy policy, String account, long zon) {
    Budget.Draw draw = budget.draw(policy, account, Amount.of(zon));
    draw.items().forEach(item -> assertTrue(journal.put(item)));
    return draw.granted();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 5, 6, 7, 100, 9_999_999_999_999_999L})
  void slicesAreAllOfTheBudget(long zon) {
    assertEquals(
        zon, LongStream.range(0, Budget.SLICES).map(n -> Budget.share(zon, (int) n)).sum());
    assertEquals(Amount.of(zon), budget.left(policy(zon)));
  }

  @Test
  void movesOneSliceWhileThatLasts() {
    List<Item> items = budget.draw(policy(600), "a", Amount.of(100)).items();
    assertEquals(1, items.size());
    assertEquals("0", items.getFirst().field("left"));
  }

  @Test
  void drawsFromAllSlicesBeforeItCutsAnything() {
    RewardPolicy policy = policy(600);
    assertEquals(Amount.of(550), draw(policy, "a", 550));
    assertEquals(Amount.of(50), draw(policy, "b", 70));
    assertEquals(Amount.ZERO, draw(policy, "c", 1));
    assertEquals(Amount.ZERO, budget.left(policy));
  }

  @Test
  void whatIsTakenBackServesOthers() {
    RewardPolicy policy = policy(600);
    assertEquals(Amount.of(600), draw(policy, "a", 600));
    assertEquals(Amount.of(-250), draw(policy, "a", -250));
    assertEquals(Amount.of(250), draw(policy, "c", 300));
  }

  @Test
  void twoPoliciesHaveBudgetsOfTheirOwn() {
    assertEquals(Amount.of(600), draw(policy(600), "a", 1_000));
    assertEquals(Amount.of(601), draw(policy(601), "a", 1_000));
  }

  @Test
  void aPolicyWithoutABudgetKeepsNothing() {
    Budget.Draw draw = budget.draw(RewardPolicy.standard(), "a", Amount.of(1));
    assertEquals(new Budget.Draw(Amount.of(1), List.of()), draw);
  }

  @Test
  void whateverIsDrawnAndReturnedTheRestIsLeft() {
    Random random = new Random(5);
    RewardPolicy policy = policy(10_000);
    long[] drawn = new long[20];
    for (int i = 0; i < 2_000; i++) {
      int account = random.nextInt(drawn.length);
      long wanted = random.nextLong(-drawn[account], 1_000);
      drawn[account] += draw(policy, "account" + account, wanted).zon();
      long all = LongStream.of(drawn).sum();
      assertTrue(all <= 10_000);
      assertEquals(Amount.of(10_000 - all), budget.left(policy));
    }
  }
}
