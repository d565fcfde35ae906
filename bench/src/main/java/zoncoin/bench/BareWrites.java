package zoncoin.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import zoncoin.store.DynamoJournal;

/** The writes of redemptions that were made beforehand, and nothing else. */
final class BareWrites implements Turns.Side {
  private static final String TABLE = "bare";

  private final List<TransactWriteItemsRequest> made = new ArrayList<>();
  private final DynamoDbClient server;
  private final Members members;

  /**
   * @param server where they go, in a table of their own
   * @param founded as {@link Members#found} makes it
   * @param clients how many at most
   */
  BareWrites(LocalServer server, Collection<Map<String, AttributeValue>> founded, int clients) {
    server.create(TABLE, founded);
    this.server = server.client();
    members = new Members(new DynamoJournal(new MemoryTable(founded, made::add), TABLE), clients);
  }

  @Override
  public String name() {
    return "the same writes alone, made beforehand";
  }

  @Override
  public Load.Work prepare(Load load) {
    made.clear();
    for (int i = 0; i < load.count(); i++) {
      var _ = members.redeem(i % load.clients());
    }
    return (client, ticket) -> server.transactWriteItems(made.get(ticket));
  }
}
