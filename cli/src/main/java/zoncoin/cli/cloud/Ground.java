package zoncoin.cli.cloud;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import zoncoin.fulfilment.Providers;
import zoncoin.ledger.Ledger;
import zoncoin.tlog.Malformed;
import zoncoin.work.WorkQueue;

/**
 * What a cloud on one machine rests on. A test puts one on ground of its own, where every call can
 * fail.
 *
 * @param table makes what keeps the ledger, perhaps in the cloud's folder
 * @param queue makes where redemptions wait to be delivered
 * @param providers what lies between the functions and whoever delivers
 * @param waiting this machine's clock, chance and patience; no key is made of this chance
 */
record Ground(
    Function<PrivateFolder, LocalTable> table,
    Function<PrivateFolder, WorkQueue> queue,
    UnaryOperator<Providers> providers,
    Ledger.Waiting waiting) {
  private static final String IN_MEMORY = "in-memory";

  /**
   * A table of Amazon DynamoDB Local on disk, a queue on disk, and nothing in between.
   *
   * @param isInMemory whether the table is kept in this process instead
   */
  static Ground firm(boolean isInMemory) {
    return new Ground(
        folder -> table(folder, isInMemory),
        LocalFulfilment::in,
        providers -> providers,
        new Ledger.Waiting(InstantSource.system(), new SecureRandom(), Ground::pause));
  }

  private static LocalTable table(PrivateFolder folder, boolean isInMemory) {
    if (folder.read(IN_MEMORY).isPresent()) {
      throw new Malformed(
          folder.root()
              + " is what is left of a cloud whose table was kept in memory: name another DIR");
    }
    if (isInMemory) {
      folder.write(IN_MEMORY, "its table is gone");
      return LocalTable.inMemory();
    }
    return LocalDynamo.in(folder, new SecureRandom());
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
