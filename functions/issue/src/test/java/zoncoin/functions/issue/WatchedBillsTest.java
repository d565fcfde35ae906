package zoncoin.functions.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import zoncoin.billing.Assessor;
import zoncoin.billing.Bill;
import zoncoin.billing.Charge;
import zoncoin.billing.Currency;
import zoncoin.billing.Delivery;
import zoncoin.billing.Eligibility;
import zoncoin.billing.LineType;
import zoncoin.billing.Period;
import zoncoin.billing.SourceFile;
import zoncoin.billing.Subject;
import zoncoin.edge.event.Metric;
import zoncoin.tlog.Hash;

class WatchedBillsTest {
  private final List<Metric> told = new ArrayList<>();

  private List<Bill> read(String... types) {
    Delivery delivery =
        new Delivery(
            "cur-2.0",
            "run",
            Instant.parse("2026-07-03T06:00:00Z"),
            List.of(new SourceFile("bill.csv", 1, Hash.EMPTY)));
    Assessor assessor = new Assessor(delivery, Eligibility.standard());
    for (String type : types) {
      for (Currency currency : List.of(Currency.USD, new Currency("INR"))) {
        assessor.add(charge(type, currency));
      }
    }
    List<Bill> bills = List.of(assessor.bill());
    return new WatchedBills((places, eligibility) -> bills, told::add)
        .read(List.of("s3://b/k"), Eligibility.standard());
  }

  private static Charge charge(String type, Currency currency) {
    return new Charge(
        new Subject("999988887777", "111122223333", Period.parse("2026-06"), currency),
        new LineType(type),
        "AWS",
        "AmazonEC2",
        "",
        "1",
        new Charge.Sums(1, 1, 0, BigDecimal.ONE, BigDecimal.ONE));
  }

  @Test
  void tellsWhichLineTypesNobodyJudged() {
    assertEquals(1, read("Usage", "Tax", "FlatRate", "Barter").size());
    assertEquals(
        List.of(new Metric("UnknownLineTypes", "Count", 2, "not judged yet: Barter, FlatRate")),
        told);
  }

  @Test
  void isSilentWhereAllAreKnown() {
    read("Usage", "Tax", "EdpDiscount");
    assertEquals(List.of(), told);
  }
}
