package zoncoin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BucketTest {
  private static List<Bucket> buckets() {
    List<Bucket> buckets =
        new ArrayList<>(
            List.of(
                Bucket.Plain.PENDING, Bucket.Plain.HELD, Bucket.Plain.DEBT, Bucket.Plain.TOTAL));
    for (String month : List.of("2000-01", "2028-09", "2028-10", "2029-01", "9999-12")) {
      buckets.add(new Bucket.Lot(YearMonth.parse(month)));
      buckets.add(new Bucket.Gift(YearMonth.parse(month)));
    }
    return buckets;
  }

  @Test
  void theOrderIsThatOfTheTexts() {
    for (Bucket one : buckets()) {
      for (Bucket other : buckets()) {
        int byText = Integer.signum(one.text().compareTo(other.text()));
        assertEquals(byText, Integer.signum(one.compareTo(other)), one + " and " + other);
      }
    }
  }

  @Test
  void whatIsPrintedIsRead() {
    for (Bucket bucket : buckets()) {
      assertEquals(bucket, Bucket.parse(bucket.text()));
    }
  }
}
