package zoncoin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void alignsWordsToTheLeftAndNumbersByTheirPoint() {
    Table table = new Table(Table.Align.LEFT, Table.Align.POINT, Table.Align.LEFT);
    table.add("what", "how much", "note");
    table.add("a", "1", "");
    table.add("longer", "-12.345", "x");
    table.add("b", "1000.5", "y");
    assertEquals(
        """
        what    how much  note
        a          1
        longer   -12.345  x
        b       1000.5    y
        """,
        table.toString());
  }
}
