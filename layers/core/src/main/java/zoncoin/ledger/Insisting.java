package zoncoin.ledger;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A journal that is asked until its answer is definite, or for as often as a caller has patience.
 *
 * @param journal which may refuse its service, or keep for itself what became of a write
 * @param waiting between two attempts
 */
record Insisting(Journal journal, Ledger.Waiting waiting) {
  /** The newest step of that account. */
  Step head(Account.Chained account) {
    return read(() -> journal.head(account));
  }

  /** The transaction of that name. */
  Optional<Journal.Recorded> find(TransactionId transaction) {
    return read(() -> journal.find(transaction));
  }

  /** A read changes nothing: if it is refused, it is asked again. */
  private <T> T read(Supplier<T> question) {
    for (int attempt = 1; ; attempt++) {
      try {
        return question.get();
      } catch (NotApplied fault) {
        if (attempt == Ledger.MAX_ATTEMPTS) {
          throw fault;
        }
      }
      waiting.after(attempt);
    }
  }

  /**
   * The same write, same token, until its outcome is definite. Only then may another decision be
   * made: a second decision while the first write is still on its way could be two. For the same
   * reason one unknown outcome stays unknown, whatever later attempts say of themselves.
   */
  Journal.Outcome append(Journal.Append append) {
    Optional<Unknown> unknown = Optional.empty();
    for (int attempt = 1; ; attempt++) {
      try {
        return journal.append(append);
      } catch (NotApplied fault) {
        if (attempt == Ledger.MAX_ATTEMPTS) {
          throw unknown.<RuntimeException>map(earlier -> earlier).orElse(fault);
        }
      } catch (Unknown fault) {
        Optional<Journal.Outcome> found = findWritten(append);
        if (found.isPresent()) {
          return found.get();
        }
        if (attempt == Ledger.MAX_ATTEMPTS) {
          throw fault;
        }
        unknown = Optional.of(fault);
      }
      waiting.after(attempt);
    }
  }

  /** Empty if it is not there, or cannot be read now: then the write itself has to tell. */
  private Optional<Journal.Outcome> findWritten(Journal.Append append) {
    Optional<Journal.Recorded> found;
    try {
      found = journal.find(append.signed().entry().transaction());
    } catch (NotApplied unreadable) {
      return Optional.empty();
    }
    return found.map(
        recorded ->
            recorded.signed().equals(append.signed())
                ? new Journal.Outcome.Appended()
                : new Journal.Outcome.Exists(recorded));
  }
}
