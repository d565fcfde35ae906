package zoncoin.reward;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import zoncoin.billing.Period;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * All reward policies a programme ever had. Each is in force from its first period until the next
 * one's.
 *
 * @param policies oldest first; no two start with one period
 */
public record RewardPolicies(List<RewardPolicy> policies) implements PolicySource {
  /** What stands between the texts of two policies. */
  private static final String BETWEEN = "\n\n";

  /** Sorts by first period and refuses two with the same. */
  public RewardPolicies {
    policies = policies.stream().sorted(Comparator.comparing(RewardPolicy::from)).toList();
    if (policies.stream().map(RewardPolicy::from).distinct().count() != policies.size()) {
      throw new Malformed("policies start with a period of their own");
    }
  }

  /** These. */
  @Override
  public RewardPolicies all() {
    return this;
  }

  /** These: they never change. */
  @Override
  public RewardPolicies claim(Period period) {
    return this;
  }

  /** The one standard policy. */
  public static RewardPolicies standard() {
    return new RewardPolicies(List.of(RewardPolicy.standard()));
  }

  /**
   * The standard policy, and those that were applied since; of two with one first period the later.
   *
   * @param policies in the order in which they were applied
   */
  static RewardPolicies applied(Collection<RewardPolicy> policies) {
    SortedMap<Period, RewardPolicy> byFirst = new TreeMap<>();
    byFirst.put(RewardPolicy.standard().from(), RewardPolicy.standard());
    policies.forEach(policy -> byFirst.put(policy.from(), policy));
    return new RewardPolicies(List.copyOf(byFirst.values()));
  }

  /**
   * Reads texts of policies, a blank line between two.
   *
   * @throws Malformed if one is not a policy's
   */
  public static RewardPolicies parse(String texts) {
    List<String> each = List.of(texts.split(BETWEEN, -1));
    return new RewardPolicies(
        each.stream()
            .map(text -> RewardPolicy.parse(text.endsWith("\n") ? text : text + "\n"))
            .toList());
  }

  /** The policy in force for a period; empty before the first. */
  public Optional<RewardPolicy> inForce(Period period) {
    return policies.stream()
        .filter(policy -> policy.from().compareTo(period) <= 0)
        .reduce((earlier, later) -> later);
  }

  /** The policy whose text has that hash; empty if it is none of these. */
  public Optional<RewardPolicy> named(Hash hash) {
    return policies.stream().filter(policy -> policy.hash().equals(hash)).findFirst();
  }
}
