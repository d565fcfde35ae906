package zoncoin.reward;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import zoncoin.evidence.EvidenceReader;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Evidence;
import zoncoin.ledger.Item;
import zoncoin.ledger.Kind;
import zoncoin.rebuild.Beside;
import zoncoin.rebuild.Mend;
import zoncoin.seal.Stop;
import zoncoin.tlog.Hash;

/**
 * What budgets have left: granted, less what all entries by that policy came to. Which slice an
 * entry drew from is not in the log and does not matter: together they have what is left.
 */
public final class BudgetAgain implements Beside {
  private final EvidenceReader evidence;
  private final Map<Hash, Amount> drawn = new HashMap<>();

  /**
   * @param evidence where the policies are
   */
  public BudgetAgain(EvidenceReader evidence) {
    this.evidence = evidence;
  }

  @Override
  public void see(Seen seen, Mend mend) {
    Entry entry = seen.signed().entry();
    boolean isDrawn =
        entry.kind() == Kind.ISSUE || (entry.kind() == Kind.ADJUST && entry.memo().isEmpty());
    Optional<Evidence> named = entry.evidence().filter(evidenced -> isDrawn);
    if (named.isPresent()) {
      Amount issued = entry.posted(Account.Program.ISSUANCE, Bucket.Plain.TOTAL).negate();
      drawn.merge(named.get().rewardPolicy(), issued, Amount::plus);
    }
  }

  @Override
  public void end(Instant now, Mend mend) throws Stop {
    for (Map.Entry<Hash, Amount> one : drawn.entrySet()) {
      Optional<RewardPolicy> policy = evidence.rewardPolicy(one.getKey()).map(RewardPolicy::parse);
      if (policy.isEmpty()) {
        mend.leave(
            "the text of a reward policy is missing from the evidence: " + one.getKey().hex());
      } else if (policy.get().budgetZon() != RewardPolicy.MAX_ZON) {
        level(policy.get(), Amount.of(policy.get().budgetZon()).minus(one.getValue()), mend);
      }
    }
  }

  /** Takes what is too much from the slices in turn, or puts what is missing into the first. */
  private static void level(RewardPolicy policy, Amount target, Mend mend) throws Stop {
    Amount excess = target.negate();
    for (int number = 0; number < Budget.SLICES; number++) {
      excess = excess.plus(left(policy, number, mend));
    }
    for (int number = 0; number < Budget.SLICES && !excess.isZero(); number++) {
      Amount has = left(policy, number, mend);
      Amount off = excess.isPositive() ? excess.min(has) : excess;
      excess = excess.minus(off);
      if (!off.isZero()) {
        write(Budget.key(policy, number), has.minus(off), mend);
      }
    }
  }

  private static Amount left(RewardPolicy policy, int number, Mend mend) {
    return Amount.of(
        mend.item(Budget.key(policy, number))
            .map(item -> Long.parseLong(item.field(Budget.LEFT)))
            .orElseGet(() -> Budget.share(policy.budgetZon(), number)));
  }

  private static void write(Item.Key key, Amount left, Mend mend) throws Stop {
    Map<String, String> fields = Map.of(Budget.LEFT, left.toString());
    Optional<Item> before = mend.item(key);
    mend.replace(
        before,
        before
            .map(item -> item.next(fields, Optional.empty()))
            .orElseGet(() -> Item.first(key, fields, Optional.empty())));
  }
}
