package zoncoin.events;

import java.util.Optional;
import zoncoin.ledger.Account;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Step;
import zoncoin.ledger.TransactionId;

/** A journal in which, once it is said so, somebody else is always faster. */
final class Contested implements Journal {
  private final Journal journal;
  private boolean isContested;
  private boolean isFailing;
  private int lost;

  Contested(Journal journal) {
    this.journal = journal;
  }

  void begin() {
    isContested = true;
  }

  /** From now on nothing that is written is taken. */
  void fail() {
    isFailing = true;
  }

  /** How many appends came too late. */
  int lost() {
    return lost;
  }

  @Override
  public Outcome append(Append append) {
    if (isFailing) {
      throw new NotApplied("couldn't write " + append.signed().entry().transaction());
    }
    if (isContested) {
      lost++;
      return new Outcome.StepMoved();
    }
    return journal.append(append);
  }

  @Override
  public Step head(Account.Chained account) {
    return journal.head(account);
  }

  @Override
  public Optional<Recorded> find(TransactionId transaction) {
    return journal.find(transaction);
  }

  @Override
  public Optional<Item> item(Item.Key key) {
    return journal.item(key);
  }

  @Override
  public boolean put(Item item) {
    return journal.put(item);
  }
}
