package zoncoin.exports;

import java.util.List;
import zoncoin.billing.Basis;

/** A way of writing bills: which columns there are, and what of them makes up a line. */
sealed interface Dialect permits Cur, Focus {
  /** What a column holds, which says how it may be stored and how it is read. */
  enum Form {
    TEXT("text"),
    TIME("a time"),
    COST("a cost");

    private final String words;

    Form(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /**
   * A column that a bill is read by.
   *
   * @param name as {@link #spell} gives it
   * @param form what it holds
   * @param isRequired whether a file without it is no bill
   */
  record Need(String name, Form form, boolean isRequired) {}

  /**
   * A cost that a line has to say.
   *
   * @param column the column
   * @param when SQL: of which lines
   */
  record Cost(String column, String when) {}

  /** The dialect that columns of these names are written in: FOCUS if it can be. */
  static Dialect of(List<String> names) {
    Dialect focus = new Focus();
    return names.contains(Focus.BILLED_COST) ? focus : new Cur();
  }

  /** The one spelling of a column's name, which all ways to write it have. */
  String spell(String name);

  /** The columns to look for. */
  List<Need> needs(Basis basis);

  /** What stands in CSV for nothing, besides nothing. */
  List<String> nulls();

  /** What a file is written in, such as {@code cur-2.0}, by its columns. */
  String format(Columns columns);

  /** Whether lines name an invoice once there is one. */
  boolean namesInvoices(Columns columns);

  /** SQL: a field of a line, as text; never NULL. */
  String text(Field field, Columns columns);

  /** SQL: whether a line gives back what an earlier one charged, so that its description counts. */
  String isRefund(Columns columns);

  /** SQL: the day a line's usage began, or NULL. */
  String started(Columns columns);

  /** SQL: the cost before discounts; NULL if it cannot be read. */
  String unblended(Columns columns);

  /** SQL: the cost that counts; NULL if it cannot be read or is not there. */
  String counted(Basis basis, Columns columns);

  /** SQL: whether a line says a net cost. */
  String netSaid(Columns columns);

  /** The costs that {@link #unblended} and {@link #counted} are made of, to find a wrong one. */
  List<Cost> costs(Basis basis, Columns columns);

  /** The column that a field is mostly read from, by which a message names it. */
  String column(Field field);

  /** The columns that say a line's region, the best one first. */
  List<String> regionColumns();

  /** The columns that say a line's tags: a map, or its JSON. */
  List<String> tagColumns();

  /** The column of {@link #started}. */
  String startColumn();
}
