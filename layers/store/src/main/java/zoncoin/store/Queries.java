package zoncoin.store;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Queries of one partition, of the table or of an index, in the order of the sort key. */
final class Queries {
  private Queries() {}

  /** All of a partition. */
  static QueryRequest.Builder partition(String key, String value) {
    return QueryRequest.builder()
        .keyConditionExpression("#p = :p")
        .expressionAttributeNames(Map.of("#p", key))
        .expressionAttributeValues(Map.of(":p", AttributeValue.fromS(value)));
  }

  /** What sorts after that text. */
  static QueryRequest.Builder after(Keys keys) {
    return compared(Keys.PK, keys.pk(), "#s > :s", Keys.SK, keys.sk());
  }

  /** What sorts before that text. */
  static QueryRequest.Builder before(Keys keys) {
    return compared(Keys.PK, keys.pk(), "#s < :s", Keys.SK, keys.sk());
  }

  /** What of an index's partition sorts up to that text. */
  static QueryRequest.Builder until(String key, String value, String sort, String last) {
    return compared(key, value, "#s <= :s", sort, last).indexName(key);
  }

  private static QueryRequest.Builder compared(
      String key, String value, String comparison, String sort, String bound) {
    return QueryRequest.builder()
        .keyConditionExpression("#p = :p AND " + comparison)
        .expressionAttributeNames(Map.of("#p", key, "#s", sort))
        .expressionAttributeValues(
            Map.of(":p", AttributeValue.fromS(value), ":s", AttributeValue.fromS(bound)));
  }
}
