package zoncoin.ledger;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An entry in the making: rules post to it, and it finishes what all entries have in common. */
final class Draft {
  private final Request request;
  private final World world;
  private final Instant time;
  private final Map<Account, Map<Bucket, Amount>> postings = new TreeMap<>();

  Draft(Request request, World world) {
    this.request = request;
    this.world = world;
    this.time = World.timeAfter(world.heads().values(), world.now());
  }

  /** The entry's month in UTC, which decides what is over. */
  YearMonth month() {
    return YearMonth.from(time.atZone(ZoneOffset.UTC));
  }

  /** Whether the entry's time is before that one. */
  boolean isBefore(Instant then) {
    return time.isBefore(then);
  }

  /** The same lot, or, if its month is over, the one of the month after this. */
  Bucket.Spendable current(Bucket.Spendable lot) {
    YearMonth month = lot.month().isBefore(month()) ? month().plusMonths(1) : lot.month();
    return switch (lot) {
      case Bucket.Lot earned -> new Bucket.Lot(month);
      case Bucket.Gift received -> new Bucket.Gift(month);
    };
  }

  Standing standing(Account.Chained account) {
    return world.head(account).standing();
  }

  Buckets buckets(Account.Chained account) {
    return standing(account).buckets();
  }

  Draft post(Account account, Bucket bucket, Amount amount) {
    postings
        .computeIfAbsent(account, absent -> new TreeMap<>())
        .merge(bucket, amount, Amount::plus);
    return this;
  }

  /** Posts an amount into an account: debt is paid first, the rest goes into the bucket. */
  Draft credit(Account.Chained account, Bucket.Spendable into, Amount amount) {
    Amount stillOwed = buckets(account).owed().minus(posted(account, Bucket.Plain.DEBT));
    Amount paid = stillOwed.min(amount);
    return post(account, Bucket.Plain.DEBT, paid).post(account, into, amount.minus(paid));
  }

  private Amount posted(Account account, Bucket bucket) {
    return postings.getOrDefault(account, Map.of()).getOrDefault(bucket, Amount.ZERO);
  }

  Decision finish() {
    List<Posting> lines = lines();
    if (lines.size() > Entry.MAX_POSTINGS) {
      int lots = (int) lines.stream().filter(l -> l.bucket() instanceof Bucket.Spendable).count();
      return Rules.refused(
          new Refusal.TooManyLots(lots, lots - (lines.size() - Entry.MAX_POSTINGS)));
    }
    Entry entry = entry(lines);
    List<Standing> standings = new ArrayList<>();
    for (Chain link : entry.chain()) {
      Optional<Standing> after = world.head(link.account()).standing().after(entry, link);
      if (after.isEmpty()) {
        return new Decision.Refused(new Refusal.BalanceTooLarge(link.account()));
      }
      standings.add(after.get());
    }
    return new Decision.Granted(entry, standings);
  }

  private List<Posting> lines() {
    List<Posting> lines = new ArrayList<>();
    postings.forEach(
        (account, buckets) ->
            buckets.forEach(
                (bucket, amount) -> {
                  if (!amount.isZero()) {
                    lines.add(new Posting(account, bucket, amount));
                  }
                }));
    return lines;
  }

  private Entry entry(List<Posting> lines) {
    return new Entry(
        world.log(),
        request.transaction(),
        request.kind(),
        time,
        lines,
        world.heads().values().stream().sorted(Draft::byAccount).map(Step::next).toList(),
        request.reference(),
        request.hash(),
        evidence(),
        request instanceof Request.NameKeys(var id, var keys) ? keys : List.of(),
        request.memo(),
        world.nonce());
  }

  private Optional<Evidence> evidence() {
    return switch (request) {
      case Request.Issue issue -> Optional.of(issue.evidence());
      case Request.Adjust adjust -> Optional.of(adjust.evidence());
      case Request.ApplyPolicy apply -> Optional.of(Evidence.ofPolicy(apply.policy()));
      case Request.FileReport filed -> Optional.of(Evidence.ofReport(filed.report()));
      case Request.ApplyCatalogue applied -> Optional.of(Evidence.ofCatalogue(applied.catalogue()));
      case Request other -> Optional.empty();
    };
  }

  private static int byAccount(Step a, Step b) {
    return a.account().compareTo(b.account());
  }
}
