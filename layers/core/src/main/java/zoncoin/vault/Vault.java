package zoncoin.vault;

import java.util.Optional;
import zoncoin.fulfilment.Code;
import zoncoin.ledger.Journal;

/**
 * Where codes are put in and taken out. Everything can be done again after any fault: a code is
 * one, however often it comes.
 */
public final class Vault {
  /** Slots that one call takes out: a read or two and a write each, some ten seconds in all. */
  static final int MAX_SLOTS = 500;

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

    /** It was taken out: nobody is given it, however often it comes. */
    record Withdrawn() implements Added {}
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
    if (before.get().isWithdrawn()) {
      return new Added.Withdrawn();
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

  /** What became of a code that was to be taken out. */
  public enum Removed {
    /** Nobody is given it from now on. */
    WITHDRAWN,
    /** It was taken out before. */
    BEFORE,
    /** A member has it, for ever. */
    GIVEN,
    /** It was never put in. */
    UNKNOWN
  }

  /** Takes a code out, unless a member has it: of the two that are tried at once one is done. */
  public Removed withdraw(Code code) {
    return withdraw(key.of(code));
  }

  private Removed withdraw(Fingerprint fingerprint) {
    Optional<StoredCode> found = find(fingerprint);
    if (found.isEmpty()) {
      return Removed.UNKNOWN;
    }
    if (found.get().hold().isPresent()) {
      return Removed.GIVEN;
    }
    if (found.get().isWithdrawn()) {
      return Removed.BEFORE;
    }
    // Another moved it since it was read: look again.
    return journal.put(found.get().withdrawn().item()) ? Removed.WITHDRAWN : withdraw(fingerprint);
  }

  /**
   * Takes out the codes of a pool that members could be given, so many slots at a time.
   *
   * @return how many slots are left: call again until none is
   */
  public long withdraw(Pool pool) {
    Slots slots = new Slots(journal, pool);
    Slots.Range range = slots.range();
    long end = Math.min(range.count(), range.first() + MAX_SLOTS - 1);
    for (long slot = range.first(); slot <= end; slot++) {
      var _ = withdraw(slots.at(slot));
      // A crash here means: those before are out. The next call begins with them, and goes on.
    }
    slots.startAt(end + 1);
    return range.count() - end;
  }

  private Optional<StoredCode> find(Fingerprint fingerprint) {
    return journal.item(StoredCode.key(fingerprint)).map(StoredCode::new);
  }
}
