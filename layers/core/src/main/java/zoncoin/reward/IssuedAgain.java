package zoncoin.reward;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import zoncoin.billing.Assessment;
import zoncoin.evidence.EvidenceReader;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Evidence;
import zoncoin.ledger.Item;
import zoncoin.ledger.Kind;
import zoncoin.rebuild.Beside;
import zoncoin.rebuild.Mend;
import zoncoin.seal.Stop;
import zoncoin.tlog.Hash;

/**
 * What was issued for assessments, made again: of each entry that issued, took back or vested, the
 * note that moved with it, from the assessment and the policy that it names. What changed in notes
 * without coins (a newer delivery that is worth the same) is not in the log; the payer's newest
 * delivery notes it when it is handed in again.
 */
public final class IssuedAgain implements Beside {
  /** How {@link IssuedSoFar#transaction} names what it makes. */
  private static final Pattern NAME =
      Pattern.compile(
          "(issue|vest)\\.([0-9]{12}\\.[0-9]{12}\\.[0-9]{4}-[0-9]{2}\\.[A-Z]{3})\\.([0-9]{1,18})");

  private final EvidenceReader evidence;
  private final Map<Hash, RewardPolicy> policies = new HashMap<>();

  /**
   * @param evidence what entries rest on
   */
  public IssuedAgain(EvidenceReader evidence) {
    this.evidence = evidence;
  }

  @Override
  public void see(Seen seen, Mend mend) throws Stop {
    Matcher name = NAME.matcher(seen.signed().entry().transaction().text());
    if (!seen.isSuspect() || !name.matches()) {
      return;
    }
    Item.Key key = new Item.Key(Issuance.FAMILY, name.group(2));
    long revision = Math.incrementExact(Long.parseLong(name.group(3)));
    Optional<Item> item = mend.item(key);
    if (item.isPresent() && item.get().revision() >= revision) {
      return;
    }
    Entry entry = seen.signed().entry();
    Optional<IssuedSoFar> before = item.map(IssuedSoFar::of);
    Noted noted = entry.kind() == Kind.VEST ? vested(entry, before) : issued(entry, before);
    Optional<Instant> due = noted.after().pending().isPositive() ? noted.due() : Optional.empty();
    mend.replace(
        item, new Item(key, revision, new java.util.TreeMap<>(noted.after().fields()), due));
  }

  /** A note, and when what is pending of it vests. */
  private record Noted(IssuedSoFar after, Optional<Instant> due) {}

  private static Noted vested(Entry entry, Optional<IssuedSoFar> before) throws Stop {
    if (before.isEmpty()) {
      throw new Stop(entry.transaction() + " vests what nothing issued; restore the table again");
    }
    YearMonth month = YearMonth.from(entry.time().atOffset(ZoneOffset.UTC));
    return new Noted(before.get().vested(before.get().lotIn(month)), Optional.empty());
  }

  private Noted issued(Entry entry, Optional<IssuedSoFar> before) throws Stop {
    Evidence named = entry.evidence().orElseThrow();
    RewardPolicy policy = policy(named.rewardPolicy());
    Assessment assessment =
        evidence
            .assessment(named.assessment())
            .orElseThrow(() -> missing(entry.transaction() + "'s assessment", named.assessment()))
            .assessment();
    IssuedSoFar after =
        Change.noted(assessment, policy, entry.transaction(), before)
            .orElseThrow(() -> new Stop(entry.transaction() + " rests on no grounds"));
    Optional<Instant> due =
        Vesting.begins(assessment.subject().period(), after.newest().source(), after.firstFinal())
            .map(at -> Vesting.of(assessment.subject().period(), at, policy).due());
    return new Noted(after, due);
  }

  private RewardPolicy policy(Hash hash) throws Stop {
    RewardPolicy known = policies.get(hash);
    if (known == null) {
      known =
          evidence
              .rewardPolicy(hash)
              .map(RewardPolicy::parse)
              .orElseThrow(() -> missing("a reward policy", hash));
      policies.put(hash, known);
    }
    return known;
  }

  private static Stop missing(String what, Hash hash) {
    return new Stop(what + " is missing from the evidence, " + hash.hex() + "; restore it");
  }

  @Override
  public void end(Instant now, Mend mend) {
    mend.leave("hand in each payer's newest delivery again: it notes what moved no coins");
  }
}
