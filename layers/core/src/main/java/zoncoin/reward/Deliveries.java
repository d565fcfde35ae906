package zoncoin.reward;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import zoncoin.billing.Assessment;
import zoncoin.billing.Bill;
import zoncoin.billing.BillReader;
import zoncoin.billing.Eligibility;
import zoncoin.billing.Period;
import zoncoin.billing.Subject;
import zoncoin.ledger.NotApplied;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * Issues what delivered bills are worth: each period as a whole, by the policy in force for it, and
 * of each payer by one export alone.
 */
public final class Deliveries {
  /** What is charged in advance may be told a little before its month begins. */
  private static final Duration AHEAD = Duration.ofDays(1);

  private final BillReader bills;
  private final PolicySource policies;
  private final PeriodIssuance issuance;
  private final PayerExports exports;

  /**
   * @param bills where deliveries are read
   * @param policies where it is known which were ever in force
   * @param issuance what issues a period
   * @param exports which export issues for a payer
   */
  public Deliveries(
      BillReader bills, PolicySource policies, PeriodIssuance issuance, PayerExports exports) {
    this.bills = bills;
    this.policies = policies;
    this.issuance = issuance;
    this.exports = exports;
  }

  /**
   * What became of a delivery.
   *
   * @param outcomes of each assessment in the order of the bill, and of those that were withdrawn
   * @param halts why there are no outcomes, of all of it or of a period
   * @param warnings what somebody should look at
   */
  public record Issued(List<Outcome> outcomes, List<Halt> halts, List<String> warnings) {}

  /**
   * What became of one assessment.
   *
   * @param subject whose
   * @param result what it came to
   */
  public record Outcome(Subject subject, Issuance.Result result) {}

  /**
   * Issues what the delivery at a place is worth. Doing it again changes nothing.
   *
   * @param place a manifest's path or S3 URI
   * @param payer whose delivery it is, by where it was put: what the bill says of its payer is what
   *     its owner's own SQL made it say
   * @throws Malformed if it is no bill, another payer's, or of a month that has not begun; then
   *     nothing was issued
   * @throws NotApplied if a policy was applied meanwhile by whose rules it was not read
   */
  public Issued issue(String place, String payer) {
    Run run = new Run(place, payer);
    for (Eligibility eligibility : eligibilities()) {
      List<Bill> read = bills.read(List.of(place), eligibility);
      read.forEach(bill -> check(bill, payer));
      boolean isAll = true;
      for (Bill bill : read) {
        isAll &= run.issue(bill, eligibility);
      }
      if (isAll) {
        return run.issued();
      }
    }
    throw new NotApplied("couldn't issue " + place + ": a policy was applied meanwhile");
  }

  /** Newest first: a bill is usually of a period whose policy is the newest, and read once. */
  private List<Eligibility> eligibilities() {
    return policies.all().policies().reversed().stream()
        .map(RewardPolicy::eligibility)
        .distinct()
        .toList();
  }

  /** A bill of a month to come would keep all policies until then from beginning. */
  private static void check(Bill bill, String payer) {
    Instant tomorrow = bill.delivery().modified().plus(AHEAD);
    for (Assessment assessment : bill.assessments()) {
      if (assessment.subject().period().start().isAfter(tomorrow)) {
        throw new Malformed(
            "bill of %s was delivered at %s, before that began"
                .formatted(assessment.subject().period(), bill.delivery().modified()));
      }
      if (!assessment.subject().payer().equals(payer)) {
        throw new Malformed(
            "delivery of payer %s is a bill of payer %s"
                .formatted(payer, assessment.subject().payer()));
      }
    }
  }

  /** One delivery under way. */
  private final class Run {
    private final String place;
    private final String payer;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Halt> halts = new ArrayList<>();
    private final Set<String> warnings = new TreeSet<>();
    private final Set<Period> done = new TreeSet<>();

    private Run(String place, String payer) {
      this.place = place;
      this.payer = payer;
    }

    /** Whether nothing of the bill has to be read by other rules. */
    private boolean issue(Bill bill, Eligibility eligibility) {
      warnings.addAll(bill.warnings());
      PayerExports.Verdict verdict = exports.judge(payer, bill, place);
      warnings.addAll(verdict.warnings());
      if (verdict.halt().isPresent()) {
        halts.add(verdict.halt().get());
        return true;
      }
      SortedMap<Period, List<Assessment>> periods =
          bill.assessments().stream()
              .collect(
                  Collectors.groupingBy(
                      one -> one.subject().period(), TreeMap::new, Collectors.toList()));
      boolean isAll = true;
      for (List<Assessment> assessments : periods.values()) {
        isAll &= issue(bill, assessments, eligibility);
      }
      return isAll;
    }

    private boolean issue(Bill bill, List<Assessment> assessments, Eligibility eligibility) {
      Period period = assessments.getFirst().subject().period();
      Optional<Hash> fixed = issuance.policy(payer, period);
      Optional<RewardPolicy> policy = policy(period, fixed);
      if (policy.isPresent() && !policy.get().eligibility().equals(eligibility)) {
        return false;
      }
      if (done.contains(period)) {
        return true;
      }
      if (policy.isEmpty()) {
        end(
            assessments,
            fixed.isPresent() ? new Issuance.Result.OtherPolicy() : new Issuance.Result.NoPolicy());
      } else if (!isPayable(assessments, policy.get()) && fixed.isEmpty()) {
        end(assessments, new Issuance.Result.NoPeg());
      } else if (!isClaimed(period, policy.get(), fixed)) {
        return false;
      } else {
        Arrival arrival = Arrival.of(bill, assessments, place);
        end(issuance.issue(new PeriodIssuance.Part(bill, arrival, assessments, policy.get())));
      }
      return done.add(period);
    }

    private Optional<RewardPolicy> policy(Period period, Optional<Hash> fixed) {
      RewardPolicies all = policies.all();
      return fixed.isPresent() ? all.named(fixed.get()) : all.inForce(period);
    }

    /**
     * Goes through all of a period before any of it is noted: a period that is claimed keeps its
     * policy for ever, and a delivery that is noted stands in the way of older ones. So where
     * nothing can be issued yet, a policy with a peg for it can still be applied.
     *
     * @return whether some of it is in a currency that the policy has a peg for
     */
    private static boolean isPayable(List<Assessment> assessments, RewardPolicy policy) {
      return assessments.stream().filter(one -> Reward.isPayable(one, policy)).count() > 0;
    }

    /** False if another policy began meanwhile. */
    private boolean isClaimed(Period period, RewardPolicy policy, Optional<Hash> fixed) {
      Optional<RewardPolicy> claimed = policies.claim(period).inForce(period);
      return fixed.isPresent() || claimed.equals(Optional.of(policy));
    }

    private void end(List<Assessment> assessments, Issuance.Result none) {
      assessments.forEach(one -> outcomes.add(new Outcome(one.subject(), none)));
    }

    private void end(PeriodIssuance.Ended ended) {
      outcomes.addAll(ended.outcomes());
      ended.halt().ifPresent(halts::add);
    }

    private Issued issued() {
      return new Issued(List.copyOf(outcomes), List.copyOf(halts), List.copyOf(warnings));
    }
  }
}
