package zoncoin.reward;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import zoncoin.billing.Assessor;
import zoncoin.billing.Bill;
import zoncoin.billing.BillReader;
import zoncoin.billing.Charge;
import zoncoin.billing.Currency;
import zoncoin.billing.Delivery;
import zoncoin.billing.Eligibility;
import zoncoin.billing.LineType;
import zoncoin.billing.Period;
import zoncoin.billing.SourceFile;
import zoncoin.billing.Subject;
import zoncoin.tlog.Hash;

/** Bills that were delivered: a place each, with one invoiced line of usage for each account. */
final class Delivered implements BillReader {
  static final String PAYER = "999988887777";

  private final Map<String, Map<Subject, String>> places = new TreeMap<>();
  final List<Eligibility> read = new ArrayList<>();

  Delivered put(String place, String period, String account, String cost) {
    Subject subject = new Subject(PAYER, account, Period.parse(period), Currency.USD);
    places.computeIfAbsent(place, name -> new TreeMap<>()).put(subject, cost);
    return this;
  }

  @Override
  public List<Bill> read(List<String> asked, Eligibility eligibility) {
    read.add(eligibility);
    return asked.stream().map(place -> bill(place, eligibility)).toList();
  }

  private Bill bill(String place, Eligibility eligibility) {
    Delivery delivery =
        new Delivery(
            "cur-2.0",
            "overwrite",
            Instant.parse("2026-07-03T06:00:00Z"),
            List.of(new SourceFile(place, 1, Hash.EMPTY)));
    Assessor assessor = new Assessor(delivery, eligibility);
    places
        .getOrDefault(place, Map.of())
        .forEach((subject, cost) -> assessor.add(charge(subject, new BigDecimal(cost))));
    return assessor.bill();
  }

  private static Charge charge(Subject subject, BigDecimal cost) {
    return new Charge(
        subject,
        new LineType("Usage"),
        "AWS",
        "AmazonEC2",
        "",
        "2026A0001",
        new Charge.Sums(1, 1, 0, cost, cost));
  }
}
