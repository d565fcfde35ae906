package zoncoin.seal;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import zoncoin.ledger.Account;
import zoncoin.ledger.Chain;
import zoncoin.ledger.Entry;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.TransactionId;
import zoncoin.tlog.Malformed;

/**
 * What waits, as one batch reads it: what is there is read once, and mostly ahead. Neither a leaf
 * nor a step ever changes, and whether a leaf has been sealed by another meanwhile is what the swap
 * of the head finds out. What is not there is looked for again, for it may have come.
 */
final class Remembered {
  private final Unsealed unsealed;
  private final Map<TransactionId, Unsealed.Leaf> leaves = new HashMap<>();
  private final Map<Unsealed.StepName, TransactionId> steps = new HashMap<>();

  Remembered(Unsealed unsealed) {
    this.unsealed = unsealed;
  }

  /** As {@link Unsealed#list}. */
  List<TransactionId> list(int limit) {
    return unsealed.list(limit);
  }

  /** The leaf of a transaction. */
  Optional<Unsealed.Leaf> read(TransactionId transaction) {
    learn(leaves, Stream.of(transaction), unsealed::read);
    return Optional.ofNullable(leaves.get(transaction));
  }

  /** The transaction of a step. */
  Optional<TransactionId> step(Account.Chained account, long sequence) {
    Unsealed.StepName step = new Unsealed.StepName(account, sequence);
    learn(steps, Stream.of(step), unsealed::steps);
    return Optional.ofNullable(steps.get(step));
  }

  /**
   * Reads what will be asked about these transactions, in three calls however many they are: their
   * leaves; the steps that they say they are, and those before; the leaves of what they follow
   * from.
   */
  void readAhead(Collection<TransactionId> transactions) {
    learn(leaves, transactions.stream(), unsealed::read);
    List<Entry> waiting = transactions.stream().flatMap(this::waiting).toList();
    Set<Unsealed.StepName> links = new HashSet<>();
    for (Entry entry : waiting) {
      for (Chain link : entry.chain()) {
        links.add(new Unsealed.StepName(link.account(), link.sequence()));
        if (link.sequence() > 1) {
          links.add(new Unsealed.StepName(link.account(), link.sequence() - 1));
        }
      }
    }
    learn(steps, links.stream(), unsealed::steps);
    learn(
        leaves,
        Stream.concat(
            waiting.stream().flatMap(entry -> entry.reference().stream()),
            links.stream().flatMap(link -> Optional.ofNullable(steps.get(link)).stream())),
        unsealed::read);
  }

  /** Its entry, unless it is in the log already or none at all. */
  private Stream<Entry> waiting(TransactionId transaction) {
    Unsealed.Leaf leaf = leaves.get(transaction);
    if (leaf == null || leaf.logIndex().isPresent()) {
      return Stream.empty();
    }
    try {
      return Stream.of(SignedEntry.parse(leaf.bytes()).entry());
    } catch (Malformed worthless) {
      return Stream.empty();
    }
  }

  /** Asks for those that are not known, if there are any. */
  private static <K, V> void learn(
      Map<K, V> known, Stream<K> wanted, Function<Set<K>, Map<K, V>> read) {
    Set<K> unknown = new HashSet<>(wanted.filter(key -> !known.containsKey(key)).toList());
    if (!unknown.isEmpty()) {
      known.putAll(read.apply(unknown));
    }
  }
}
