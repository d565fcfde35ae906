package zoncoin.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;

/**
 * Posts requests: read, decide, sign, append. Nothing is kept between calls, and any number of
 * ledgers may post to one journal at once: the append itself asserts that what the decision rested
 * on still stands.
 */
public final class Ledger {
  /** Attempts before a caller is told to come back: with jitter, about a second of contention. */
  public static final int MAX_ATTEMPTS = 8;

  private static final long FIRST_PAUSE_MILLIS = 10;

  private final Programme programme;
  private final Insisting journal;
  private final Waiting waiting;

  /**
   * @param programme what all entries of this ledger share
   * @param journal where they are kept
   * @param waiting time, chance and patience
   */
  public Ledger(Programme programme, Journal journal, Waiting waiting) {
    this.programme = programme;
    this.journal = new Insisting(journal, waiting);
    this.waiting = waiting;
  }

  /**
   * What all entries of a ledger share.
   *
   * @param log where they are sealed
   * @param nonceKey what hides their leaves
   * @param issuer who signs them
   */
  public record Programme(Entry.Log log, Nonce.Key nonceKey, Issuer issuer) {}

  /**
   * Time, chance and patience.
   *
   * @param clock this machine's clock
   * @param random for jitter and write tokens; nothing of it enters the ledger
   * @param pause waits so many milliseconds
   */
  public record Waiting(InstantSource clock, RandomGenerator random, LongConsumer pause) {
    /**
     * Waits before an attempt is made again, with full jitter: up to 10 ms before the second, twice
     * as much before each next.
     *
     * @param attempt which one failed, from 1; of what comes after the eighth none waits longer
     */
    public void after(int attempt) {
      int doublings = Math.min(attempt, MAX_ATTEMPTS) - 1;
      pause.accept(random.nextLong(FIRST_PAUSE_MILLIS << doublings) + 1);
    }

    /** A token for one write. */
    String token() {
      return "%016x%016x".formatted(random.nextLong(), random.nextLong());
    }
  }

  /** The month (UTC) that an entry would be of if it extended that step now. */
  public YearMonth monthAfter(Step head) {
    return YearMonth.from(timeAfter(head).atOffset(ZoneOffset.UTC));
  }

  /** The time that an entry would have if it extended that step now. */
  public Instant timeAfter(Step head) {
    return World.timeAfter(List.of(head), waiting.clock().instant());
  }

  /**
   * Posts a request.
   *
   * @param request what is asked
   * @param items what moves with it in the same write, each the next revision of what was read
   * @return the entry, whether written now or before; or the rule that forbids it
   * @throws NotApplied if what keeps the ledger refused its service at every attempt
   * @throws Unknown if whether it was written could not be found out; asking again with the same
   *     request is always safe
   */
  public Posted post(Request request, List<Item> items) {
    return post(request, items, List.of());
  }

