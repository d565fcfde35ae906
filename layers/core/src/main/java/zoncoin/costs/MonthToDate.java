package zoncoin.costs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import zoncoin.billing.BillReader;
import zoncoin.billing.Currency;
import zoncoin.billing.Period;
import zoncoin.billing.Source;
import zoncoin.ledger.Account;
import zoncoin.ledger.Accounts;
import zoncoin.ledger.Journal;
import zoncoin.reward.Deliveries;
import zoncoin.reward.PolicySource;
import zoncoin.reward.RewardPolicy;

/**
 * Notes what members are estimated to have spent in the month under way and, where the policy in
 * force accrues from estimates, issues pending coins on it. No estimate is final, so they do not
 * vest; a bill of the month replaces them.
 */
public final class MonthToDate {
  /** In its first hours a month may still be told the charges of the one before. */
  private static final Duration SETTLES = Duration.ofDays(1);

  /** Figures come several times a day; what is older than this is no news. */
  private static final Duration NEWS = Duration.ofDays(3);

  private static final int PAGE = 500;

  private final Ports ports;
  private final PolicySource policies;
  private final Function<BillReader, Deliveries> deliveries;
  private final InstantSource clock;

  /**
   * What is read and where it is noted.
   *
   * @param charges CloudWatch
   * @param accounts the members
   * @param journal where estimates are noted
   */
  public record Ports(EstimatedCharges charges, Accounts accounts, Journal journal) {}

  /**
   * @param ports what is read and where it is noted
   * @param policies where it is known which were ever in force; asked anew each time
   * @param deliveries what issues the bills of a reader
   * @param clock this machine's
   */
  public MonthToDate(
      Ports ports,
      PolicySource policies,
      Function<BillReader, Deliveries> deliveries,
      InstantSource clock) {
    this.ports = ports;
    this.policies = policies;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /**
   * What a run came to.
   *
   * @param period the month under way
   * @param noted how many members have an estimate
   * @param accrued what was issued on it; empty where the policy does not
   */
  public record Run(Period period, int noted, Optional<Deliveries.Issued> accrued) {}

  /** Reads the estimates of a payer's members. Doing it again changes nothing. */
  public Run run(String payer) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Period period = new Period(YearMonth.from(now.atOffset(ZoneOffset.UTC)));
    Instant from = later(period.start().plus(SETTLES), now.minus(NEWS));
    List<EstimatedCharges.Estimate> estimates =
        from.isBefore(now) ? ports.charges().newest(payer, members(), from, now) : List.of();
    for (EstimatedCharges.Estimate one : estimates) {
      new MonthEstimate(payer, period, Currency.USD, one.amount(), one.at())
          .note(ports.journal(), one.account());
    }
    Optional<RewardPolicy> policy =
        policies.all().inForce(period).filter(RewardPolicy::accruesFromEstimates);
    // A crash here means: the estimates are noted, and the next run issues on newer ones.
    return new Run(
        period,
        estimates.size(),
        estimates.isEmpty()
            ? Optional.empty()
            : policy.map(
                in ->
                    CostDeliveries.issue(reading(payer, period, now, in, estimates), deliveries)));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private List<String> members() {
    List<String> members = new ArrayList<>();
    Optional<Account.Chained> after = Optional.empty();
    List<Account.Chained> page;
    do {
      page = ports.accounts().list(after, PAGE);
      for (Account.Chained account : page) {
        if (account instanceof Account.Member member) {
          members.add(member.id());
        }
        after = Optional.of(account);
      }
    } while (page.size() == PAGE);
    return members;
  }

  /** All of an estimate is told as usage: it does not say what it is made of. */
  private static CostReading reading(
      String payer,
      Period period,
      Instant now,
      RewardPolicy policy,
      List<EstimatedCharges.Estimate> estimates) {
    return new CostReading(
        Source.ESTIMATED_CHARGES,
        payer,
        period,
        policy.eligibility().basis(),
        now,
        true,
        List.of(),
        estimates.stream()
            .map(
                one ->
                    new CostExplorer.Group(
                        one.account(), "Usage", Currency.USD, one.amount(), one.amount()))
            .toList());
  }
}
