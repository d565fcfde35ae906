package zoncoin.bench;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import zoncoin.ledger.Journal;
import zoncoin.ledger.TransactionId;
import zoncoin.store.DynamoJournal;

/** Members of a programme that redeem, each client for sixteen of its own in turn. */
final class Members {
  static final int OF_EACH_CLIENT = 16;

  private final Programme programme;
  private final AtomicIntegerArray redemptions;

  /**
   * @param journal in which they were founded
   * @param clients how many at most
   */
  Members(Journal journal, int clients) {
    programme = Programme.over(journal);
    redemptions = new AtomicIntegerArray(clients);
  }

  /** The items of a ledger in which the members of so many clients are enrolled and rich. */
  static Collection<Map<String, AttributeValue>> found(int clients) {
    MemoryTable table = new MemoryTable();
    found(new DynamoJournal(table, "founded"), clients);
    return table.items();
  }

  /** Enrols the members of so many clients in an empty journal, and makes them rich. */
  static void found(Journal journal, int clients) {
    Programme programme = Programme.over(journal);
    programme.found();
    for (int i = 0; i < clients * OF_EACH_CLIENT; i++) {
      programme.enrolRich(Programme.member(i));
    }
  }

  /** The next redemption of that client. */
  TransactionId redeem(int client) {
    int redemption = redemptions.getAndIncrement(client);
    int member = client * OF_EACH_CLIENT + redemption % OF_EACH_CLIENT;
    return programme.redeem(Programme.member(member), "redemption-" + redemption);
  }
}
