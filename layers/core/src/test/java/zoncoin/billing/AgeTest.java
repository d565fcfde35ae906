package zoncoin.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {
  @ParameterizedTest
  @CsvSource({
    // what counts: format, day, execution    what does not
    "cur-2.0,       01, a,   cost-explorer,     09, z",
    "focus-1.2,     01, a,   cost-explorer,     09, z",
    "cur,           01, a,   estimated-charges, 09, z",
    "cost-explorer, 01, a,   estimated-charges, 09, z",
    "cur-2.0,       02, a,   cur-2.0,           01, z",
    "cur-2.0,       02, a,   focus-1.0,         01, z",
    "cost-explorer, 02, a,   cost-explorer,     01, z",
    "estimated-charges, 02, a, estimated-charges, 01, z",
    "cur-2.0,       01, b,   cur-2.0,           01, a",
  })
  void anExportCountsBeforeCostExplorerAndThatBeforeAnEstimateThenTheLaterThenTheLargerExecution(
      String format, String day, String execution, String other, String otherDay, String otherRun) {
    Age counts = age(format, day, execution);
    Age replaced = age(other, otherDay, otherRun);
    assertEquals(1, Integer.signum(counts.compareTo(replaced)));
    assertEquals(-1, Integer.signum(replaced.compareTo(counts)));
    assertEquals(0, counts.compareTo(age(format, day, execution)));
  }

  private static Age age(String format, String day, String execution) {
    return new Age(Source.of(format), Instant.parse("2026-07-" + day + "T06:00:00Z"), execution);
  }
}
