package zoncoin.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import zoncoin.tlog.Hash;

/** Charges and deliveries that tests start from. */
final class Sample {
  static final Subject SUBJECT =
      new Subject("999988887777", "111122223333", Period.parse("2026-06"), Currency.USD);

  static final Delivery DELIVERY =
      new Delivery(
          "cur-2.0",
          "overwrite",
          Instant.parse("2026-07-03T06:00:00Z"),
          List.of(new SourceFile("bill-00001.csv.gz", 1097, Hash.EMPTY)));

  private Sample() {}

  /** One invoiced line of EC2 that AWS sold, with no net cost. */
  static Charge line(String type, String cost) {
    return line(type, "AWS", "AmazonEC2", "", cost);
  }

  static Charge line(String type, String entity, String product, String description, String cost) {
    return new Charge(
        SUBJECT,
        new LineType(type),
        entity,
        product,
        description,
        "2026A0001",
        sums(cost, cost, 0));
  }

  static Charge withNet(String type, String unblended, String net) {
    Charge line = line(type, unblended);
    return replaceSums(line, line.invoice(), sums(unblended, net, 1));
  }

  static Charge withoutInvoice(String type, String cost) {
    Charge line = line(type, cost);
    return replaceSums(line, "", line.sums());
  }

  private static Charge replaceSums(Charge line, String invoice, Charge.Sums sums) {
    return new Charge(
        line.subject(),
        line.type(),
        line.billingEntity(),
        line.product(),
        line.description(),
        invoice,
        sums);
  }

  private static Charge.Sums sums(String unblended, String cost, long netRows) {
    BigDecimal counts = new BigDecimal(cost);
    return new Charge.Sums(
        1, counts.signum() == 0 ? 0 : 1, netRows, new BigDecimal(unblended), counts);
  }

  static Bill bill(Charge... charges) {
    Assessor assessor = new Assessor(DELIVERY, Eligibility.standard());
    for (Charge charge : charges) {
      assessor.add(charge);
    }
    return assessor.bill();
  }

  static Assessment assess(Charge... charges) {
    return bill(charges).assessments().getFirst();
  }
}
