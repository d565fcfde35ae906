package zoncoin.vault;

import java.util.Optional;
import zoncoin.ledger.Journal;

/**
 * Where codes are put in. Everything can be done again after any fault: a code is one, however
 * often it comes.
 */
public final class Vault {
  private final Journal journal;
  private final CodeLock lock;
  private final Fingerprint.Key key;

  /**
   * @param journal where codes are kept
   * @param lock what makes them unreadable there
   * @param key what names them
   */
  public Vault(Journal journal, CodeLock lock, Fingerprint.Key key) {
    this.journal = journal;
    this.lock = lock;
    this.key = key;
  }

  /** What became of a code that was put in. */
  public sealed interface Added {
    /**
     * It is in the vault.
     *
     * @param isNew whether it was not before
     */
    record Kept(boolean isNew) implements Added {}

    /** It is in the vault, and something else was said of it then; nothing was changed. */
    record Differs(String field) implements Added {}
  }

  /** Puts a code in. */
  public Added add(Offered offered) {
    Fingerprint fingerprint = key.of(offered.code());
    Optional<StoredCode> before = find(fingerprint);
    if (before.isEmpty()) {
      StoredCode first =
          StoredCode.of(offered, fingerprint, lock.lock(offered.code(), fingerprint));
      if (!journal.put(first.item())) {
        // Another put it in since: what he said of it counts.
        return add(offered);
      }
      // A crash here means: a code in no slot, which no one is given. The next import finds it so.
      return keep(offered, first, true);
    }
    Optional<String> differing = before.get().differing(offered);
    return differing.isPresent()
        ? new Added.Differs(differing.get())
        : keep(offered, before.get(), false);
  }

  private Added keep(Offered offered, StoredCode code, boolean isNew) {
    if (!code.isSlotted()) {
      new Slots(journal, offered.pool()).append(code.fingerprint());
      // A crash here means: a slot for a code that does not say so. Another import gives it one
      // more, which does no harm: the code is what is claimed.
      journal.put(code.slotted().item());
    }
    return new Added.Kept(isNew);
  }

  private Optional<StoredCode> find(Fingerprint fingerprint) {
    return journal.item(StoredCode.key(fingerprint)).map(StoredCode::new);
  }
}
