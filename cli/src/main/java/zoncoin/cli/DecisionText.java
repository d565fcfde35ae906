package zoncoin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import zoncoin.cli.Table.Align;

/** What an operator's decision came to, to be read on a screen. */
final class DecisionText {
  private static final String DECIDED = "decided";
  private static final String BECAUSE = "because";
  private static final String UNDER_WAY = "fulfilments";

  private DecisionText() {}

  /**
   * Whether it was decided, or why not, but for what is only listed; then a line for each thing
   * that the function says of it.
   *
   * @param answer as {@link zoncoin.functions.operate} writes it
   */
  static String of(JsonNode answer) {
    if (isListing(answer)) {
      return fields(answer) + lists(answer);
    }
    StringBuilder text = new StringBuilder();
    text.append(
        answer.path(DECIDED).asBoolean()
            ? "decided"
            : "not decided: " + value(answer.path(BECAUSE)));
    text.append('\n').append(fields(answer)).append(lists(answer));
    if (answer.has("proposal")) {
      text.append("next: another approves it: zon operate approve ")
          .append(answer.path("proposal").asText())
          .append('\n');
    }
    return text.toString();
  }

  /** Whether nothing was to be decided: it was asked what there is. */
  private static boolean isListing(JsonNode answer) {
    return answer.path(DECIDED).asBoolean() && answer.path(UNDER_WAY).isArray();
  }

  /** What stands in one line each. */
  private static String fields(JsonNode answer) {
    Table table = new Table(Align.LEFT, Align.LEFT);
    for (Map.Entry<String, JsonNode> field : answer.properties()) {
      if (!field.getKey().equals(DECIDED)
          && !field.getKey().equals(BECAUSE)
          && !isList(field.getValue())) {
        table.add(field.getKey(), value(field.getValue()));
      }
    }
    return table.toString();
  }

  /** What takes a table: one under the other, each with its name. */
  private static String lists(JsonNode answer) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, JsonNode> field : answer.properties()) {
      if (isList(field.getValue())) {
        text.append(field.getKey()).append('\n').append(table(field.getValue()));
      }
    }
    return text.toString();
  }

  private static boolean isList(JsonNode value) {
    return value.isArray() && value.path(0).isObject();
  }

  private static Table table(JsonNode rows) {
    Set<String> columns = new LinkedHashSet<>();
    rows.forEach(row -> row.fieldNames().forEachRemaining(columns::add));
    Align[] aligned = columns.stream().map(column -> Align.LEFT).toArray(Align[]::new);
    Table table = new Table(aligned);
    table.add(columns.toArray(String[]::new));
    rows.forEach(
        row ->
            table.add(columns.stream().map(name -> value(row.path(name))).toArray(String[]::new)));
    return table;
  }

  /** A word or number as it is; of several, each after the other; of parts, each with its name. */
  private static String value(JsonNode value) {
    if (value.isObject()) {
      List<String> parts = new ArrayList<>();
      value.properties().forEach(part -> parts.add(part.getKey() + " " + value(part.getValue())));
      return String.join(", ", parts);
    }
    if (value.isArray()) {
      List<String> all = new ArrayList<>();
      value.forEach(one -> all.add(value(one)));
      return all.isEmpty() ? "none" : String.join("; ", all);
    }
    return value.asText();
  }
}
