package zoncoin.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** The transactions that another side writes, made beforehand in memory, and nothing else. */
final class WritesAlone implements Turns.Side {
  private final List<TransactWriteItemsRequest> made = new ArrayList<>();
  private final String name;
  private final DynamoDbClient server;
  private final UnaryOperator<TransactWriteItemsRequest> sent;
  private final Turns.Side making;

  private WritesAlone(
      String name,
      DynamoDbClient server,
      UnaryOperator<TransactWriteItemsRequest> sent,
      Function<List<TransactWriteItemsRequest>, Turns.Side> making) {
    this.name = name;
    this.server = server;
    this.sent = sent;
    this.making = making.apply(made);
  }

  /**
   * As they were made.
   *
   * @param server where they are written
   * @param founded what is on the table before
   * @param making the other side, on a table that keeps what is written
   */
  static WritesAlone of(
      DynamoDbClient server,
      Collection<Map<String, AttributeValue>> founded,
      Function<MemoryTable, Turns.Side> making) {
    return new WritesAlone(
        "the same writes alone, made beforehand",
        server,
        UnaryOperator.identity(),
        made -> making.apply(new MemoryTable(founded, made::add)));
  }

  /** The same without their conditions, where what these rest on is not on the server's table. */
  static WritesAlone unconditional(
      DynamoDbClient server,
      Collection<Map<String, AttributeValue>> founded,
      Function<MemoryTable, Turns.Side> making) {
    return new WritesAlone(
        "the same transactions alone, unconditional",
        server,
        WritesAlone::unconditional,
        made -> making.apply(new MemoryTable(founded, made::add)));
  }

  private static TransactWriteItemsRequest unconditional(TransactWriteItemsRequest request) {
    return request.toBuilder()
        .transactItems(
            request.transactItems().stream()
                .map(item -> item.copy(to -> to.put(withoutCondition(item.put()))))
                .toList())
        .build();
  }

  private static Put withoutCondition(Put put) {
    return Put.builder().tableName(put.tableName()).item(put.item()).build();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Load.Work prepare(Load load) {
    made.clear();
    Load.Work work = making.prepare(load);
    for (int i = 0; i < load.count(); i++) {
      work.run(0, i);
    }
    List<TransactWriteItemsRequest> all = made.stream().map(sent).toList();
    int each = all.size() / load.count();
    if (each * load.count() != all.size()) {
      throw new IllegalStateException(all.size() + " writes are not as many for each");
    }
    return (client, ticket) ->
        all.subList(each * ticket, each * (ticket + 1)).forEach(server::transactWriteItems);
  }
}
