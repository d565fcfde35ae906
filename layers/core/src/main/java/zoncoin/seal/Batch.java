package zoncoin.seal;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import zoncoin.ledger.Chain;
import zoncoin.ledger.Entry;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.TransactionId;
import zoncoin.tlog.Malformed;

/**
 * Takes entries that can be sealed now, each after what it follows from: the step before it on each
 * of its chains, and what it refers to. What is not there yet makes its successors wait; what is
 * wrong is told apart and never sealed.
 */
final class Batch {
  /** How many are read ahead: if a read fails, what was taken of those before stays taken. */
  private static final int PIECE = 100;

  private final Remembered unsealed;
  private final Entry.Log log;
  private final Limits limits;
  private final Map<TransactionId, SignedEntry> taken = new LinkedHashMap<>();
  private final Map<TransactionId, Place> places = new HashMap<>();
  private final Map<TransactionId, SignedEntry> read = new HashMap<>();
  private final Map<TransactionId, String> wrong = new LinkedHashMap<>();
  private final Map<TransactionId, String> byOtherKeys = new LinkedHashMap<>();
  private final IssuerKeys keys = new IssuerKeys();
  private boolean isFull;
  private long bytes;

  Batch(Unsealed unsealed, Entry.Log log, Limits limits) {
    this.unsealed = new Remembered(unsealed);
    this.log = log;
    this.limits = limits;
  }

  /**
   * How much one commit may add.
   *
   * @param entries at most so many
   * @param bytes of leaves at most
   * @param listed at most so many are looked at for them
   * @param latest what is dated after this waits: a clock was wrong, and may have been ours
   */
  record Limits(int entries, long bytes, int listed, Instant latest) {}

  /** Where a transaction is, as far as is known. */
  private enum Place {
    /** In the log already, or taken into this batch. */
    SEALED,
    /** Not readable yet, or behind one that is not, or beyond the limits. */
    WAITING
  }

  /** The entries, in the order in which they are sealed. */
  List<SignedEntry> entries() {
    return List.copyOf(taken.values());
  }

  /** What was found to be no entry of this ledger, and why. */
  Map<TransactionId, String> wrong() {
    return Collections.unmodifiableMap(wrong);
  }

  /** Takes what waits, up to the limits. */
  void take() {
    takeSealedKeys();
    if (keys.isEmpty() && !takeNextKey()) {
      return;
    }
    boolean all = placeListed();
    // A change of keys may retire the key that an entry before it was signed by: first take all
    // that the keys of before signed.
    while (all && !isFull && takeNextKey()) {
      byOtherKeys.clear();
      places.values().removeIf(place -> place == Place.WAITING);
      all = placeListed();
    }
    // Looked for after they were read: whoever signs by a new key does so after naming it.
    if (!byOtherKeys.isEmpty() && unsealed.read(keys.next()).isEmpty()) {
      byOtherKeys.forEach(this::refuse);
    }
  }

  /** The keys that the log names so far. */
  private void takeSealedKeys() {
    boolean more = true;
    while (more) {
      Optional<Unsealed.Leaf> key = unsealed.read(keys.next());
      more = key.filter(leaf -> leaf.logIndex().isPresent()).isPresent() && takeNextKey();
    }
  }

  private boolean takeNextKey() {
    TransactionId key = keys.next();
    places.remove(key);
    keys.beginTurn();
    boolean isTaken = place(key) == Place.SEALED;
    keys.endTurn();
    if (isTaken) {
      keys.add(signed(key).entry());
    }
    return isTaken;
  }

  /**
   * Places what waits. Where much waits that cannot be taken, looks further for what can.
   *
   * @return whether that was all
   */
  private boolean placeListed() {
    int limit = limits.entries();
    List<TransactionId> listed = unsealed.list(limit);
    placeAll(listed);
    while (listed.size() == limit && limit < limits.listed() && taken.size() < limits.entries()) {
      limit = Math.min(2 * limit, limits.listed());
      listed = unsealed.list(limit);
      placeAll(listed);
    }
    return listed.size() < limit;
  }

  private void placeAll(List<TransactionId> listed) {
    for (int from = 0; from < listed.size(); from += PIECE) {
      List<TransactionId> piece = listed.subList(from, Math.min(from + PIECE, listed.size()));
      unsealed.readAhead(piece);
      piece.forEach(this::place);
    }
  }

  /** The transactions that were seen and have to wait. */
  Set<TransactionId> waiting() {
    Set<TransactionId> waiting = new TreeSet<>();
    places.forEach(
        (transaction, place) -> {
          if (place == Place.WAITING && read.containsKey(transaction)) {
            waiting.add(transaction);
          }
        });
    return waiting;
  }