  /**
   * As {@link #post(Request, List)}, by whoever has read accounts of the request already: what is
   * granted on these steps is written only if they are the newest still, and nothing is refused on
   * them.
   *
   * @param request what is asked
   * @param items what moves with it
   * @param read newest steps as they were read before; any other is read
   */
  public Posted post(Request request, List<Item> items, List<Step> read) {
    List<Step> known = read;
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      Decision decision = Rules.decide(request, world(request, known));
      if (decision instanceof Decision.Refused && !known.isEmpty()) {
        decision = Rules.decide(request, world(request, List.of()));
      }
      known = List.of();
      switch (decision) {
        case Decision.Refused refused -> {
          return answerRefusal(request, refused.refusal());
        }
        case Decision.Granted granted -> {
          Optional<Posted> posted = append(request, granted, items);
          if (posted.isPresent()) {
            return posted.get();
          }
        }
      }
      waiting.after(attempt);
    }
    return new Posted.Refused(new Refusal.Busy(MAX_ATTEMPTS));
  }

  /**
   * What {@link #post} would come to now, by the same rules; nothing is written.
   *
   * @param request what would be asked
   */
  public Foreseen foresee(Request request) {
    return switch (Rules.decide(request, world(request, List.of()))) {
      case Decision.Refused refused -> foreseen(answerRefusal(request, refused.refusal()));
      case Decision.Granted granted ->
          journal
              .find(request.transaction())
              .map(recorded -> foreseen(answerStored(request, recorded)))
              .orElseGet(() -> new Foreseen.Granted(granted.entry()));
    };
  }

  /**
   * The same for a request that whoever would have posted it refuses.
   *
   * @param request what would be asked
   * @param refusal why it would not be granted now
   */
  public Foreseen foreseeRefusal(Request request, Refusal refusal) {
    return foreseen(answerRefusal(request, refusal));
  }

  private static Foreseen foreseen(Posted posted) {
    return switch (posted) {
      case Posted.Written written -> new Foreseen.Answered(written);
      case Posted.Refused refused -> new Foreseen.Refused(refused.refusal());
      case Posted.Stale stale -> throw new IllegalStateException("no item moves: " + stale.items());
    };
  }

  private World world(Request request, List<Step> known) {
    Optional<Entry> reference =
        request.reference().flatMap(journal::find).map(recorded -> recorded.signed().entry());
    Map<Account.Chained, Step> heads = new TreeMap<>();
    for (Account.Chained account : request.accounts(reference)) {
      heads.put(
          account,
          known.stream()
              .filter(step -> step.account().equals(account))
              .findFirst()
              .orElseGet(() -> journal.head(account)));
    }
    Nonce nonce = programme.nonceKey().nonce(request.transaction());
    return new World(programme.log(), waiting.clock().instant(), nonce, heads, reference);
  }

  /**
   * Answers a request that is refused, by the rules or by whoever would have posted it. One that
   * was granted before may be refused by what it left behind, or by what changed since: the stored
   * answer holds.
   *
   * @param request what is asked
   * @param refusal why it would not be granted now
   * @return the entry if it was written before, else the refusal
   */
  public Posted answerRefusal(Request request, Refusal refusal) {
    return journal
        .find(request.transaction())
        .map(recorded -> answerStored(request, recorded))
        .orElseGet(() -> new Posted.Refused(refusal));
  }

  private static Posted answerStored(Request request, Journal.Recorded recorded) {
    if (recorded.request().isEmpty()) {
      return answerHashed(request, recorded.signed());
    }
    return Rules.firstDifference(recorded.request(), request.canonical())
        .<Posted>map(
            field ->
                new Posted.Refused(new Refusal.ExistsWithDifferent(request.transaction(), field)))
        .orElseGet(() -> new Posted.Written(recorded.signed(), false, recorded.request()));
  }

  /** What was asked was lost with a table; the entry has its hash, which names no field. */
  private static Posted answerHashed(Request request, SignedEntry signed) {
    return signed.entry().request().equals(request.hash())
        ? new Posted.Written(signed, false, request.canonical())
        : new Posted.Refused(new Refusal.ExistsWithDifferent(request.transaction(), "request"));
  }

  /** Empty if an account moved meanwhile: decide again. */
  private Optional<Posted> append(Request request, Decision.Granted granted, List<Item> items) {
    SignedEntry signed = programme.issuer().sign(granted.entry());
    Journal.Append append =
        new Journal.Append(
            signed, request.canonical(), steps(signed, granted), items, waiting.token());
    return switch (journal.append(append)) {
      case Journal.Outcome.Appended appended ->
          Optional.of(new Posted.Written(signed, true, append.request()));
      case Journal.Outcome.Exists exists -> Optional.of(answerStored(request, exists.recorded()));
      case Journal.Outcome.ItemMoved moved -> Optional.of(new Posted.Stale(List.of(moved.key())));
      case Journal.Outcome.StepMoved moved -> Optional.empty();
    };
  }

  private static List<Step> steps(SignedEntry signed, Decision.Granted granted) {
    Entry entry = signed.entry();
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < entry.chain().size(); i++) {
      Chain link = entry.chain().get(i);
      steps.add(
          new Step(
              link.account(),
              link.sequence(),
              entry.transaction(),
              signed.hash(),
              entry.time(),
              granted.standings().get(i)));
    }
    return steps;
  }

  /**
   * Waits before whoever posts here reads and decides again.
   *
   * @param attempt which one failed, as {@link Waiting#after} takes it
   */
  public void pause(int attempt) {
    waiting.after(attempt);
  }
}
