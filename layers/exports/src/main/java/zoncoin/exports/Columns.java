package zoncoin.exports;

import java.util.List;
import java.util.Map;

/**
 * The columns that a bill is read by, where they are in one layout of files, as SQL. One that is
 * not there says nothing on any line.
 *
 * <p>Texts are put together when lines alike have been grouped by what their columns say as it is
 * stored: there are few groups, and very many lines.
 *
 * @param layout whose columns they are
 * @param found by {@linkplain Dialect#spell name}
 * @param isGrouped whether they stand in groups of lines, no longer in the lines themselves
 */
record Columns(Layout layout, Map<String, Layout.Column> found, boolean isGrouped) {
  /** What a cost is where no column says one. */
  private static final String NO_COST = "CAST(NULL AS DECIMAL(38, 18))";

  /** The same columns where lines are grouped. */
  Columns grouped() {
    return new Columns(layout, found, true);
  }

  /** A column as it is stored. */
  String sql(Layout.Column column) {
    return isGrouped ? layout.alias(column) : layout.sql(column);
  }

  /** Whether the files have a column, also one that no bill needs. */
  boolean isThere(String name) {
    return layout.columns().stream()
        .anyMatch(column -> layout.dialect().spell(column.name()).equals(name));
  }

  /** What a column says as text; the empty text for nothing. */
  String text(String name) {
    Layout.Column column = found.get(name);
    return column == null ? "''" : "coalesce(" + asText(column) + ", '')";
  }

  private String asText(Layout.Column column) {
    String sql = sql(column);
    return column.isText() ? sql : "CAST(" + sql + " AS VARCHAR)";
  }

  /** What a column says as a cost, by the macros of {@code bill.sql}; NULL if it is none. */
  String cost(String name) {
    Layout.Column column = found.get(name);
    if (column == null) {
      return NO_COST;
    }
    return column.type().equals("DOUBLE")
        ? "rounded(" + sql(column) + ")"
        : "exact(" + asText(column) + ")";
  }

  /** The cost in the first column where it says one, else that in the other. */
  String firstSaid(String name, String otherwise) {
    return found.containsKey(name)
        ? "CASE WHEN %s THEN %s ELSE %s END".formatted(isSaid(name), cost(name), cost(otherwise))
        : cost(otherwise);
  }

  /** Whether a column says anything. */
  String isSaid(String name) {
    Layout.Column column = found.get(name);
    return column == null ? "false" : sql(column) + " IS NOT NULL";
  }

  /** The day of a time; NULL if it is none. */
  String day(String name) {
    Layout.Column column = found.get(name);
    if (column == null) {
      return "CAST(NULL AS DATE)";
    }
    String sql = sql(column);
    return column.isText()
        ? "TRY_CAST(left(" + sql + ", 10) AS DATE)"
        : "CAST(" + sql + " AS DATE)";
  }

  /** What the files call a column. */
  String nameOf(String name) {
    Layout.Column column = found.get(name);
    return column == null ? name : column.name();
  }

  /** All needs, by name. */
  static List<String> names(List<Dialect.Need> needs) {
    return needs.stream().map(Dialect.Need::name).toList();
  }
}
