package zoncoin.reward;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import zoncoin.billing.Assessment;
import zoncoin.billing.Bill;
import zoncoin.billing.BillReader;
import zoncoin.billing.Eligibility;
import zoncoin.billing.Subject;
import zoncoin.tlog.Malformed;

/** Issues what delivered bills are worth, each assessment by the policy in force for its period. */
public final class Deliveries {
  private final BillReader bills;
  private final RewardPolicies policies;
  private final Issuance issuance;

  /**
   * @param bills where deliveries are read
   * @param policies all that were ever in force
   * @param issuance what issues
   */
  public Deliveries(BillReader bills, RewardPolicies policies, Issuance issuance) {
    this.bills = bills;
    this.policies = policies;
    this.issuance = issuance;
  }

  /**
   * What became of a delivery.
   *
   * @param outcomes of each assessment, in the order of the bill
   * @param warnings what somebody should look at
   */
  public record Issued(List<Outcome> outcomes, List<String> warnings) {}

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
   * @throws Malformed if it is no bill, or another payer's; then nothing was issued
   */
  public Issued issue(String place, String payer) {
    List<Outcome> outcomes = new ArrayList<>();
    Set<String> warnings = new TreeSet<>();
    Set<Subject> done = new HashSet<>();
    for (Eligibility eligibility : eligibilities()) {
      List<Bill> read = bills.read(List.of(place), eligibility);
      read.forEach(bill -> checkPayer(bill, payer));
      boolean isAll = true;
      for (Bill bill : read) {
        warnings.addAll(bill.warnings());
        for (Assessment assessment : bill.assessments()) {
          Optional<Issuance.Result> result = issue(assessment, eligibility);
          if (result.isPresent() && done.add(assessment.subject())) {
            outcomes.add(new Outcome(assessment.subject(), result.get()));
          }
          isAll &= result.isPresent();
        }
      }
      if (isAll) {
        break;
      }
    }
    return new Issued(List.copyOf(outcomes), List.copyOf(warnings));
  }

  /** Newest first: a bill is usually of a period whose policy is the newest, and read once. */
  private List<Eligibility> eligibilities() {
    return policies.policies().reversed().stream()
        .map(RewardPolicy::eligibility)
        .distinct()
        .toList();
  }

  private static void checkPayer(Bill bill, String payer) {
    for (Assessment assessment : bill.assessments()) {
      if (!assessment.subject().payer().equals(payer)) {
        throw new Malformed(
            "delivery of payer %s is a bill of payer %s"
                .formatted(payer, assessment.subject().payer()));
      }
    }
  }

  /** Empty if the policy in force for its period reads bills by other rules. */
  private Optional<Issuance.Result> issue(Assessment assessment, Eligibility eligibility) {
    Optional<RewardPolicy> policy = policies.inForce(assessment.subject().period());
    if (policy.isEmpty()) {
      return Optional.of(new Issuance.Result.NoPolicy());
    }
    return policy.get().eligibility().equals(eligibility)
        ? Optional.of(issuance.issue(assessment, policy.get()))
        : Optional.empty();
  }
}
