package zoncoin.reward;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zoncoin.audit.Recomputing;
import zoncoin.billing.Assessment;
import zoncoin.billing.Period;
import zoncoin.ledger.Entry;
import zoncoin.tlog.Hash;

/** Recomputes the coins of entries from what they name, for an audit. For one thread. */
public final class RecomputedCoins implements Recomputing {
  /** A programme has few, and all its entries name one of them. */
  private final Map<String, RewardPolicy> policies = new HashMap<>();

  /** Knows no policy yet: each is read when the first entry names it. */
  public RecomputedCoins() {}

  @Override
  public Optional<String> wrong(Entry entry, Assessment assessment, String policy) {
    return Recomputation.ofEvidence(
            new Recomputation.Stated(entry, assessment),
            policies.computeIfAbsent(policy, RewardPolicy::parse))
        .lines(Recomputation.Outcome.DIFFERENT)
        .stream()
        .findFirst()
        .map(
            line ->
                "its assessment and policy come to %s %s, not %s"
                    .formatted(line.what(), line.found(), line.stated()));
  }

  @Override
  public Optional<Hash> inForce(List<String> applied, Period period) {
    return RewardPolicies.applied(
            applied.stream()
                .map(text -> policies.computeIfAbsent(text, RewardPolicy::parse))
                .toList())
        .inForce(period)
        .map(RewardPolicy::hash);
  }
}
