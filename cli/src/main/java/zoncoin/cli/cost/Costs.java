package zoncoin.cli.cost;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** Multiplies units by prices. All figures are of one month, in US dollars, exact until printed. */
public final class Costs {
  private static final BigDecimal KILOBYTES = new BigDecimal(1_000_000);
  private static final BigDecimal BYTES = new BigDecimal(1_000_000_000);
  private static final BigDecimal TWICE = new BigDecimal(2);

  private final Prices prices;
  private final Units units;

  /**
   * @param prices what each unit costs
   * @param units what each thing takes
   */
  public Costs(Prices prices, Units units) {
    this.prices = prices;
    this.units = units;
  }

  /**
   * One line of a bill.
   *
   * @param what is bought
   * @param quantity how many
   * @param usd what that costs
   */
  public record Line(String what, BigDecimal quantity, BigDecimal usd) {}

  /**
   * A bill.
   *
   * @param title of what
   * @param lines what it consists of
   */
  public record Bill(String title, List<Line> lines) {
    /** Copies. */
    public Bill {
      lines = List.copyOf(lines);
    }

    /** Of all lines. */
    public BigDecimal usd() {
      return lines.stream().map(Line::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  /** Adds lines up as they come. */
  private final class Sum {
    private final List<Line> lines = new ArrayList<>();

    Sum add(String price, BigDecimal quantity) {
      Prices.Price of = prices.of(price);
      // Exact: every price is for a power of ten.
      BigDecimal usd =
          quantity.multiply(of.usd()).divide(new BigDecimal(of.per()), MathContext.UNLIMITED);
      lines.add(new Line(of.what(), quantity, usd));
      return this;
    }

    Bill bill(String title) {
      return new Bill(title, lines);
    }
  }

  private BigDecimal unit(String name) {
    return units.of(name);
  }

  private static BigDecimal of(long count) {
    return new BigDecimal(count);
  }

  /** Nobody does anything: what a month costs all the same. */
  public Bill idle() {
    BigDecimal runs = unit("month.runs");
    return new Sum()
        .add("kms.key", unit("idle.keys"))
        .add("secret", unit("idle.secrets"))
        .add("cloudwatch.alarm", unit("idle.alarms"))
        .add("cloudwatch.metric", unit("idle.metrics"))
        .add("cloudwatch.dashboard", BigDecimal.ONE)
        .add("lambda.request", runs)
        .add("lambda.second", gigabyteSeconds(runs, "seal.seconds"))
        .add("dynamodb.read", runs.multiply(unit("idle.runReads")))
        .add("s3.get", runs.multiply(unit("idle.runGets")))
        .add("cloudwatch.logs", logs(runs))
        .bill("a month in which nobody does anything");
  }

  /** So many redemptions, spread over a month, besides what is idle. */
  public Bill ofRedemptions(long count) {
    BigDecimal redemptions = of(count);
    BigDecimal entries = redemptions.multiply(unit("redemption.entries"));
    Sum sum = new Sum();
    calls(sum, redemptions.multiply(unit("redemption.calls")), redemptions);
    sum.add(
            "dynamodb.write",
            redemptions.multiply(unit("redemption.writes")).add(sealWrites(entries)))
        .add(
            "dynamodb.read",
            redemptions
                .multiply(unit("redemption.reads"))
                .add(entries.multiply(unit("entry.sealReads"))));
    kept(sum, redemptions.multiply(unit("redemption.kilobytes")), entries);
    return sealed(sum, entries).bill("%,d redemptions".formatted(count));
  }

  /** So many members for a month, besides what is idle. */
  public Bill ofMembers(long count) {
    BigDecimal members = of(count);
    BigDecimal issues = members.multiply(unit("member.issues").add(unit("member.vests")));
    BigDecimal redemptions = members.multiply(unit("member.redemptions"));
    BigDecimal looks = members.multiply(unit("member.calls"));
    BigDecimal entries = issues.add(redemptions.multiply(unit("redemption.entries")));
    Sum sum = new Sum();
    calls(sum, looks.add(redemptions.multiply(unit("redemption.calls"))), issues.add(redemptions));
    sum.add(
            "dynamodb.write",
            issues
                .multiply(unit("issue.writes"))
                .add(redemptions.multiply(unit("redemption.writes")))
                .add(sealWrites(entries)))
        .add(
            "dynamodb.read",
            looks
                .multiply(unit("lookup.reads"))
                .add(issues.multiply(unit("issue.reads")))
                .add(redemptions.multiply(unit("redemption.reads")))
                .add(entries.multiply(unit("entry.sealReads"))))
        .add("s3.put", issues.multiply(unit("issue.puts")));
    kept(
        sum,
        issues
            .multiply(unit("issue.kilobytes"))
            .add(redemptions.multiply(unit("redemption.kilobytes"))),
        entries);
    return sealed(sum, entries).bill("%,d members for a month".formatted(count));
  }

  /** The ledger alone, without API and functions: what is comparable. */
  public Bill ledgerOf(long count) {
    BigDecimal redemptions = of(count);
    BigDecimal entries = redemptions.multiply(unit("redemption.entries"));
    Sum sum =
        new Sum()
            .add(
                "dynamodb.write",
                redemptions.multiply(unit("redemption.writes")).add(sealWrites(entries)))
            .add(
                "dynamodb.read",
                redemptions
                    .multiply(unit("redemption.reads"))
                    .add(entries.multiply(unit("entry.sealReads"))));
    kept(sum, redemptions.multiply(unit("redemption.kilobytes")), entries);
    return sealed(sum, entries).bill("ours: a chain for each account, one tree signed for many");
  }

  /** The same on Amazon QLDB, by its last prices. */
  public Bill qldbOf(long count) {
    BigDecimal redemptions = of(count);
    BigDecimal gigabytes = redemptions.multiply(unit("redemption.kilobytes")).divide(KILOBYTES);
    return new Sum()
        .add("qldb.write", redemptions.multiply(unit("qldb.redemptionWrites")))
        .add("qldb.read", redemptions.multiply(unit("qldb.redemptionReads")))
        .add("qldb.journal", gigabytes)
        .add("qldb.indexed", gigabytes)
        .bill("Amazon QLDB, until July 2025");
  }

  /** The same on one chain through one head, each entry signed by KMS. */
  public Bill oneChainOf(long count) {
    BigDecimal redemptions = of(count);
    BigDecimal entries = redemptions.multiply(unit("redemption.entries"));
    Sum sum =
        new Sum()
            .add("dynamodb.write", redemptions.multiply(unit("chain.redemptionWrites")))
            .add("dynamodb.read", redemptions.multiply(unit("redemption.reads")).add(entries))
            .add("kms.sign", redemptions.multiply(unit("chain.redemptionSignatures")));
    return kept(sum, redemptions.multiply(unit("redemption.kilobytes")), entries)
        .bill("one chain, each entry signed");
  }

  /** Who waits goes over the API; what works for them does not. */
  private void calls(Sum sum, BigDecimal asked, BigDecimal worked) {
    BigDecimal all = asked.add(worked);
    sum.add("api.request", asked)
        .add("lambda.request", all)
        .add("lambda.second", gigabyteSeconds(all, "function.seconds"))
        .add("cloudwatch.logs", logs(all));
  }

  private BigDecimal gigabyteSeconds(BigDecimal calls, String seconds) {
    return calls.multiply(unit(seconds)).multiply(unit("function.gigabytes"));
  }

  private BigDecimal logs(BigDecimal calls) {
    return calls.multiply(unit("function.logKilobytes")).divide(KILOBYTES);
  }

  /** As many batches as the sealer wakes, however few entries there are; heads with them. */
  private BigDecimal sealWrites(BigDecimal entries) {
    return entries
        .multiply(unit("entry.sealWrites"))
        .add(batches(entries).multiply(unit("batch.writes")));
  }

  private BigDecimal batches(BigDecimal entries) {
    return entries.min(unit("month.runs"));
  }

  private Sum sealed(Sum sum, BigDecimal entries) {
    BigDecimal batches = batches(entries);
    return sum.add("s3.put", batches.multiply(unit("batch.puts")))
        .add("s3.get", batches.multiply(unit("batch.gets")))
        .add("kms.sign", batches.multiply(unit("batch.signatures")));
  }

  /** What is kept, for one month of the many that it is. */
  private Sum kept(Sum sum, BigDecimal kilobytes, BigDecimal entries) {
    BigDecimal gigabytes = kilobytes.divide(KILOBYTES);
    return sum.add("dynamodb.storage", gigabytes)
        .add("dynamodb.recovery", gigabytes)
        .add("s3.storage", entries.multiply(unit("entry.bytes")).multiply(TWICE).divide(BYTES));
  }
}
