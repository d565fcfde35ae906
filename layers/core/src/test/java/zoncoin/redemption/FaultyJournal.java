package zoncoin.redemption;

import java.util.Optional;
import java.util.function.Supplier;
import zoncoin.ledger.Account;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Step;
import zoncoin.ledger.TransactionId;
import zoncoin.ledger.Unknown;

/** A journal of which one write fails, or before one call of which something else happens. */
final class FaultyJournal implements Journal {
  /** What becomes of the write. */
  enum Fault {
    /** It is refused, and says so. */
    NOT_APPLIED,
    /** It is not made, and nobody knows. */
    LOST,
    /** It is made, and nobody knows. */
    KEPT,
    /** The process dies before it. */
    DIES_BEFORE,
    /** The process dies after it. */
    DIES_AFTER
  }

  /** The end of a process. */
  static final class Death extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private final Journal journal;
  private final int failing;
  private final Fault fault;
  private int writes;
  private int interruptedCall;
  private Runnable interruption = () -> {};
  private int calls;

  private FaultyJournal(Journal journal, int failing, Fault fault) {
    this.journal = journal;
    this.failing = failing;
    this.fault = fault;
  }

  /** Fails the nth write, from 1. */
  static FaultyJournal failing(Journal journal, int nth, Fault fault) {
    return new FaultyJournal(journal, nth, fault);
  }

  /** Runs something before the nth call, from 1. */
  static FaultyJournal interrupted(Journal journal, int nth, Runnable interruption) {
    FaultyJournal faulty = new FaultyJournal(journal, 0, Fault.LOST);
    faulty.interruptedCall = nth;
    faulty.interruption = interruption;
    return faulty;
  }

  /** Whether the fault or the interruption came to pass. */
  boolean happened() {
    return failing > 0 ? writes >= failing : calls >= interruptedCall;
  }

  private void count() {
    if (++calls == interruptedCall) {
      interruption.run();
    }
  }

  private <T> T write(Supplier<T> write) {
    count();
    if (++writes != failing) {
      return write.get();
    }
    switch (fault) {
      case NOT_APPLIED -> throw new NotApplied("couldn't write: throttled");
      case LOST -> throw new Unknown("couldn't write: no answer");
      case KEPT -> {
        T _ = write.get();
        throw new Unknown("couldn't write: no answer");
      }
      case DIES_BEFORE -> throw new Death();
      case DIES_AFTER -> {
        T _ = write.get();
        throw new Death();
      }
    }
    throw new AssertionError(fault);
  }

  @Override
  public Step head(Account.Chained account) {
    count();
    return journal.head(account);
  }

  @Override
  public Optional<Recorded> find(TransactionId transaction) {
    count();
    return journal.find(transaction);
  }

  @Override
  public Optional<Item> item(Item.Key key) {
    count();
    return journal.item(key);
  }

  @Override
  public Outcome append(Append append) {
    return write(() -> journal.append(append));
  }

  @Override
  public boolean put(Item item) {
    return write(() -> journal.put(item));
  }
}
