package zoncoin.memory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import zoncoin.ledger.Account;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Step;
import zoncoin.ledger.TransactionId;
import zoncoin.rebuild.Restored;
import zoncoin.seal.Unsealed;

/** A journal in memory, part by part. An account is listed by its first step. */
public final class MemoryRestored implements Restored {
  private final MemoryJournal journal;

  /**
   * @param journal as it was restored
   */
  public MemoryRestored(MemoryJournal journal) {
    this.journal = journal;
  }

  @Override
  public Map<TransactionId, Journal.Recorded> transactions(Set<TransactionId> transactions) {
    Map<TransactionId, Journal.Recorded> there = new HashMap<>();
    transactions.forEach(id -> journal.find(id).ifPresent(found -> there.put(id, found)));
    return there;
  }

  @Override
  public Map<Unsealed.StepName, Step> steps(Set<Unsealed.StepName> steps) {
    Map<Unsealed.StepName, Step> there = new HashMap<>();
    steps.forEach(
        name ->
            journal.step(name.account(), name.sequence()).ifPresent(step -> there.put(name, step)));
    return there;
  }

  @Override
  public Set<Account.Chained> listed(Set<Account.Chained> accounts) {
    Set<Account.Chained> there = new HashSet<>(journal.accounts());
    there.retainAll(accounts);
    return there;
  }

  @Override
  public Optional<Part> add(List<Part> parts) {
    return parts.stream().filter(part -> !add(part)).findFirst();
  }

  private boolean add(Part part) {
    return switch (part) {
      case Part.Placed placed -> journal.place(placed.recorded());
      case Part.Stepped stepped -> journal.extend(stepped.step());
      case Part.Listed _ -> true;
    };
  }

  @Override
  public boolean replace(Optional<Item> before, Item next) {
    return journal.replace(before, next);
  }
}
