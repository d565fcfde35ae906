package zoncoin.costs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Stream;
import zoncoin.billing.Assessor;
import zoncoin.billing.Bill;
import zoncoin.billing.Charge;
import zoncoin.billing.Delivery;
import zoncoin.billing.Eligibility;
import zoncoin.billing.Period;
import zoncoin.billing.SourceFile;
import zoncoin.billing.Subject;
import zoncoin.tlog.Hash;

/** Turns a reading of costs into a bill. Pure: the same reading gives the same assessments. */
public final class CostBill {
  private static final String AWS = "AWS";

  private CostBill() {}

  /**
   * What to ask Cost Explorer for a bill by these rules: what the rules refuse for its seller or
   * its product is left out of the question, for a group does not say either.
   */
  static CostExplorer.Query query(String payer, Period period, Eligibility rules) {
    return new CostExplorer.Query(
        payer,
        period,
        rules.basis(),
        rules.billingEntities(),
        DeniedServices.all(rules.deniedProducts()));
  }

  /**
   * The bill of a reading.
   *
   * @param reading what was read, by a query for these rules
   * @param rules what earns
   */
  public static Bill of(CostReading reading, Eligibility rules) {
    Delivery delivery = delivery(reading);
    Assessor assessor = new Assessor(delivery, rules);
    reading.groups().forEach(group -> assessor.add(charge(reading, group, rules)));
    Bill bill = assessor.bill();
    List<String> warnings =
        Stream.concat(bill.warnings().stream(), warnings(rules).stream()).toList();
    return new Bill(bill.delivery(), bill.export(), bill.assessments(), warnings);
  }

  private static Delivery delivery(CostReading reading) {
    byte[] text = reading.text().getBytes(UTF_8);
    String name =
        "%s/%s/%s.txt".formatted(reading.source().format(), reading.payer(), reading.period());
    return new Delivery(
        reading.source().format(),
        Delivery.NO_EXECUTION,
        reading.at(),
        List.of(new SourceFile(name, text.length, Hash.sha256(text))));
  }

  private static Charge charge(CostReading reading, CostExplorer.Group group, Eligibility rules) {
    int costRows = group.cost().signum() == 0 ? 0 : 1;
    return new Charge(
        new Subject(reading.payer(), group.account(), reading.period(), group.currency()),
        RecordType.lineType(group.recordType()),
        seller(rules),
        "",
        "",
        reading.isFinal() ? reading.invoices().getFirst() : "",
        new Charge.Sums(1, costRows, 1, group.unblended(), group.cost()));
  }

  /** Any of those that were asked for: a group does not say which. */
  private static String seller(Eligibility rules) {
    return rules.billingEntities().contains(AWS)
        ? AWS
        : rules.billingEntities().stream().findFirst().orElse("");
  }

  private static List<String> warnings(Eligibility rules) {
    return rules.deniedProducts().stream()
        .filter(product -> DeniedServices.named(product).isEmpty())
        .map(product -> "Cost Explorer has no service for the denied product " + product)
        .toList();
  }
}
