package zoncoin.store;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import zoncoin.ledger.Item;
import zoncoin.tlog.Malformed;

/** The shape of the ledger's table, for a table on one machine; in the cloud CDK makes it. */
public final class LedgerTable {
  private LedgerTable() {}

  /** Names of the attributes of its key. */
  public static List<String> key() {
    return List.of(Keys.PK, Keys.SK);
  }

  /**
   * What item lies under a key, as a record of the table's stream has it; empty for what is none.
   *
   * @param pk value of the partition key
   * @param sk value of the sort key
   */
  public static Optional<Item.Key> item(String pk, String sk) {
    try {
      return Optional.of(new Keys(pk, sk).item());
    } catch (Malformed other) {
      return Optional.empty();
    }
  }

  /** Makes an empty table of that name. */
  public static void create(DynamoDbClient client, String name) {
    client.createTable(
        b ->
            b.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    List.of(Keys.PK, Keys.SK, Keys.UNSEALED, Keys.TIME, Keys.DUE, Keys.DUE_AT)
                        .stream()
                        .map(LedgerTable::text)
                        .toList())
                .keySchema(keys(Keys.PK, Keys.SK))
                .globalSecondaryIndexes(
                    sparse(Keys.UNSEALED, Keys.TIME), sparse(Keys.DUE, Keys.DUE_AT)));
  }

  private static GlobalSecondaryIndex sparse(String partition, String sort) {
    return GlobalSecondaryIndex.builder()
        .indexName(partition)
        .keySchema(keys(partition, sort))
        .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))
        .build();
  }

  private static List<KeySchemaElement> keys(String partition, String sort) {
    return List.of(
        KeySchemaElement.builder().attributeName(partition).keyType(KeyType.HASH).build(),
        KeySchemaElement.builder().attributeName(sort).keyType(KeyType.RANGE).build());
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }
}
