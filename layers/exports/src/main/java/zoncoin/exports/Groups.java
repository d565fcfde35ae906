package zoncoin.exports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import zoncoin.billing.Named;

/**
 * What lines are told apart by for a reward policy, as SQL. Only what the policy names is read, and
 * every other value is the empty one, so that the database holds no more groups than the policy can
 * tell apart. Where it looks at nothing, neither column is there.
 *
 * @param layout whose lines
 * @param named by the policy; the product is told apart anyway
 */
record Groups(Layout layout, Named named) {
  /** Stands between the values of tags, in the order of their keys; no tag has it. */
  static final String BETWEEN = "\u001f";

  /** Expressions of a line, each with its alias. */
  List<String> ofLine() {
    List<String> values = new ArrayList<>();
    if (!named.regions().isEmpty()) {
      values.add(region() + " AS region");
    }
    if (!named.tags().isEmpty()) {
      values.add(tags() + " AS tags");
    }
    return values;
  }

  /** The aliases to group by. */
  List<String> aliases() {
    List<String> aliases = new ArrayList<>();
    if (!named.regions().isEmpty()) {
      aliases.add("region");
    }
    if (!named.tags().isEmpty()) {
      aliases.add("tags");
    }
    return aliases;
  }

  /** Both columns of a group of lines. */
  List<String> ofGroup() {
    return List.of(
        named.regions().isEmpty() ? "'' AS region" : "region",
        named.tags().isEmpty() ? "'' AS tags" : "tags");
  }

  private String region() {
    List<String> said = new ArrayList<>();
    there(layout.dialect().regionColumns())
        .forEach(column -> said.add("nullif(" + text(column) + ", '')"));
    said.add("''");
    return among(named.regions(), "coalesce(" + String.join(", ", said) + ")");
  }

  private String tags() {
    Optional<Layout.Column> column = there(layout.dialect().tagColumns()).stream().findFirst();
    return named.tags().entrySet().stream()
        .map(tag -> column.map(found -> tag(found, tag.getKey(), tag.getValue())).orElse("''"))
        .collect(Collectors.joining(" || " + Layout.quoted(BETWEEN) + " || "));
  }

  private static String among(SortedSet<String> values, String sql) {
    String list = values.stream().map(Layout::quoted).collect(Collectors.joining(", "));
    return "CASE WHEN %s IN (%s) THEN %s ELSE '' END".formatted(sql, list, sql);
  }

  /** A map's value, or that of its JSON; a cell that is neither says nothing. */
  private String tag(Layout.Column column, String key, SortedSet<String> values) {
    String sql = layout.sql(column);
    String value =
        column.type().startsWith("MAP")
            ? sql + "[" + Layout.quoted(key) + "]"
            : "CASE WHEN json_valid(%s) THEN json_extract_string(%s, %s) END"
                .formatted(sql, sql, Layout.quoted(pointer(key)));
    String said =
        "coalesce(replace(CAST(%s AS VARCHAR), %s, ''), '')"
            .formatted(value, Layout.quoted(BETWEEN));
    return among(values, said);
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
