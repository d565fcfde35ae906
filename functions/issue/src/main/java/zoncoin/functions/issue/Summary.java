package zoncoin.functions.issue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zoncoin.billing.Subject;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Refusal;
import zoncoin.reward.Deliveries;
import zoncoin.reward.Halt;
import zoncoin.reward.Issuance;

/** What a delivery came to. */
final class Summary {
  /** A line of a log has 256 kB at most. */
  private static final int MAX_LOGGED = 100;

  /** A function answers with 6 MB at most; a hundred thousand accounts would be ten. */
  static final int MAX_LISTED = 1_000;

  private final DeliveredManifest manifest;
  private final List<String> halts;
  private final List<String> warnings;
  private int issued;
  private int unchanged;
  private int passing;
  private int earningNot;
  private int refusing;
  private Amount issuedAmount = Amount.ZERO;
  private final List<Map<String, Object>> notEnrolled = new ArrayList<>();
  private final List<Map<String, Object>> refused = new ArrayList<>();

  private Summary(DeliveredManifest manifest, Deliveries.Issued issued) {
    this.manifest = manifest;
    this.halts = issued.halts().stream().map(Halt::sentence).toList();
    this.warnings = issued.warnings();
  }

  static Summary of(DeliveredManifest manifest, Deliveries.Issued issued) {
    Summary summary = new Summary(manifest, issued);
    issued.outcomes().forEach(summary::add);
    return summary;
  }

  private void add(Deliveries.Outcome outcome) {
    Subject subject = outcome.subject();
    switch (outcome.result()) {
      case Issuance.Result.Issued entry -> {
        issued++;
        issuedAmount = issuedAmount.plus(entry.delta());
      }
      case Issuance.Result.Unchanged _ -> unchanged++;
      case Issuance.Result.NotEnrolled none -> earnsNot(subject, none.reward());
      case Issuance.Result.EnrolledLater late ->
          earnsNot(subject, late.reward())
              .ifPresent(one -> one.put("because", "enrolled after the period was closed"));
      case Issuance.Result.Refused rule -> {
        refuse(subject, rule.refusal().problem());
        passing += isPassing(rule.refusal()) ? 1 : 0;
      }
      case Issuance.Result.NoPolicy _ -> refuse(subject, "no-policy");
      case Issuance.Result.NoPeg _ -> refuse(subject, "no-peg");
      case Issuance.Result.OtherPolicy _ -> {
        refuse(subject, "other-policy");
        passing++;
      }
      case Issuance.Result.Vested vested ->
          throw new IllegalStateException(subject + " vested while it was issued: " + vested);
    }
  }

  /** What is said of it; empty if too many were listed before. */
  private Optional<Map<String, Object>> earnsNot(Subject subject, Amount reward) {
    earningNot++;
    if (notEnrolled.size() == MAX_LISTED) {
      return Optional.empty();
    }
    Map<String, Object> one = describe(subject);
    one.put("wouldEarnZon", reward.zon());
    notEnrolled.add(one);
    return Optional.of(one);
  }

  /** What may be granted when it is asked again. */
  private static boolean isPassing(Refusal refusal) {
    return refusal instanceof Refusal.Busy || refusal instanceof Refusal.ClockBehind;
  }

  /**
   * How many assessments have to be issued again: what was in their way may pass, or a person may
   * bring back the policy of their period.
   */
  int passing() {
    return passing;
  }

  private void refuse(Subject subject, String problem) {
    refusing++;
    if (refused.size() == MAX_LISTED) {
      return;
    }
    Map<String, Object> one = describe(subject);
    one.put("problem", problem);
    refused.add(one);
  }

  private static Map<String, Object> describe(Subject subject) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("account", subject.account());
    one.put("period", subject.period().toString());
    one.put("currency", subject.currency().toString());
    return one;
  }

  /** All counts, and of accounts that got nothing the first of each list, for whoever called. */
  Map<String, Object> result() {
    Map<String, Object> result = counts();
    result.put("notEnrolled", notEnrolled);
    result.put("notEnrolledCount", earningNot);
    result.put("refused", refused);
    result.put("refusedCount", refusing);
    result.put("halted", halts);
    result.put("warnings", warnings);
    return result;
  }

  /** What a log may keep: numbers, and ids of what a person must look at. */
  Map<String, Object> line() {
    Map<String, Object> line = counts();
    line.put("notEnrolled", earningNot);
    line.put("refused", refused.subList(0, Math.min(refused.size(), MAX_LOGGED)));
    line.put("refusedCount", refusing);
    line.put("halted", halts);
    line.put("warnings", warnings.size());
    return line;
  }

  private Map<String, Object> counts() {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("delivery", manifest.place());
    counts.put("issued", issued);
    counts.put("issuedZon", issuedAmount.zon());
    counts.put("unchanged", unchanged);
    return counts;
  }
}
