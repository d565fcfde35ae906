package zoncoin.reward;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import zoncoin.billing.Assessment;
import zoncoin.billing.Circumstances;
import zoncoin.billing.Currency;
import zoncoin.billing.Group;
import zoncoin.billing.GroupTotal;
import zoncoin.billing.Grouping;
import zoncoin.billing.Period;
import zoncoin.note.SignedNote;
import zoncoin.tlog.Malformed;

/**
 * What an assessment earns: by a policy with one rate {@code floor(rate × max(0, eligible) × peg)},
 * rounded once, at most the cap. By any other, see {@code reward-policy.md}.
 */
public final class Reward {
  /** What issuing adds to an assessment: a dozen numbers and names, and the signature. */
  private static final int MAX_GROUNDS_BYTES = 4_096;

  private Reward() {}

  /**
   * The reward of an assessment, in zon, of an account in no tier and after its first period.
   *
   * @param assessment what the bill is worth
   * @param policy the policy in force for its period
   * @return zero or more; empty where the policy has no peg for the currency
   * @throws Malformed if the policy is not the one for this assessment, or the reward is more than
   *     one posting holds and the policy has no cap
   */
  public static OptionalLong of(Assessment assessment, RewardPolicy policy) {
    return zon(explain(assessment, policy, Circumstances.NONE));
  }

  private static OptionalLong zon(Optional<Breakdown> breakdown) {
    return breakdown.stream().mapToLong(parts -> parts.reward().zon()).findFirst();
  }

  /**
   * How the reward of an assessment comes about.
   *
   * @param assessment what the bill is worth
   * @param policy the policy in force for its period
   * @param circumstances what the account brings along
   * @return empty where the policy has no peg for the currency
   * @throws Malformed as {@link #of}, or if the policy has no tier of that name
   */
  public static Optional<Breakdown> explain(
      Assessment assessment, RewardPolicy policy, Circumstances circumstances) {
    if (assessment.subject().period().compareTo(policy.from()) < 0) {
      throw new Malformed(
          "policy %s is in force from %s on; the assessment is of %s"
              .formatted(policy.name(), policy.from(), assessment.subject()));
    }
    return preview(assessment, policy, circumstances);
  }

  /**
   * As {@link #explain}, also if the policy is not in force for the period.
   *
   * @throws Malformed if the assessment was made by the rules of another policy, or as above
   */
  public static Optional<Breakdown> preview(
      Assessment assessment, RewardPolicy policy, Circumstances circumstances) {
    if (!assessment.eligibility().equals(policy.eligibility().hash())) {
      throw new Malformed(
          "assessment of %s was not made by the rules of policy %s"
              .formatted(assessment.subject(), policy.name()));
    }
    Grouping by = policy.eligibility().grouping();
    if (!by.isNone() && !assessment.groups().by().equals(by)) {
      throw new Malformed(
          "assessment of %s does not tell apart what policy %s looks at: %s"
              .formatted(assessment.subject(), policy.name(), by.words()));
    }
    List<GroupTotal> groups =
        by.isNone()
            ? List.of(new GroupTotal(Group.NONE, assessment.eligible()))
            : assessment.groups().totals();
    return Tariff.of(policy, assessment.subject().period(), assessment.subject().currency())
        .map(tariff -> tariff.earn(groups, circumstances));
  }

  /**
   * Goes through an assessment as issuing will, for whatever its account may bring along, and lays
   * out its text: what cannot be computed or written is known before anything is noted.
   *
   * @param assessment what the bill is worth
   * @param policy the policy in force for its period
   * @return false where the policy has no peg for the currency
   * @throws Malformed as {@link #explain}, or if its text is longer than a note
   */
  static boolean isPayable(Assessment assessment, RewardPolicy policy) {
    int bytes = assessment.text().getBytes(UTF_8).length;
    if (bytes > SignedNote.MAX_BYTES - MAX_GROUNDS_BYTES) {
      throw new Malformed(
          "assessment of %s has %d bytes, more than fit a note"
              .formatted(assessment.subject(), bytes));
    }
    List<Optional<Circumstances.TierReached>> tiers = new ArrayList<>();
    tiers.add(Optional.empty());
    policy
        .offers()
        .tiers()
        .levels()
        .forEach(
            tier ->
                tiers.add(
                    Optional.of(new Circumstances.TierReached(tier.name(), BigDecimal.ZERO))));
    return tiers.stream()
        .flatMap(tier -> Stream.of(new Circumstances(tier, false), new Circumstances(tier, true)))
        .map(brought -> explain(assessment, policy, brought))
        .toList()
        .getFirst()
        .isPresent();
  }

  /**
   * The arithmetic alone: the reward of so much eligible spend in zon, nothing told apart; empty
   * where the policy has no peg for the currency.
   */
  public static OptionalLong of(BigDecimal eligible, Currency currency, RewardPolicy policy) {
    Period period = policy.from();
    List<GroupTotal> all = List.of(new GroupTotal(Group.NONE, eligible));
    return zon(
        Tariff.of(policy, period, currency).map(tariff -> tariff.earn(all, Circumstances.NONE)));
  }
}
