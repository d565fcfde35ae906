package zoncoin.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zoncoin.note.VerifierKey;

/**
 * The changes of issuer keys so far, as a journal has them: {@code key.1}, {@code key.2} and so on.
 * Their numbers are their order, and one number is one change: whoever posts the next one has
 * decided on the keys that all the others leave.
 *
 * @param changes in order, those in the log first
 */
public record KeyChanges(List<Journal.Recorded> changes) {
  /** Copies. */
  public KeyChanges {
    changes = List.copyOf(changes);
  }

  /** All that are in a journal; each is one read. */
  public static KeyChanges read(Journal journal) {
    List<Journal.Recorded> changes = new ArrayList<>();
    Optional<Journal.Recorded> change = journal.find(TransactionId.ofKey(1));
    while (change.isPresent()) {
      changes.add(change.get());
      change = journal.find(TransactionId.ofKey(changes.size() + 1));
    }
    return new KeyChanges(changes);
  }

  /** Those of them that are in the log: what they leave is what an auditor finds. */
  public KeyChanges sealed() {
    return new KeyChanges(
        changes.stream().takeWhile(change -> change.logIndex().isPresent()).toList());
  }

  /** The name of the next one. */
  public TransactionId next() {
    return TransactionId.ofKey(changes.size() + 1);
  }

  /** The keys that they leave. One that nobody entitled signed changes nothing. */
  public KeyRing ring() {
    KeyRing ring = KeyRing.EMPTY;
    for (Journal.Recorded change : changes) {
      ring = ring.check(change.signed()).isEmpty() ? ring.after(change.signed().entry()) : ring;
    }
    return ring;
  }

  /** The newest of them that names a key. */
  public Optional<Entry> naming(VerifierKey key) {
    return changes.reversed().stream()
        .map(change -> change.signed().entry())
        .filter(entry -> entry.publicKeys().stream().anyMatch(named -> named.key().equals(key)))
        .findFirst();
  }
}