  /** The entry of a transaction that was read and is of the right form. */
  SignedEntry signed(TransactionId transaction) {
    SignedEntry signed = read.get(transaction);
    if (signed == null) {
      throw new IllegalStateException("not read: " + transaction);
    }
    return signed;
  }

  /** Walks back along what a transaction follows from, without recursion: a chain may be long. */
  private Place place(TransactionId start) {
    Deque<TransactionId> path = new ArrayDeque<>(List.of(start));
    Set<TransactionId> onPath = new HashSet<>(path);
    while (!path.isEmpty()) {
      TransactionId transaction = path.element();
      Optional<TransactionId> before =
          places.containsKey(transaction) ? Optional.empty() : visit(transaction);
      if (before.isEmpty()) {
        onPath.remove(path.pop());
      } else if (onPath.add(before.get())) {
        path.push(before.get());
      } else {
        refuse(transaction, "follows from itself");
      }
    }
    return places.getOrDefault(start, Place.WAITING);
  }

  /** Settles where a transaction is, or names one that has to be settled first. */
  private Optional<TransactionId> visit(TransactionId transaction) {
    Optional<Unsealed.Leaf> leaf = unsealed.read(transaction);
    if (leaf.isEmpty()) {
      places.put(transaction, Place.WAITING);
      return Optional.empty();
    }
    try {
      read.put(transaction, SignedEntry.parse(leaf.get().bytes()));
    } catch (Malformed malformed) {
      refuse(transaction, malformed.getMessage());
      return Optional.empty();
    }
    if (leaf.get().logIndex().isPresent()) {
      places.put(transaction, Place.SEALED);
      return Optional.empty();
    }
    return settle(transaction);
  }

  private Optional<TransactionId> settle(TransactionId transaction) {
    SignedEntry signed = signed(transaction);
    Optional<String> fault = ownFault(transaction, signed);
    if (fault.isPresent()) {
      refuse(transaction, fault.get());
      return Optional.empty();
    }
    Optional<String> keyFault = keys.faultForNow(signed);
    if (keyFault.isPresent()) {
      byOtherKeys.put(transaction, keyFault.get());
      places.put(transaction, Place.WAITING);
      return Optional.empty();
    }
    List<TransactionId> followed = new ArrayList<>(signed.entry().reference().stream().toList());
    for (Chain link : signed.entry().chain()) {
      Optional<TransactionId> step = unsealed.step(link.account(), link.sequence());
      Optional<TransactionId> before = stepBefore(link);
      if (step.isPresent() && !step.get().equals(transaction)) {
        refuse(transaction, "is not step " + link.sequence() + " of " + link.account());
        return Optional.empty();
      }
      if (step.isEmpty() || (link.sequence() > 1 && before.isEmpty())) {
        places.put(transaction, Place.WAITING);
        return Optional.empty();
      }
      before.ifPresent(followed::add);
    }
    for (TransactionId before : followed) {
      if (!places.containsKey(before)) {
        return Optional.of(before);
      }
    }
    places.put(
        transaction, followed.stream().allMatch(this::isSealed) ? take(signed) : Place.WAITING);
    return Optional.empty();
  }

  private Optional<TransactionId> stepBefore(Chain link) {
    return link.sequence() == 1
        ? Optional.empty()
        : unsealed.step(link.account(), link.sequence() - 1);
  }

  private boolean isSealed(TransactionId transaction) {
    return places.get(transaction) == Place.SEALED;
  }

  /** The rules that an entry is held to before anything it follows from. */
  private Optional<String> ownFault(TransactionId transaction, SignedEntry signed) {
    Entry entry = signed.entry();
    if (!entry.transaction().equals(transaction)) {
      return Optional.of("is kept under another id than " + entry.transaction());
    }
    if (!entry.log().origin().equals(log.origin())) {
      return Optional.of("is for the log " + entry.log().origin());
    }
    return keys.fault(signed);
  }

  /** All it follows from is sealed: takes it, if it names the right hashes and there is room. */
  private Place take(SignedEntry signed) {
    Entry entry = signed.entry();
    for (Chain link : entry.chain()) {
      if (link.sequence() > 1
          && !link.previous().equals(signed(stepBefore(link).orElseThrow()).hash())) {
        return refuse(
            entry.transaction(), "does not name the entry before it on " + link.account());
      }
    }
    if (entry.time().isAfter(limits.latest())) {
      return Place.WAITING;
    }
    int length = signed.bytes().length;
    if (taken.size() == limits.entries() || bytes + length > limits.bytes()) {
      isFull = true;
      return Place.WAITING;
    }
    taken.put(entry.transaction(), signed);
    bytes += length;
    return Place.SEALED;
  }

  private Place refuse(TransactionId transaction, String why) {
    wrong.put(transaction, why);
    places.put(transaction, Place.WAITING);
    return Place.WAITING;
  }
}
