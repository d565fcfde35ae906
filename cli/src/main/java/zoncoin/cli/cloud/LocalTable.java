package zoncoin.cli.cloud;

import zoncoin.memory.MemoryHeads;
import zoncoin.memory.MemoryJournal;
import zoncoin.seal.LogFiles;

/** What keeps the ledger of a cloud on one machine. */
interface LocalTable extends AutoCloseable {
  /** All that is kept, with these files beside it. */
  Functions.Stores stores(LogFiles log, LogFiles staging, LogFiles costs);

  /** Says when it is lost while it is open. */
  void onLost(Runnable then);

  @Override
  void close();

  /** One that this process keeps in its memory, and that ends with it. */
  static LocalTable inMemory() {
    return new LocalTable() {
      @Override
      public Functions.Stores stores(LogFiles log, LogFiles staging, LogFiles costs) {
        return Functions.Stores.of(new MemoryJournal(), new MemoryHeads(), log, staging, costs);
      }

      @Override
      public void onLost(Runnable then) {}

      @Override
      public void close() {}
    };
  }
}
