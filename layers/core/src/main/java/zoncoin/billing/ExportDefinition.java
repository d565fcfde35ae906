package zoncoin.billing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import zoncoin.tlog.Hash;

/**
 * What an export is asked to deliver, and where to: the parts of AWS Data Exports' {@code Export}
 * that decide what stands in a bill (<a
 * href="https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_DataExports_GetExport.html">GetExport</a>).
 * An export's owner can change all of them at any time, and its SQL can say whatever its owner
 * likes.
 *
 * <p>Two are equal if they ask for the same. How a statement is spaced does not matter, and a
 * property {@code FALSE} is one that is not there: AWS tells such defaults back whether or not they
 * were said, and adds new ones over time.
 *
 * @param sql the statement, spaced by single blanks
 * @param tables properties of each table, by their names, but those that are {@code FALSE}
 * @param destination where and how it is delivered, such as {@code S3Bucket} and {@code Overwrite}
 * @param refresh how often
 */
public record ExportDefinition(
    String sql,
    SortedMap<String, SortedMap<String, String>> tables,
    SortedMap<String, String> destination,
    String refresh) {
  private static final String HEADER = "zoncoin/export@v1";
  private static final String OFF = "FALSE";
  private static final String NOTHING = "nothing";

  /** Of a statement of thousands of characters, what stands around the first that differs. */
  private static final int SHOWN_CHARACTERS = 80;

  /** Spaces texts alike, leaves out what is off, and copies. */
  public ExportDefinition {
    sql = spaced(sql);
    SortedMap<String, SortedMap<String, String>> said = new TreeMap<>();
    tables.forEach((table, properties) -> said.put(spaced(table), said(properties)));
    tables = Collections.unmodifiableSortedMap(said);
    destination = said(destination);
    refresh = spaced(refresh);
  }

  private static SortedMap<String, String> said(SortedMap<String, String> properties) {
    SortedMap<String, String> said = new TreeMap<>();
    properties.forEach((name, value) -> said.put(spaced(name), spaced(value)));
    said.values().removeIf(value -> value.equalsIgnoreCase(OFF));
    return Collections.unmodifiableSortedMap(said);
  }

  private static String spaced(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /**
   * This definition, with what it leaves open put in.
   *
   * @param filling applied to the statement, each value and the refresh
   */
  public ExportDefinition filled(UnaryOperator<String> filling) {
    SortedMap<String, SortedMap<String, String>> filled = new TreeMap<>();
    tables.forEach((table, properties) -> filled.put(table, filled(properties, filling)));
    return new ExportDefinition(
        filling.apply(sql), filled, filled(destination, filling), filling.apply(refresh));
  }

  private static SortedMap<String, String> filled(
      SortedMap<String, String> properties, UnaryOperator<String> filling) {
    SortedMap<String, String> filled = new TreeMap<>(properties);
    filled.replaceAll((name, value) -> filling.apply(value));
    return filled;
  }

  /** SHA-256 of all it says, a line each, by which two can be told apart. */
  public Hash hash() {
    // Nothing within has a tab or a newline: both are spaced.
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    text.append("sql\t").append(sql).append('\n');
    tables.forEach(
        (table, properties) -> {
          text.append("table\t").append(table).append('\n');
          lines(text, "property", properties);
        });
    lines(text, "destination", destination);
    text.append("refresh\t").append(refresh).append('\n');
    return Hash.sha256(text.toString().getBytes(UTF_8));
  }

  private static void lines(StringBuilder text, String what, SortedMap<String, String> properties) {
    properties.forEach(
        (name, value) ->
            text.append(what).append('\t').append(name).append('\t').append(value).append('\n'));
  }

  /**
   * In words, what another asks for in place of this.
   *
   * @param told what AWS says of the export
   * @return a clause for each difference; none if it is the same
   */
  public List<String> changes(ExportDefinition told) {
    List<String> changes = new ArrayList<>();
    if (!sql.equals(told.sql)) {
      changes.add("its SQL is " + around(told.sql, sql) + ", not " + around(sql, told.sql));
    }
    TreeSet<String> named = new TreeSet<>(tables.keySet());
    named.addAll(told.tables.keySet());
    for (String table : named) {
      addChanges(
          changes,
          table + " ",
          tables.getOrDefault(table, new TreeMap<>()),
          told.tables.getOrDefault(table, new TreeMap<>()));
    }
    addChanges(changes, "", destination, told.destination);
    if (!refresh.equals(told.refresh)) {
      changes.add("it is refreshed " + told.refresh + ", not " + refresh);
    }
    return List.copyOf(changes);
  }

  private static void addChanges(
      List<String> changes,
      String of,
      SortedMap<String, String> before,
      SortedMap<String, String> now) {
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(now.keySet());
    for (String name : names) {
      String was = before.getOrDefault(name, NOTHING);
      String is = now.getOrDefault(name, NOTHING);
      if (!was.equals(is)) {
        changes.add(of + name + " is " + around(is, was) + ", not " + around(was, is));
      }
    }
  }

  /** A text, or as much of it as shows where it begins to differ from another. */
  private static String around(String text, String other) {
    int same = 0;
    while (same < Math.min(text.length(), other.length())
        && text.charAt(same) == other.charAt(same)) {
      same++;
    }
    int from = text.length() <= SHOWN_CHARACTERS ? 0 : Math.max(0, same - SHOWN_CHARACTERS / 4);
    int to = Math.min(text.length(), from + SHOWN_CHARACTERS);
    return (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "");
  }
}
