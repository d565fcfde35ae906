package zoncoin.ledger;

import java.util.List;

/**
 * The beginning of a ledger: its first entry names the keys that sign all others. Doing it again
 * finds it done, also after changes of keys; a ledger of other keys is another ledger.
 */
public final class Founding {
  private final Ledger ledger;
  private final Journal journal;
  private final Issuer issuer;

  /**
   * @param ledger signs with both desks' keys
   * @param journal where it posts to
   * @param issuer the same keys, to be named
   */
  public Founding(Ledger ledger, Journal journal, Issuer issuer) {
    this.ledger = ledger;
    this.journal = journal;
    this.issuer = issuer;
  }

  /**
   * Names the keys.
   *
   * @return the changes of keys that there are: the first, if it is new
   * @throws IllegalStateException if the ledger began with other keys, or does not know these
   */
  public KeyChanges found() {
    KeyChanges changes = KeyChanges.read(journal);
    if (changes.changes().isEmpty()) {
      // What becomes of it is seen below: another may have begun the ledger meanwhile.
      var _ = ledger.post(new Request.NameKeys(changes.next(), issuer.publicKeys()), List.of());
      changes = KeyChanges.read(journal);
    }
    KeyRing ring = changes.ring();
    for (PublicKey key : issuer.publicKeys()) {
      if (!ring.kindsOf(key.key()).containsAll(key.kinds())) {
        throw new IllegalStateException("this table holds a ledger of other keys than " + key);
      }
    }
    return changes;
  }
}
