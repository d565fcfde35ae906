package zoncoin.seal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import zoncoin.ledger.Account;
import zoncoin.ledger.TransactionId;

/**
 * What waits, as one batch reads it: what is there is read once. Neither a leaf nor a step ever
 * changes, and whether a leaf has been sealed by another meanwhile is what the swap of the head
 * finds out. What is not there is looked for again, for it may have come.
 */
final class Remembered {
  private final Unsealed unsealed;
  private final Map<TransactionId, Unsealed.Leaf> leaves = new HashMap<>();
  private final Map<StepName, TransactionId> steps = new HashMap<>();

  Remembered(Unsealed unsealed) {
    this.unsealed = unsealed;
  }

  private record StepName(Account.Chained account, long sequence) {}

  private static <K, V> Optional<V> once(Map<K, V> known, K key, Supplier<Optional<V>> read) {
    Optional<V> found = Optional.ofNullable(known.get(key)).or(read);
    found.ifPresent(value -> known.put(key, value));
    return found;
  }

  /** As {@link Unsealed#list}. */
  List<TransactionId> list(int limit) {
    return unsealed.list(limit);
  }

  /** As {@link Unsealed#read}. */
  Optional<Unsealed.Leaf> read(TransactionId transaction) {
    return once(leaves, transaction, () -> unsealed.read(transaction));
  }

  /** As {@link Unsealed#step}. */
  Optional<TransactionId> step(Account.Chained account, long sequence) {
    return once(steps, new StepName(account, sequence), () -> unsealed.step(account, sequence));
  }
}
