package zoncoin.exports;

import java.time.LocalDate;

/** What is wrong in some line of a bill, of which only the sum is known yet. */
sealed interface Wrong {
  /** What a cost is. */
  String COST = "a cost is a finite number of at most 18 digits before the point and 18 behind";

  /** What belongs there instead. */
  String rule();

  /**
   * A text that is not in its form.
   *
   * @param field which
   * @param value what it says
   * @param rule what belongs there
   */
  record Text(Field field, String value, String rule) implements Wrong {}

  /** A cost that is no exact number, or is not there. */
  record Cost() implements Wrong {
    @Override
    public String rule() {
      return COST;
    }
  }

  /**
   * Usage that began when its billing period was over.
   *
   * @param type the line type
   * @param end the first day after the period
   */
  record Late(String type, LocalDate end) implements Wrong {
    @Override
    public String rule() {
      return "usage outside its billing period, which ends before " + end;
    }
  }
}
