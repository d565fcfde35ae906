package zoncoin.cli.demo;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Prints a story: a column for the day, when it turns, one for what happened, one for the details.
 */
final class Screen {
  private static final String LINE = "%-11s %-10s %s%n";

  private final PrintWriter out;
  private LocalDate day = LocalDate.MIN;

  Screen(PrintWriter out) {
    this.out = out;
  }

  /** A heading. */
  void title(String text) {
    out.printf("%s%n%n", text);
    out.flush();
  }

  /** Something that happened at that time; the day is printed when it is a new one. */
  void happened(Instant time, String what, String details) {
    LocalDate today = time.atZone(ZoneOffset.UTC).toLocalDate();
    out.printf(LINE, today.equals(day) ? "" : today.toString(), what, details);
    day = today;
    out.flush();
  }

  /** More details of what happened last. */
  void more(String details) {
    out.printf(LINE, "", "", details);
    out.flush();
  }

  /** A line of its own. */
  void line(String text) {
    out.println(text);
    out.flush();
  }
}
