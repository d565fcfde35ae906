package zoncoin.reward;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;

/**
 * What a policy with a budget has left. It is kept in slices, so that issuers rarely meet at one:
 * each account draws from the slice of its own as long as that lasts, then from all of them. What
 * is drawn moves in the write that issues it, so no zon is ever issued that no slice had; what is
 * taken back returns to the account's own slice, in the write that takes it.
 */
final class Budget {
  /** Family of the slices' items. */
  static final String FAMILY = "budget";

  /**
   * How many slices: one append can move all of them and what it notes besides, see {@link
   * Journal.Append#MAX_ITEMS}.
   */
  static final int SLICES = 6;

  static final String LEFT = "left";

  private final Journal journal;

  /**
   * @param journal where the slices are kept
   */
  Budget(Journal journal) {
    this.journal = journal;
  }

  /**
   * What is drawn.
   *
   * @param granted as much as was wanted, or as much as there was
   * @param items the slices that move with it
   */
  record Draw(Amount granted, List<Item> items) {}

  /**
   * What an issuance draws, or a clawback returns.
   *
   * @param policy whose budget
   * @param account for whom
   * @param wanted how much; negative to return
   */
  Draw draw(RewardPolicy policy, String account, Amount wanted) {
    if (policy.budgetZon() == RewardPolicy.MAX_ZON || wanted.isZero()) {
      return new Draw(wanted, List.of());
    }
    int own = Math.floorMod(account.hashCode(), SLICES);
    Slice first = slice(policy, own);
    if (wanted.compareTo(first.left()) <= 0) {
      return new Draw(wanted, List.of(first.less(wanted)));
    }
    List<Item> items = new ArrayList<>();
    Amount granted = Amount.ZERO;
    for (int i = 0; i < SLICES && granted.compareTo(wanted) < 0; i++) {
      Slice slice = i == 0 ? first : slice(policy, (own + i) % SLICES);
      Amount part = slice.left().min(wanted.minus(granted));
      if (part.isPositive()) {
        items.add(slice.less(part));
        granted = granted.plus(part);
      }
    }
    return new Draw(granted, items);
  }

  /**
   * One slice.
   *
   * @param key its name
   * @param item as it is kept, once it was drawn from
   * @param left what is left in it
   */
  private record Slice(Item.Key key, Optional<Item> item, Amount left) {
    private Item less(Amount part) {
      Map<String, String> fields = Map.of(LEFT, left.minus(part).toString());
      return item.map(before -> before.next(fields, Optional.empty()))
          .orElseGet(() -> Item.first(key, fields, Optional.empty()));
    }
  }

  private Slice slice(RewardPolicy policy, int number) {
    Item.Key key = key(policy, number);
    Optional<Item> item = journal.item(key);
    long left =
        item.map(found -> Long.parseLong(found.field(LEFT)))
            .orElseGet(() -> share(policy.budgetZon(), number));
    return new Slice(key, item, Amount.of(left));
  }

  /** The name of a slice: the policy's hash says whose, since two may have one name. */
  static Item.Key key(RewardPolicy policy, int number) {
    return new Item.Key(FAMILY, policy.hash().hex() + "." + number);
  }

  /** What a slice has at first: equal parts, rounded down; the first one has what is over. */
  static long share(long budgetZon, int number) {
    long equal = budgetZon / SLICES;
    return number == 0 ? budgetZon - equal * (SLICES - 1) : equal;
  }

  /** What all slices together have left. */
  Amount left(RewardPolicy policy) {
    Amount left = Amount.ZERO;
    for (int number = 0; number < SLICES; number++) {
      left = left.plus(slice(policy, number).left());
    }
    return left;
  }
}
