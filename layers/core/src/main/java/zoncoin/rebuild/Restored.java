package zoncoin.rebuild;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import zoncoin.ledger.Account;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Step;
import zoncoin.ledger.TransactionId;
import zoncoin.seal.Unsealed;

/**
 * A table as it was restored, part by part. Reads are strongly consistent, each part for itself.
 * Every method may throw {@link zoncoin.ledger.NotApplied}, the writes also {@link
 * zoncoin.ledger.Unknown}; whoever asks runs again. How much is asked for at once is the caller's
 * to choose. A part that cannot be read is {@link zoncoin.tlog.Malformed}.
 */
public interface Restored {
  /** Those of the transactions that are there. */
  Map<TransactionId, Journal.Recorded> transactions(Set<TransactionId> transactions);

  /** Those of the steps that are there. */
  Map<Unsealed.StepName, Step> steps(Set<Unsealed.StepName> steps);

  /** Those of the accounts that are in the list of accounts. */
  Set<Account.Chained> listed(Set<Account.Chained> accounts);

  /**
   * Writes parts, each if it is absent, in no order and perhaps several at a time.
   *
   * @return one that was there, if any was; the others may be written or not
   */
  Optional<Part> add(List<Part> parts);

  /**
   * Writes an item, whatever its revision, if what is there is still that one.
   *
   * @return whether it was
   */
  boolean replace(Optional<Item> before, Item next);

  /** What is added. */
  sealed interface Part {
    /** A transaction with its place in the log, or without one if it is sealed next. */
    record Placed(Journal.Recorded recorded) implements Part {
      @Override
      public String toString() {
        return recorded.signed().entry().transaction().text();
      }
    }

    /** A step of an account. */
    record Stepped(Step step) implements Part {
      @Override
      public String toString() {
        return "step " + step.sequence() + " of " + step.account();
      }
    }

    /** An account in the list of accounts. */
    record Listed(Account.Chained account) implements Part {
      @Override
      public String toString() {
        return account.text();
      }
    }
  }
}
