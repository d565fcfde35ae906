package zoncoin.reward;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import zoncoin.billing.Period;
import zoncoin.evidence.EvidenceReader;
import zoncoin.evidence.EvidenceWriter;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Pause;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Refusal;
import zoncoin.ledger.Request;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.TransactionId;
import zoncoin.tlog.Hash;

/**
 * The reward policies of a programme: which are in force is kept as one {@link Item}, their texts
 * as evidence. Where no other is, the standard policy holds.
 *
 * <p>A period keeps its policy from the first bill on: issuing {@linkplain #claim claims} the
 * period before it computes anything, and a policy that would begin with a claimed period or an
 * earlier one is refused. Both move the same item, so of a claim and a policy that meet, one comes
 * first. What a claimed period is computed with can never change, so nothing here is ever out of
 * date where it matters. Safe for use by many threads and processes.
 */
public final class PoliciesInForce implements PolicySource {
  /** The one item. */
  static final Item.Key KEY = new Item.Key("policy", "in-force");

  private static final int MAX_ATTEMPTS = 16;
  private static final String CLAIMED = "claimed";
  private static final String FROM = "from.";

  private final Journal journal;
  private final EvidenceReader evidence;
  private final Pause pause;

  /** Texts never change, so those that were read need not be read again. */
  private final Map<Hash, RewardPolicy> read = new HashMap<>();

  /**
   * @param journal where it is kept which are in force
   * @param evidence where their texts are
   */
  public PoliciesInForce(Journal journal, EvidenceReader evidence) {
    this.journal = journal;
    this.evidence = evidence;
    this.pause = new Pause(journal);
  }

  @Override
  public RewardPolicies all() {
    return State.of(journal.item(KEY)).policies(this::policy);
  }

  /**
   * @throws NotApplied if an operator paused issuance: the bill comes again
   */
  @Override
  public RewardPolicies claim(Period period) {
    if (pause.isPaused(Pause.Part.ISSUANCE)) {
      throw new NotApplied("couldn't issue " + period + ": issuance is paused");
    }
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      State state = State.of(journal.item(KEY));
      if (state.isClaimed(period) || journal.put(state.claiming(period))) {
        // A crash here means: a period that nothing was issued for keeps its policy all the same.
        return state.policies(this::policy);
      }
    }
    throw new NotApplied("couldn't claim " + period + ": policies change");
  }

  /** What became of a policy that was to be applied. */
  public sealed interface Applied {
    /**
     * It is in force from its first period on.
     *
     * @param signed the entry
     * @param isNew whether it was not before
     */
    record Filed(SignedEntry signed, boolean isNew) implements Applied {}

    /**
     * Bills of its first period, or of a later one, were issued by another policy, which they keep.
     *
     * @param earliest the first period that it could begin with
     */
    record Retroactive(Period earliest) implements Applied {}

    /** Another policy had that name. */
    record NameTaken() implements Applied {}

    /** It was applied before, and another took its place before it began. */
    record Replaced() implements Applied {}

    /** A rule of the ledger forbids it. */
    record Refused(Refusal refusal) implements Applied {}
  }

  /**
   * Applies a policy: keeps its text, and brings it into force with an entry of the log. Doing it
   * again changes nothing.
   *
   * @param policy begins with a period that nothing was issued for, nor for a later one
   * @param ledger signs with the key that mints
   * @param writer keeps the text
   */
  public Applied apply(RewardPolicy policy, Ledger ledger, EvidenceWriter writer) {
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      State state = State.of(journal.item(KEY));
      if (!state.has(policy) && state.isClaimed(policy.from())) {
        return refuse(policy, state);
      }
      writer.keep(policy.text());
      // A crash here means: a text that no entry names.
      Request request =
          new Request.ApplyPolicy(TransactionId.parse("policy." + policy.name()), policy.hash());
      Posted posted =
          state.has(policy)
              ? ledger.post(request, List.of())
              : ledger.post(request, List.of(state.with(policy)));
      Optional<Applied> applied = answer(posted, policy);
      if (applied.isPresent()) {
        return applied.get();
      }
    }
    return new Applied.Refused(new Refusal.Busy(MAX_ATTEMPTS));
  }

  /** The first period that is free, whatever else would be wrong with the policy. */
  private static Applied refuse(RewardPolicy policy, State state) {
    return new Applied.Retroactive(state.claimed().map(Period::next).orElse(policy.from()));
  }

  private Optional<Applied> answer(Posted posted, RewardPolicy policy) {
    return switch (posted) {
      case Posted.Stale _ -> Optional.empty();
      case Posted.Refused(Refusal.ExistsWithDifferent _) -> Optional.of(new Applied.NameTaken());
      case Posted.Refused(Refusal refusal) -> Optional.of(new Applied.Refused(refusal));
      case Posted.Written written ->
          Optional.of(
              State.of(journal.item(KEY)).has(policy)
                  ? new Applied.Filed(written.signed(), written.isNew())
                  : new Applied.Replaced());
    };
  }

  private synchronized RewardPolicy policy(Hash hash) {
    return read.computeIfAbsent(
        hash,
        named ->
            evidence
                .rewardPolicy(named)
                .map(RewardPolicy::parse)
                .orElseThrow(
                    () ->
                        new IllegalStateException("text of a policy in force is gone: " + named)));
  }

  /**
   * What the item says.
   *
   * @param item as it is kept, once there is one
   * @param from the policy that begins with each period
   * @param claimed the latest period that was claimed
   */
  record State(Optional<Item> item, SortedMap<Period, Hash> from, Optional<Period> claimed) {
    static State of(Optional<Item> item) {
      SortedMap<Period, Hash> from = new TreeMap<>();
      Optional<Period> claimed = Optional.empty();
      for (Map.Entry<String, String> field :
          item.map(found -> (Map<String, String>) found.fields()).orElse(Map.of()).entrySet()) {
        if (field.getKey().equals(CLAIMED)) {
          claimed = Optional.of(Period.parse(field.getValue()));
        } else {
          from.put(
              Period.parse(field.getKey().substring(FROM.length())), Hash.parse(field.getValue()));
        }
      }
      return new State(item, from, claimed);
    }

    boolean isClaimed(Period period) {
      return claimed.filter(latest -> latest.compareTo(period) >= 0).isPresent();
    }

    /** The standard policy is in force from the beginning, though no item says so. */
    boolean has(RewardPolicy policy) {
      return Optional.ofNullable(from.get(policy.from()))
          .map(policy.hash()::equals)
          .orElse(policy.equals(RewardPolicy.standard()));
    }

    Item claiming(Period period) {
      return next(from, Optional.of(period));
    }

    Item with(RewardPolicy policy) {
      SortedMap<Period, Hash> more = new TreeMap<>(from);
      more.put(policy.from(), policy.hash());
      return next(more, claimed);
    }

    Item next(SortedMap<Period, Hash> policies, Optional<Period> latest) {
      Map<String, String> fields = new TreeMap<>();
      policies.forEach((period, hash) -> fields.put(FROM + period, hash.base64()));
      latest.ifPresent(period -> fields.put(CLAIMED, period.toString()));
      return item.map(before -> before.next(fields, Optional.empty()))
          .orElseGet(() -> Item.first(KEY, fields, Optional.empty()));
    }

    RewardPolicies policies(Function<Hash, RewardPolicy> read) {
      return RewardPolicies.applied(from.values().stream().map(read).toList());
    }
  }
}
