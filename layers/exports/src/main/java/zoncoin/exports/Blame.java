package zoncoin.exports;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zoncoin.billing.Basis;
import zoncoin.tlog.Malformed;

/** Finds the first line that is wrong, once a sum has shown that one is. */
final class Blame {
  private final Duck duck;
  private final Map<Layout, List<DataFile>> layouts;
  private final Basis basis;

  Blame(Duck duck, Map<Layout, List<DataFile>> layouts, Basis basis) {
    this.duck = duck;
    this.layouts = layouts;
    this.basis = basis;
  }

  /**
   * Where to look, and for what.
   *
   * @param column whose value to show
   * @param wrong SQL of what is true of the line
   * @param values what stands for its parameters
   */
  private record Sign(String column, String wrong, List<String> values) {}

  /**
   * What to say of a sum.
   *
   * @param delivery what to call the whole, if no line is found
   * @param wrong what is wrong with the sum
   */
  Malformed of(String delivery, Wrong wrong) {
    for (Map.Entry<Layout, List<DataFile>> alike : layouts.entrySet()) {
      for (DataFile file : alike.getValue()) {
        Columns columns = alike.getKey().columns(file.name(), basis);
        for (Sign sign : signs(wrong, columns)) {
          Optional<Duck.Row> row = find(file, sign, columns);
          if (row.isPresent() && columns.found().containsKey(sign.column())) {
            String column = columns.nameOf(sign.column());
            return Complaint.of(file.name(), column, row.get(), wrong.rule());
          }
          if (row.isPresent()) {
            return Complaint.ofMissing(file.name(), sign.column(), row.get(), basis);
          }
        }
      }
    }
    return new Malformed(delivery + ": " + wrong.rule());
  }

  private List<Sign> signs(Wrong wrong, Columns columns) {
    Dialect dialect = columns.layout().dialect();
    return switch (wrong) {
      case Wrong.Text(Field field, String value, String rule) ->
          List.of(
              new Sign(
                  dialect.column(field), dialect.text(field, columns) + " = ?", List.of(value)));
      case Wrong.Cost cost ->
          dialect.costs(basis, columns).stream()
              .map(
                  each ->
                      new Sign(
                          each.column(),
                          "(%s) AND (%s) IS NULL"
                              .formatted(each.when(), columns.cost(each.column())),
                          List.of()))
              .toList();
      case Wrong.Late late ->
          List.of(
              new Sign(
                  dialect.startColumn(),
                  "%s = ? AND %s >= CAST(? AS DATE)"
                      .formatted(dialect.text(Field.TYPE, columns), dialect.started(columns)),
                  List.of(late.type(), late.end().toString())));
    };
  }

  private Optional<Duck.Row> find(DataFile file, Sign sign, Columns columns) {
    try {
      String sql = columns.layout().first(file, columns.text(sign.column()), sign.wrong());
      return duck.first(sql, sign.values());
    } catch (SQLException unreadable) {
      throw Complaint.of(file.name(), unreadable);
    }
  }
}
