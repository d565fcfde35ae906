package zoncoin.exports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import zoncoin.billing.Grouping;

/**
 * What lines are told apart by for a reward policy, as SQL. Only what the policy looks at is read;
 * where it looks at nothing, neither column is there.
 *
 * @param layout whose lines
 * @param by what the policy looks at; the product is told apart anyway
 */
record Groups(Layout layout, Grouping by) {
  /** Stands between the values of tags, in the order of their keys; no tag has it. */
  static final String BETWEEN = "\u001f";

  /** Expressions of a line, each with its alias. */
  List<String> ofLine() {
    List<String> values = new ArrayList<>();
    if (by.byRegion()) {
      values.add(region() + " AS region");
    }
    if (!by.tagKeys().isEmpty()) {
      values.add(tags() + " AS tags");
    }
    return values;
  }

  /** The aliases to group by. */
  List<String> aliases() {
    List<String> aliases = new ArrayList<>();
    if (by.byRegion()) {
      aliases.add("region");
    }
    if (!by.tagKeys().isEmpty()) {
      aliases.add("tags");
    }
    return aliases;
  }

  /** Both columns of a group of lines. */
  List<String> ofGroup() {
    return List.of(
        by.byRegion() ? "region" : "'' AS region", by.tagKeys().isEmpty() ? "'' AS tags" : "tags");
  }

  private String region() {
    List<String> said = new ArrayList<>();
    there(layout.dialect().regionColumns())
        .forEach(column -> said.add("nullif(" + text(column) + ", '')"));
    said.add("''");
    return "coalesce(" + String.join(", ", said) + ")";
  }

  private String tags() {
    Optional<Layout.Column> column = there(layout.dialect().tagColumns()).stream().findFirst();
    return by.tagKeys().stream()
        .map(key -> column.map(found -> tag(found, key)).orElse("''"))
        .collect(Collectors.joining(" || " + Layout.quoted(BETWEEN) + " || "));
  }

  /** A map's value, or that of its JSON; a cell that is neither says nothing. */
  private String tag(Layout.Column column, String key) {
    String sql = layout.sql(column);
    String value =
        column.type().startsWith("MAP")
            ? sql + "[" + Layout.quoted(key) + "]"
            : "CASE WHEN json_valid(%s) THEN json_extract_string(%s, %s) END"
                .formatted(sql, sql, Layout.quoted(pointer(key)));
    return "coalesce(replace(CAST(%s AS VARCHAR), %s, ''), '')"
        .formatted(value, Layout.quoted(BETWEEN));
  }

  /** RFC 6901. */
  private static String pointer(String key) {
    return "/" + key.replace("~", "~0").replace("/", "~1");
  }

  private List<Layout.Column> there(List<String> names) {
    return names.stream()
        .flatMap(
            name ->
                layout.columns().stream()
                    .filter(column -> layout.dialect().spell(column.name()).equals(name)))
        .toList();
  }

  private String text(Layout.Column column) {
    return "CAST(" + layout.sql(column) + " AS VARCHAR)";
  }
}
