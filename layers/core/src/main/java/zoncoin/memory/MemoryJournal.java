package zoncoin.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import zoncoin.billing.Period;
import zoncoin.ledger.Account;
import zoncoin.ledger.Accounts;
import zoncoin.ledger.Due;
import zoncoin.ledger.History;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Step;
import zoncoin.ledger.TransactionId;
import zoncoin.reward.Assessed;
import zoncoin.reward.Enrolments;
import zoncoin.reward.Issuance;
import zoncoin.seal.Unsealed;
import zoncoin.tlog.Malformed;

/**
 * The journal in memory: what the ports promise, with nothing in between. Safe for use by many
 * threads.
 */
public final class MemoryJournal
    implements Journal, Unsealed, Due, Accounts, History, Assessed, Enrolments {
  private final Map<TransactionId, Recorded> transactions = new HashMap<>();
  private final Map<Account.Chained, List<Step>> steps =
      new TreeMap<>(Comparator.comparing(Account::text));
  private final Map<Item.Key, Item> items = new TreeMap<>();
  private final Map<TransactionId, Leaf> waiting = new LinkedHashMap<>();
  private final Map<TransactionId, String> quarantined = new LinkedHashMap<>();

  /** An empty journal. */
  public MemoryJournal() {}

  @Override
  public synchronized Step head(Account.Chained account) {
    List<Step> history = steps.getOrDefault(account, List.of());
    return history.isEmpty() ? Step.zero(account) : history.getLast();
  }

  @Override
  public synchronized Optional<Recorded> find(TransactionId transaction) {
    return Optional.ofNullable(transactions.get(transaction));
  }

  @Override
  public synchronized Optional<Item> item(Item.Key key) {
    return Optional.ofNullable(items.get(key));
  }

  @Override
  public synchronized Outcome append(Append append) {
    TransactionId id = append.signed().entry().transaction();
    Recorded existing = transactions.get(id);
    if (existing != null) {
      return new Outcome.Exists(existing);
    }
    for (Item item : append.items()) {
      if (!isNext(item)) {
        return new Outcome.ItemMoved(item.key());
      }
    }
    for (Step step : append.steps()) {
      if (step.sequence() != head(step.account()).sequence() + 1) {
        return new Outcome.StepMoved();
      }
    }
    transactions.put(id, new Recorded(append.signed(), append.request(), OptionalLong.empty()));
    append.steps().forEach(step -> history(step.account()).add(step));
    append.items().forEach(item -> items.put(item.key(), item));
    waiting.put(id, new Leaf(append.signed().bytes(), OptionalLong.empty()));
    return new Outcome.Appended();
  }

  @Override
  public synchronized boolean put(Item item) {
    boolean isNext = isNext(item);
    if (isNext) {
      items.put(item.key(), item);
    }
    return isNext;
  }

  private boolean isNext(Item item) {
    return item.revision() == item(item.key()).map(Item::revision).orElse(0L) + 1;
  }

  private List<Step> history(Account.Chained account) {
    return steps.computeIfAbsent(account, absent -> new ArrayList<>());
  }

  /** Every chained account that has a history, in the order of their text. */
  public synchronized List<Account.Chained> accounts() {
    return List.copyOf(steps.keySet());
  }

  @Override
  public synchronized List<Account.Chained> list(Optional<Account.Chained> after, int limit) {
    return steps.keySet().stream()
        .filter(account -> after.isEmpty() || account.compareTo(after.get()) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<Item.Key> list(
      String payer, Period period, Optional<Item.Key> after, int limit) {
    return items.keySet().stream()
        .filter(key -> key.family().equals(Issuance.FAMILY))
        .filter(key -> key.name().matches(payer + "\\.[0-9]+\\." + period + "\\.[A-Z]+"))
        .filter(key -> after.isEmpty() || key.compareTo(after.get()) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Instant since(Account.Chained account, long since) {
    List<Step> history = steps.getOrDefault(account, List.of());
    if (since < 1 || since > history.size()) {
      throw new Malformed("no step " + since + " of " + account);
    }
    return history.get((int) since - 1).time();
  }

  @Override
  public synchronized List<Recorded> before(Account.Chained account, long sequence, int limit) {
    return steps.getOrDefault(account, List.of()).reversed().stream()
        .dropWhile(step -> step.sequence() >= sequence)
        .limit(limit)
        .flatMap(step -> find(step.transaction()).stream())
        .toList();
  }

  @Override
  public synchronized List<Item.Key> due(String family, Instant until, int limit) {
    return items.values().stream()
        .filter(item -> item.key().family().equals(family))
        .filter(item -> item.due().isPresent() && !item.due().get().isAfter(until))
        .sorted(Comparator.comparing(item -> item.due().orElseThrow()))
        .limit(limit)
        .map(Item::key)
        .toList();
  }

  @Override
  public synchronized List<TransactionId> list(int limit) {
    return waiting.keySet().stream().limit(limit).toList();
  }

  @Override
  public synchronized Map<TransactionId, Leaf> read(Set<TransactionId> transactions) {
    Map<TransactionId, Leaf> leaves = new HashMap<>();
    transactions.forEach(id -> leaf(id).ifPresent(leaf -> leaves.put(id, leaf)));
    return leaves;
  }

  private Optional<Leaf> leaf(TransactionId transaction) {
    return Optional.ofNullable(waiting.get(transaction))
        .or(
            () ->
                find(transaction).map(found -> new Leaf(found.signed().bytes(), found.logIndex())));
  }

  @Override
  public synchronized Map<StepName, TransactionId> steps(Set<StepName> names) {
    Map<StepName, TransactionId> transactions = new HashMap<>();
    for (StepName name : names) {
      List<Step> history = steps.getOrDefault(name.account(), List.of());
      if (name.sequence() <= history.size()) {
        transactions.put(name, history.get((int) name.sequence() - 1).transaction());
      }
    }
    return transactions;
  }

  @Override
  public synchronized void stamp(List<TransactionId> transactions, long first) {
    long place = first;
    for (TransactionId transaction : transactions) {
      stamp(transaction, place++);
    }
  }

  private void stamp(TransactionId transaction, long logIndex) {
    Recorded found = transactions.get(transaction);
    if (found == null || found.logIndex().orElse(logIndex) != logIndex) {
      throw new IllegalStateException(
          "cannot stamp " + transaction + " with " + logIndex + ": " + found);
    }
    transactions.put(
        transaction, new Recorded(found.signed(), found.request(), OptionalLong.of(logIndex)));
    waiting.remove(transaction);
  }

  @Override
  public synchronized void quarantine(TransactionId transaction, String why) {
    waiting.remove(transaction);
    quarantined.put(transaction, why);
  }

  /** This journal as a backup has it, which goes its own way from here. */
  public synchronized MemoryJournal copy() {
    MemoryJournal copy = new MemoryJournal();
    copy.transactions.putAll(transactions);
    steps.forEach((account, history) -> copy.history(account).addAll(history));
    copy.items.putAll(items);
    copy.waiting.putAll(waiting);
    copy.quarantined.putAll(quarantined);
    return copy;
  }

  /** All items, by their names. */
  public synchronized Map<Item.Key, Item> items() {
    return new TreeMap<>(items);
  }

  /** The step of that number, if there is one. */
  synchronized Optional<Step> step(Account.Chained account, long sequence) {
    List<Step> history = steps.getOrDefault(account, List.of());
    return sequence >= 1 && sequence <= history.size()
        ? Optional.of(history.get((int) sequence - 1))
        : Optional.empty();
  }

  /** Adds a transaction with its place, or as one that waits, unless there is one of that name. */
  synchronized boolean place(Recorded recorded) {
    TransactionId id = recorded.signed().entry().transaction();
    boolean isNew = transactions.putIfAbsent(id, recorded) == null;
    if (isNew && recorded.logIndex().isEmpty()) {
      waiting.put(id, new Leaf(recorded.signed().bytes(), OptionalLong.empty()));
    }
    return isNew;
  }

  /** Adds a step that follows the newest. */
  synchronized boolean extend(Step step) {
    return step.sequence() == head(step.account()).sequence() + 1
        && history(step.account()).add(step);
  }

  /** Puts an item in the place of another, whatever its revision. */
  synchronized boolean replace(Optional<Item> before, Item next) {
    boolean isStill = item(next.key()).equals(before);
    if (isStill) {
      items.put(next.key(), next);
    }
    return isStill;
  }

  /** What was quarantined, and why. */
  public synchronized Map<TransactionId, String> quarantined() {
    return Map.copyOf(quarantined);
  }

  /** Puts bytes under the index of what waits, as someone with write access to a table could. */
  public synchronized void forge(TransactionId transaction, byte[] leaf) {
    waiting.put(transaction, new Leaf(leaf.clone(), OptionalLong.empty()));
  }

  /** Takes a transaction away, as someone with every right to a table could. */
  public synchronized void lose(TransactionId transaction) {
    transactions.remove(transaction);
    waiting.remove(transaction);
  }
}
