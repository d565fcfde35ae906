package zoncoin.store;

import zoncoin.ledger.Accounts;
import zoncoin.ledger.Due;
import zoncoin.ledger.History;
import zoncoin.ledger.Journal;
import zoncoin.memory.MemoryJournal;
import zoncoin.reward.Assessed;
import zoncoin.reward.Enrolments;
import zoncoin.seal.Unsealed;

final class MemoryJournalTest
    implements JournalContract,
        UnsealedContract,
        DueContract,
        AccountsContract,
        HistoryContract,
        AssessedContract {
  private final MemoryJournal journal = new MemoryJournal();

  @Override
  public Journal journal() {
    return journal;
  }

  @Override
  public Unsealed unsealed() {
    return journal;
  }

  @Override
  public Due due() {
    return journal;
  }

  @Override
  public History history() {
    return journal;
  }

  @Override
  public Accounts accounts() {
    return journal;
  }

  @Override
  public Assessed assessed() {
    return journal;
  }

  @Override
  public Enrolments enrolments() {
    return journal;
  }
}
