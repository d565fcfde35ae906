package zoncoin.bench;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import zoncoin.ledger.Account;
import zoncoin.store.DynamoJournal;

/**
 * What a journal asks of its table for a page of a history, made beforehand, and nothing else.
 *
 * @param steps the page's
 * @param entries what made them
 * @param count how many
 */
record BareReads(QueryRequest steps, BatchGetItemRequest entries, int count) {
  /**
   * The reads of one page.
   *
   * @param client of the server, which is asked once
   * @param before the sequence that the page's newest entry comes before
   */
  static BareReads of(
      DynamoDbClient client, String table, Account.Member member, long before, int limit) {
    Heard heard = new Heard(client, new ArrayList<>(), new ArrayList<>());
    int count = new DynamoJournal(heard, table).before(member, before, limit).size();
    return new BareReads(heard.queries().getFirst(), heard.batches().getFirst(), count);
  }

  /** Asks both again, one after the other. */
  void ask(DynamoDbClient client) {
    int steps = client.query(this.steps).count();
    int entries = client.batchGetItem(this.entries).responses().values().iterator().next().size();
    if (steps != count || entries != count) {
      throw new IllegalStateException("not " + count + ": " + steps + " steps, " + entries);
    }
  }

  /** Passes on what is asked, and remembers it. */
  private record Heard(
      DynamoDbClient client, List<QueryRequest> queries, List<BatchGetItemRequest> batches)
      implements DynamoDbClient {
    @Override
    public QueryResponse query(QueryRequest request) {
      queries.add(request);
      return client.query(request);
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
      batches.add(request);
      return client.batchGetItem(request);
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
