package zoncoin.reward;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import zoncoin.billing.Period;
import zoncoin.evidence.EvidenceReader;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Item;
import zoncoin.ledger.Kind;
import zoncoin.rebuild.Beside;
import zoncoin.rebuild.Mend;
import zoncoin.seal.Stop;
import zoncoin.tlog.Hash;

/**
 * Which policies are in force, made again from the entries that applied them, and the latest period
 * that anything was issued for. A period that was claimed without coming to coins is free again.
 */
public final class PoliciesAgain implements Beside {
  private static final Pattern ISSUE =
      Pattern.compile("issue\\.[0-9]{12}\\.[0-9]{12}\\.([0-9]{4}-[0-9]{2})\\.[A-Z]{3}\\.[0-9]+");

  private final EvidenceReader evidence;
  private final List<Hash> applied = new ArrayList<>();
  private Optional<Period> claimed = Optional.empty();

  /**
   * @param evidence where their texts are
   */
  public PoliciesAgain(EvidenceReader evidence) {
    this.evidence = evidence;
  }

  @Override
  public void see(Seen seen, Mend mend) {
    Entry entry = seen.signed().entry();
    Matcher issue = ISSUE.matcher(entry.transaction().text());
    if (entry.kind() == Kind.POLICY) {
      applied.add(entry.evidence().orElseThrow().rewardPolicy());
    } else if (issue.matches()) {
      claimed = latest(claimed, Optional.of(Period.parse(issue.group(1))));
    }
  }

  private static Optional<Period> latest(Optional<Period> one, Optional<Period> other) {
    return one.flatMap(a -> other.map(b -> a.compareTo(b) < 0 ? b : a))
        .or(() -> one)
        .or(() -> other);
  }

  @Override
  public void end(Instant now, Mend mend) throws Stop {
    Optional<Item> item = mend.item(PoliciesInForce.KEY);
    PoliciesInForce.State there = PoliciesInForce.State.of(item);
    SortedMap<Period, Hash> from = new TreeMap<>(there.from());
    for (Hash hash : applied) {
      Optional<RewardPolicy> policy = evidence.rewardPolicy(hash).map(RewardPolicy::parse);
      if (policy.isEmpty()) {
        throw new Stop(
            "a reward policy is missing from the evidence, " + hash.hex() + "; restore it");
      }
      from.put(policy.get().from(), hash);
    }
    Optional<Period> until = latest(there.claimed(), claimed);
    if (!from.equals(there.from()) || !until.equals(there.claimed())) {
      mend.replace(item, there.next(from, until));
    }
  }
}
