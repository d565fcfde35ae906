package zoncoin.cli.doctor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import zoncoin.cli.doctor.Doctor.Verdict;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Journal;
import zoncoin.ledger.KeyChanges;
import zoncoin.ledger.KeyRing;
import zoncoin.ledger.Kind;
import zoncoin.ledger.PublicKey;
import zoncoin.ledger.TransactionId;
import zoncoin.note.VerifierKey;
import zoncoin.rotation.KeyInUse;

/**
 * Whose keys sign entries, by what the ledger says: since when, whether a rotation stopped half
 * way, and whether a key may sign what it should not, which only somebody with the billing key can
 * have seen to.
 *
 * @param journal what the ledger is kept in
 * @param origin of the log
 */
record IssuerCheck(Journal journal, String origin) {
  private static final String STRANGE =
      "if nobody here named it, the billing key was stolen: docs/operate.md, Keys";

  Verdict examine() {
    KeyChanges changes = KeyChanges.read(journal);
    KeyRing ring = changes.ring();
    Optional<VerifierKey> strange =
        ring.named().stream().filter(key -> !mayOnly(key, ring.kindsOf(key))).findFirst();
    if (strange.isPresent()) {
      return new Verdict.Bad(strange.get() + " may sign what no issuer's key should", STRANGE);
    }
    Optional<TransactionId> forged = forged(changes);
    if (forged.isPresent()) {
      return new Verdict.Bad(
          forged.get() + " is signed by nobody who may name keys: no rotation comes after it",
          "find out who writes to the table, and take it away: docs/operate.md, Keys");
    }
    List<String> details = new ArrayList<>();
    for (Kind.Desk desk : Kind.Desk.values()) {
      Optional<VerifierKey> newest = newest(desk, ring);
      Optional<KeyInUse> used = KeyInUse.read(journal, desk);
      if (newest.isEmpty()) {
        return new Verdict.Bad("no key of " + desk.word() + " may sign", "see that found ran");
      }
      if (used.isPresent() && !used.get().key().equals(newest.get())) {
        return new Verdict.Bad(
            newest.get() + " is named and not in use: a rotation stopped half way",
            "rotate again: it goes on; the log of rotate says why it stopped");
      }
      details.add(desk.word() + " since " + since(changes, newest.get()));
    }
    return new Verdict.Good(String.join(", ", details));
  }

  /**
   * A change that is none, where the next one has to be: no sealer takes it, and with it none after
   * it.
   */
  private static Optional<TransactionId> forged(KeyChanges changes) {
    KeyRing sealed = changes.sealed().ring();
    return changes.changes().stream()
        .skip(changes.sealed().changes().size())
        .limit(1)
        .map(Journal.Recorded::signed)
        .filter(next -> !changes.sealed().changes().isEmpty() && sealed.check(next).isPresent())
        .map(next -> next.entry().transaction())
        .findFirst();
  }

  /** Whether it is retired, or a desk's and may sign no more than that desk's. */
  private boolean mayOnly(VerifierKey key, Set<Kind> kinds) {
    return kinds.isEmpty()
        || Arrays.stream(Kind.Desk.values())
            .filter(desk -> key.name().equals(desk.keyName(origin)))
            .anyMatch(desk -> PublicKey.ofDesk(key, desk).kinds().containsAll(kinds));
  }

  private Optional<VerifierKey> newest(Kind.Desk desk, KeyRing ring) {
    return ring.named().reversed().stream()
        .filter(key -> key.name().equals(desk.keyName(origin)) && !ring.kindsOf(key).isEmpty())
        .findFirst();
  }

  private static String since(KeyChanges changes, VerifierKey key) {
    return changes.naming(key).map(Entry::time).map(Object::toString).orElse("ever");
  }
}
