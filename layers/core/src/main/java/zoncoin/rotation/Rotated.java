package zoncoin.rotation;

import java.time.Instant;
import zoncoin.ledger.TransactionId;
import zoncoin.note.VerifierKey;

/** What a step of a rotation came to. */
public sealed interface Rotated {
  /** Done, now or before: the step may be taken again, or the next. */
  record Done() implements Rotated {}

  /** Nothing was changed, and why, in the order in which it is looked for. */
  sealed interface Refused extends Rotated {
    /** In words. */
    String because();
  }

  /** Nobody began a rotation to that version, or another was begun since. */
  record NotPending(String version) implements Refused {
    @Override
    public String because() {
      return "version " + version + " is not the one that is pending";
    }
  }

  /** The version has no seed: the step that draws it comes first. */
  record NoSeed(String version) implements Refused {
    @Override
    public String because() {
      return "version " + version + " has no seed yet";
    }
  }

  /** The seed that is pending is the current one: nothing would change. */
  record SameSeed(VerifierKey key) implements Refused {
    @Override
    public String because() {
      return "the pending seed is the current one, of " + key;
    }
  }

  /** A key that the next entry would rest on may not sign what it has to: another ledger's. */
  record NotEntitled(VerifierKey key) implements Refused {
    @Override
    public String because() {
      return "the ledger does not let it sign what it has to: " + key;
    }
  }

  /** The log ended that key once: it stays so. */
  record Retired(VerifierKey key) implements Refused {
    @Override
    public String because() {
      return "the ledger retired that key: " + key;
    }
  }

  /** An older key would be retired, and something signed by it may be on its way still. */
  record TooSoon(VerifierKey key, Instant until) implements Refused {
    @Override
    public String because() {
      return "what " + key + " signed may be on its way still: rotate again after " + until;
    }
  }

  /** Other changes of keys were posted at every attempt. */
  record Crowded(TransactionId change) implements Refused {
    @Override
    public String because() {
      return "other changes of keys came first, to " + change;
    }
  }

  /** The entry that names the key is not in the log yet. */
  record NotSealed(VerifierKey key) implements Refused {
    @Override
    public String because() {
      return "no entry in the log lets it sign what it has to: " + key;
    }
  }
}
