package zoncoin.exports.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import zoncoin.exports.sample.Line.Amounts;
import zoncoin.exports.sample.Line.Cost;
import zoncoin.exports.sample.Line.Item;
import zoncoin.exports.sample.Line.Kind;

/** What AWS would charge an organisation for a month, as one of its deliveries tells it. */
final class MonthlyBill {
  private static final BigDecimal TAX_RATE = new BigDecimal("0.08");

  /** Every so many-th line is restated after the end of the month. */
  private static final int RESTATED_EVERY = 7;

  private static final String WHOLE = "";

  private final Draft draft;

  private MonthlyBill(Draft draft) {
    this.draft = draft;
  }

  /**
   * The lines of a delivery.
   *
   * @param organisation whose bill
   * @param month the billing period
   * @param stage which of its deliveries
   */
  static List<Line> lines(Organisation organisation, YearMonth month, Stage stage) {
    Draft draft = new Draft(organisation, month, stage);
    MonthlyBill bill = new MonthlyBill(draft);
    bill.members().forEach(bill::addUsage);
    Commitments.add(draft);
    bill.addOncePerMonth();
    bill.addDiscounts();
    if (stage.isInvoiced()) {
      bill.addTax();
    }
    if (stage == Stage.REFUNDED) {
      bill.addLateRefunds();
    }
    return draft.lines();
  }

  /** The last of many members is gone once the estimate is restated. */
  private List<Organisation.Account> members() {
    List<Organisation.Account> members = draft.organisation().members();
    boolean isGone = draft.stage() != Stage.ESTIMATE && members.size() > 2;
    return isGone ? members.subList(0, members.size() - 1) : members;
  }

  private void addUsage(Organisation.Account account) {
    RandomGenerator random = draft.chance(account);
    int number = 0;
    for (int day = 1; day <= draft.days(); day++) {
      for (int offer : account.offers()) {
        long percent = 60L + random.nextInt(81);
        number++;
        boolean isRestated = draft.stage() != Stage.ESTIMATE && number % RESTATED_EVERY == 0;
        addUsage(account, day, Service.OFFERS.get(offer), isRestated ? percent + 3 : percent);
      }
    }
  }

  private void addUsage(Organisation.Account account, int day, Service.Offer offer, long percent) {
    BigDecimal quantity =
        BigDecimal.valueOf(percent * account.size() * offer.dayThousandths() / 100, 3);
    Cost charged = draft.discounted(Draft.price(quantity, offer.rate()));
    draft.add(Kind.USAGE, account, day, offer.item(), Amounts.of(quantity, offer.rate(), charged));
  }

  private void addOncePerMonth() {
    Organisation.Account payer = draft.organisation().payer();
    Organisation.Account first = draft.organisation().members().getFirst();
    add(Kind.SUPPORT, payer, 1, Service.SUPPORT, "AWS Support (Business)", "100");
    add(Kind.DOMAIN, payer, 2, Service.DOMAINS, "Renewal of example.com", "13");
    add(Kind.MARKETPLACE, first, 1, Service.MARKETPLACE, "Contoso Log Search, monthly", "149.99");
    add(Kind.CREDIT, first, 1, Service.EC2, "Research programme credit, 2026", "-20");
    if (draft.stage() != Stage.ESTIMATE) {
      add(Kind.REFUND, first, 3, Service.S3, "Refund for service disruption", "-2.5");
      add(
          Kind.PLAN_REFUND,
          payer,
          4,
          Service.PLANS,
          "Refund for one-time fee for Savings Plan",
          "-7");
    }
  }

  private void add(
      Kind kind,
      Organisation.Account account,
      int day,
      Service service,
      String description,
      String amount) {
    draft.add(kind, account, day, new Item(service, WHOLE, WHOLE, description), flat(kind, amount));
  }

  /** A one-time fee is nothing that a period's usage costs, nor is its refund. */
  private static Amounts flat(Kind kind, String amount) {
    Amounts flat = Amounts.flat(amount);
    return kind == Kind.PLAN_REFUND ? flat.effective(Cost.ZERO, Cost.ZERO) : flat;
  }

  /** One row for each account and service that is reduced. */
  private void addDiscounts() {
    Map<String, Map<Service, BigDecimal>> reductions = new TreeMap<>();
    for (Line line : draft.lines()) {
      BigDecimal reduction =
          line.amounts().charged().net().subtract(line.amounts().charged().gross());
      if (reduction.signum() != 0) {
        reductions
            .computeIfAbsent(line.account().id(), id -> new LinkedHashMap<>())
            .merge(line.item().service(), reduction, BigDecimal::add);
      }
    }
    for (Organisation.Account account : members()) {
      reductions
          .getOrDefault(account.id(), Map.of())
          .forEach(
              (service, reduction) ->
                  add(
                      Kind.DISCOUNT,
                      account,
                      1,
                      service,
                      "Enterprise discount, 7 %",
                      reduction.toPlainString()));
    }
  }

  /** On what each account used, half up to cents; the next cent is AWS's business. */
  private void addTax() {
    Map<String, BigDecimal> taxed = new TreeMap<>();
    for (Line line : draft.lines()) {
      if (line.kind() == Kind.USAGE) {
        taxed.merge(line.account().id(), line.amounts().charged().net(), BigDecimal::add);
      }
    }
    for (Organisation.Account account : members()) {
      BigDecimal tax =
          taxed
              .getOrDefault(account.id(), BigDecimal.ZERO)
              .multiply(TAX_RATE)
              .setScale(2, RoundingMode.HALF_UP);
      add(Kind.TAX, account, 1, Service.EC2, "Tax for product code AmazonEC2", tax.toString());
    }
  }

  private void addLateRefunds() {
    Organisation.Account first = draft.organisation().members().getFirst();
    Item refund = new Item(Service.EC2, WHOLE, WHOLE, "Refund after review, case 1234567890");
    Item returned = new Item(Service.MARKETPLACE, WHOLE, WHOLE, "Refund of Contoso Log Search");
    draft.addLate(Kind.REFUND, first, refund, Amounts.flat("-11.25"));
    draft.addLate(Kind.MARKETPLACE_REFUND, first, returned, Amounts.flat("-49.99"));
    Item tax = new Item(Service.EC2, WHOLE, WHOLE, "Refund of tax for product code AmazonEC2");
    draft.addLate(Kind.TAX_REFUND, first, tax, Amounts.flat("-0.9"));
  }
}
