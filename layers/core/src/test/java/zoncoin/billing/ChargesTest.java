package zoncoin.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The digest of an account's own rows. */
final class ChargesTest {
  private static final List<Charge> ROWS =
      List.of(
          Sample.line("Usage", "1"),
          Sample.line("Usage", "2.50"),
          Sample.withNet("Usage", "4", "3"),
          Sample.line("Usage", "AWS Marketplace", "a\tb\\\n\u00e9\ud83d\ude00", "", "0"),
          Sample.line("Refund", "AWS", "AmazonEC2", "back", "-1"),
          Sample.line("Tax", "7"));

  private static Charges charges(List<Charge> rows) {
    return Sample.assess(rows.toArray(Charge[]::new)).charges();
  }

  @Test
  void likeRowsAreOneLineWithTheirSums() {
    assertEquals(4, charges(ROWS).count(), "three of the six are of one kind");
    assertEquals(
        new Charges(1, Lines.sha256("Usage\tAWS\tAmazonEC2\t\t2026A0001\t3\t3\t1\t7.5\t6.5\n")),
        charges(ROWS.subList(0, 3)));
  }

  @Test
  void aFieldWithTabsAndNewlinesIsStillOneField() {
    assertEquals(
        new Charges(
            1,
            Lines.sha256(
                "Usage\tAWS Marketplace\ta\\tb\\\\\\n"
                    + "\u00e9\ud83d\ude00\t\t2026A0001\t1\t0\t0\t0\t0\n")),
        charges(ROWS.subList(3, 4)));
  }

  @Test
  void anyOrderOfRowsHasTheSameHash() {
    List<Charge> turned = new ArrayList<>(ROWS);
    for (int i = 0; i < ROWS.size(); i++) {
      java.util.Collections.rotate(turned, 1);
      assertEquals(charges(ROWS), charges(turned));
    }
    assertEquals(charges(ROWS), charges(ROWS.reversed()));
  }

  @Test
  void anyRowLeftOutOrChangedHasAnother() {
    for (int i = 0; i < ROWS.size(); i++) {
      List<Charge> less = new ArrayList<>(ROWS);
      Charge row = less.remove(i);
      assertNotEquals(charges(ROWS), charges(less), row.toString());
      less.add(Sample.line(row.type().toString(), "100"));
      assertNotEquals(charges(ROWS), charges(less), row.toString());
      less.set(less.size() - 1, Sample.withoutInvoice(row.type().toString(), "1"));
      assertNotEquals(charges(ROWS), charges(less), row.toString());
    }
  }
}
