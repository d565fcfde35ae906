package zoncoin.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import zoncoin.ledger.Account;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Step;
import zoncoin.ledger.TransactionId;
import zoncoin.rebuild.Restored;
import zoncoin.seal.Unsealed;

/**
 * An empty table that takes every write and keeps none, so that a log of any length can be rebuilt
 * into it: what is measured is the rebuild, and no table.
 */
final class ForgetfulTable implements Restored {
  private final Consumer<List<Part>> told;

  ForgetfulTable() {
    this(parts -> {});
  }

  /**
   * @param told of what is added
   */
  ForgetfulTable(Consumer<List<Part>> told) {
    this.told = told;
  }

  @Override
  public Map<TransactionId, Journal.Recorded> transactions(Set<TransactionId> transactions) {
    return Map.of();
  }

  @Override
  public Map<Unsealed.StepName, Step> steps(Set<Unsealed.StepName> steps) {
    return Map.of();
  }

  @Override
  public Set<Account.Chained> listed(Set<Account.Chained> accounts) {
    return Set.of();
  }

  @Override
  public Optional<Part> add(List<Part> parts) {
    told.accept(parts);
    return Optional.empty();
  }

  @Override
  public boolean replace(Optional<Item> before, Item next) {
    return true;
  }
}
