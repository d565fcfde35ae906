package zoncoin.store;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a write asserts of the item that it replaces.
 *
 * @param expression in the language of DynamoDB
 * @param names stand-ins for attribute names, several of which are words of that language
 * @param values stand-ins for values
 */
record Condition(String expression, Map<String, String> names, Map<String, AttributeValue> values) {
  /** There is none. Every item has a partition key. */
  static final Condition ABSENT =
      new Condition("attribute_not_exists(#pk)", Map.of("#pk", Keys.PK), Map.of());

  Condition {
    names = new TreeMap<>(names);
    values = new TreeMap<>(values);
  }

  /** Its attribute of that name has that value. */
  static Condition equal(String name, AttributeValue value) {
    return new Condition(
        "#" + name + " = :" + name, Map.of("#" + name, name), Map.of(":" + name, value));
  }

  /** It has all attributes of that row, with equal values. */
  static Condition equal(Row row) {
    List<Condition> each =
        row.attributes().entrySet().stream()
            .map(attribute -> equal(attribute.getKey(), attribute.getValue()))
            .toList();
    Map<String, String> names = new TreeMap<>();
    Map<String, AttributeValue> values = new TreeMap<>();
    each.forEach(condition -> names.putAll(condition.names()));
    each.forEach(condition -> values.putAll(condition.values()));
    return new Condition(
        each.stream().map(Condition::expression).collect(Collectors.joining(" AND ")),
        names,
        values);
  }
}
