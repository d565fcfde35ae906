package zoncoin.exports;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * A small bill to try things on: a CUR 2.0 export as it lies in a bucket, two periods of two files
 * each. A company of a payer and four accounts; the first period is invoiced, the second is not
 * yet. The same lines every time: every amount is a formula of account, service and day.
 */
public final class SampleBill {
  /** The account that pays. */
  public static final String PAYER = "111122223333";

  /** The period that is invoiced. */
  public static final String FINAL_PERIOD = "2026-05";

  /** The period under way. */
  public static final String OPEN_PERIOD = "2026-06";

  private static final Instant FINAL_DELIVERY = Instant.parse("2026-06-04T06:30:00Z");
  private static final Instant OPEN_DELIVERY = Instant.parse("2026-06-09T06:30:00Z");

  /**
   * An account.
   *
   * @param id 12 digits
   * @param name what people call it
   * @param size how many times the costs of the smallest it has
   */
  record Account(String id, String name, int size) {}

  /**
   * What a line is of.
   *
   * @param entity who sells it
   * @param type the line type
   * @param product the product code
   * @param usageType what of the product
   * @param description what the line says of itself
   */
  record Item(String entity, String type, String product, String usageType, String description) {
    private static Item of(String type, String product, String usageType) {
      return new Item("AWS", type, product, usageType, "");
    }

    private Item described(String text) {
      return new Item(entity, type, product, usageType, text);
    }

    private Item soldBy(String seller) {
      return new Item(seller, type, product, usageType, description);
    }
  }

  /**
   * A line of the bill.
   *
   * @param account who used it
   * @param day when, day of the month
   * @param item what
   * @param cost in dollars, plain decimal
   * @param unused of a reservation's fee what nobody used, in dollars; 0 of any other line
   */
  record Line(Account account, int day, Item item, String cost, String unused) {}

  private static final Account COMPANY = new Account(PAYER, "company", 1);
  private static final Account SHOP = new Account("222233334444", "shop", 9);
  private static final Account DATA = new Account("333344445555", "data", 6);
  private static final Account RESEARCH = new Account("444455556666", "research", 3);
  private static final Account SANDBOX = new Account("555566667777", "sandbox", 1);
  private static final List<Account> MEMBERS = List.of(SHOP, DATA, RESEARCH, SANDBOX);

  /** A service and what the smallest account pays for a day of it, in millionths of a dollar. */
  private record Service(Item item, long dayMicros) {}

  private static final List<Service> SERVICES =
      List.of(
          new Service(Item.of("Usage", "AmazonEC2", "BoxUsage:m7g.large"), 1_958_400),
          new Service(Item.of("Usage", "AmazonRDS", "InstanceUsage:db.t4g.medium"), 1_560_000),
          new Service(Item.of("Usage", "AmazonS3", "TimedStorage-ByteHrs"), 317_419),
          new Service(Item.of("Usage", "AWSLambda", "Lambda-GB-Second-ARM"), 42_667),
          new Service(Item.of("Usage", "AmazonCloudWatch", "MetricStorage"), 98_361));

  private static final Item PLAN_COVERED =
      Item.of("SavingsPlanCoveredUsage", "AmazonEC2", "BoxUsage:c7g.xlarge");
  private static final Item PLAN_NEGATION = Item.of("SavingsPlanNegation", "AmazonEC2", "");
  private static final Item PLAN_FEE =
      Item.of("SavingsPlanRecurringFee", "ComputeSavingsPlans", "");
  private static final Item PLAN_UPFRONT =
      Item.of("SavingsPlanUpfrontFee", "ComputeSavingsPlans", "");
  private static final Item RESERVED =
      Item.of("DiscountedUsage", "AmazonRDS", "HeavyUsage:db.r6g.large");
  private static final Item RESERVED_FEE = Item.of("RIFee", "AmazonRDS", "HeavyUsage:db.r6g.large");
  private static final Item CREDIT =
      Item.of("Credit", "AmazonEC2", "").described("Research programme credit");
  private static final Item REFUND =
      Item.of("Refund", "AmazonS3", "").described("Service disruption refund");
  private static final Item SUPPORT = Item.of("Fee", "AWSSupportBusiness", "");
  private static final Item DOMAIN =
      Item.of("Usage", "AmazonRegistrar", "").described("Renewal of a domain");
  private static final Item TAX = Item.of("Tax", "AmazonEC2", "");
  private static final Item MARKETPLACE =
      Item.of("Usage", "8examplecode", "").soldBy("AWS Marketplace");

  private static final String RESERVED_MONTH = "95.04";

  private final List<Line> lines = new ArrayList<>();

  private SampleBill() {}

  /**
   * Writes the bill.
   *
   * @param folder where; made if it is not there; becomes what a bucket would be
   */
  public static void write(Path folder) {
    YearMonth closed = YearMonth.parse(FINAL_PERIOD);
    SampleExport.write(folder, closed, "2026050042", lines(closed.lengthOfMonth()), FINAL_DELIVERY);
    SampleExport.write(folder, YearMonth.parse(OPEN_PERIOD), "", lines(8), OPEN_DELIVERY);
  }

  /** The lines of the first so many days of a month. */
  private static List<Line> lines(int days) {
    SampleBill bill = new SampleBill();
    for (int day = 1; day <= days; day++) {
      bill.addUsage(day);
      bill.addCommitments(day);
    }
    bill.addOncePerMonth(days);
    return bill.lines;
  }

  private void addUsage(int day) {
    // A week has its rhythm, and the company grows a little.
    long percent = 100L + (day % 7 < 5 ? 20 : -15) + day;
    for (Account account : MEMBERS) {
      for (Service service : SERVICES) {
        long micros = service.dayMicros() * account.size() * percent / 100;
        add(account, day, service.item(), usd(micros));
      }
    }
  }

  /** The payer's Savings Plan covers what the shop runs. */
  private void addCommitments(int day) {
    add(SHOP, day, PLAN_COVERED, "3.48");
    add(SHOP, day, PLAN_NEGATION, "-3.48");
    add(COMPANY, day, PLAN_FEE, "2.64");
    add(DATA, day, RESERVED, "0");
  }

  private void addOncePerMonth(int days) {
    BigDecimal used = new BigDecimal("2.88").multiply(BigDecimal.valueOf(days));
    String unused = new BigDecimal(RESERVED_MONTH).subtract(used).toPlainString();
    lines.add(new Line(DATA, 1, RESERVED_FEE, RESERVED_MONTH, unused));
    add(RESEARCH, 1, CREDIT, "-50");
    add(SHOP, 3, REFUND, "-12.5");
    add(COMPANY, 1, SUPPORT, "100");
    add(COMPANY, 2, DOMAIN, "13");
    add(COMPANY, 1, PLAN_UPFRONT, "240");
    add(DATA, 5, MARKETPLACE, "149.99");
    MEMBERS.forEach(account -> add(account, 1, TAX, usd(account.size() * 1_184_000L)));
  }

  private void add(Account account, int day, Item item, String cost) {
    lines.add(new Line(account, day, item, cost, "0"));
  }

  private static String usd(long micros) {
    return BigDecimal.valueOf(micros, 6).toPlainString();
  }
}
