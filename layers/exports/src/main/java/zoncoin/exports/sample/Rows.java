package zoncoin.exports.sample;

import java.util.List;

/** Tells lines of a bill as rows of a table. */
interface Rows {
  /** The columns of the table. */
  List<Column> columns();

  /**
   * The rows that tell of one line: none, one or two.
   *
   * @param line a line of the bill
   * @param number which line of the delivery, from 1
   * @return a value for each column; empty where there is none
   */
  List<List<String>> of(Line line, int number);
}
