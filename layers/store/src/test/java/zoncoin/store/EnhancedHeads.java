package zoncoin.store;

import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import zoncoin.seal.Head;
import zoncoin.seal.Heads;

/** {@link DynamoHeads} through the Enhanced Client; see {@link EnhancedJournal}. */
public final class EnhancedHeads implements Heads {
  private final MappedTable<Head> heads;

  /**
   * @param low as {@link Once} makes it: one that does not try again by itself
   * @param table its name; made as {@link LedgerTable} says
   */
  public EnhancedHeads(DynamoDbClient low, String table) {
    heads =
        new MappedTable<>(
            DynamoDbEnhancedClient.builder()
                .dynamoDbClient(low)
                .extensions(List.of())
                .build()
                .table(table, EnhancedRows.HEAD));
  }

  @Override
  public Head read() {
    return heads.get(Keys.HEAD).orElse(Head.EMPTY);
  }

  @Override
  public boolean swap(Head expected, Head next) {
    Condition isExpected =
        expected.equals(Head.EMPTY)
            ? Condition.ABSENT
            : Condition.equal(Row.of(EnhancedRows.HEAD.itemToMap(expected, true)));
    return heads.put(Keys.HEAD.toString(), next, isExpected);
  }
}
