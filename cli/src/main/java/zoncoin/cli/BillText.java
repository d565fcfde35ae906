package zoncoin.cli;

import static zoncoin.cli.Table.Align.LEFT;
import static zoncoin.cli.Table.Align.POINT;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import zoncoin.billing.Assessment;
import zoncoin.billing.Basis;
import zoncoin.billing.Finality;
import zoncoin.billing.IneligibleTotal;
import zoncoin.billing.LineTotal;
import zoncoin.billing.Money;
import zoncoin.billing.Subject;
import zoncoin.ledger.Amount;
import zoncoin.reward.Breakdown;
import zoncoin.reward.Offers;
import zoncoin.reward.RewardPolicy;

/** {@code zon bill} for people: three tables and what to look at. */
final class BillText {
  private BillText() {}

  static String print(BillReport report) {
    StringBuilder text = new StringBuilder();
    text.append(assessments(report)).append('\n').append(lineTypes(report));
    String ineligible = ineligible(report);
    if (!ineligible.isEmpty()) {
      text.append("\nearns nothing, because:\n").append(ineligible);
    }
    if (!report.policy().offers().equals(Offers.NONE)) {
      text.append("\nrewards come about by these rules, in ZNC:\n").append(parts(report));
    }
    text.append('\n').append(policy(report.policy())).append('\n');
    report.warnings().forEach(warning -> text.append("warning: ").append(warning).append('\n'));
    return text.toString();
  }

  private static Table assessments(BillReport report) {
    Table table = new Table(LEFT, LEFT, LEFT, LEFT, POINT, POINT, POINT, POINT, LEFT);
    table.add(
        "payer", "account", "period", "in", "rows", "unblended", "eligible", "reward ZNC", "final");
    for (BillReport.Row row : report.rows()) {
      Assessment assessment = row.assessment();
      Subject subject = assessment.subject();
      table.add(
          subject.payer(),
          subject.account(),
          subject.period().toString(),
          subject.currency().code(),
          Long.toString(assessment.rows()),
          people(assessment.unblended()),
          people(assessment.eligible()),
          reward(row.rewardZon()),
          finality(assessment.finality()));
    }
    return table;
  }

  /** Exact, with two decimals at least, as people write money. */
  private static String people(BigDecimal amount) {
    return amount.setScale(Math.max(2, amount.scale())).toPlainString();
  }

  private static String reward(OptionalLong zon) {
    return zon.isPresent() ? Amount.of(zon.getAsLong()).znc() : "-";
  }

  private static String finality(Finality finality) {
    return finality.isFinal() ? "yes" : "no: " + finality.why();
  }

  private static Table lineTypes(BillReport report) {
    Table table = new Table(LEFT, LEFT, POINT, POINT, POINT);
    table.add("line type", "in", "rows", "unblended", "eligible");
    report
        .totals()
        .forEach(
            (currency, totals) -> {
              for (LineTotal line : totals.lines()) {
                table.add(
                    line.type().name(),
                    currency.code(),
                    Long.toString(line.rows()),
                    people(line.unblended()),
                    people(line.eligible()));
              }
            });
    return table;
  }

  private static String ineligible(BillReport report) {
    Table table = new Table(LEFT, LEFT, POINT, POINT, LEFT);
    table.add("line type", "in", "rows", "unblended", "because");
    report
        .totals()
        .forEach(
            (currency, totals) -> {
              for (IneligibleTotal total : totals.ineligible()) {
                table.add(
                    total.type().name(),
                    currency.code(),
                    Long.toString(total.rows()),
                    people(total.unblended()),
                    total.reason().why());
              }
            });
    return table.isEmpty() ? "" : table.toString();
  }

  private static Table parts(BillReport report) {
    Table table = new Table(LEFT, LEFT, POINT, LEFT);
    table.add("account", "period", "ZNC", "rule");
    for (BillReport.Row row : report.rows()) {
      for (Breakdown.Part part : row.breakdown().map(Breakdown::parts).orElse(List.of())) {
        Subject subject = row.assessment().subject();
        table.add(
            subject.account(), subject.period().toString(), part.amount().znc(), part.words());
      }
    }
    return table;
  }

  private static String policy(RewardPolicy policy) {
    String percent = Money.print(BigDecimal.valueOf(policy.rateMillionths(), 4));
    return "Rewards by policy %s: %s %% of what is eligible%s, spendable %d days after the bill is final."
        .formatted(
            policy.name(),
            percent,
            policy.eligibility().basis() == Basis.AMORTISED ? " (amortised)" : "",
            policy.vestDays());
  }
}
