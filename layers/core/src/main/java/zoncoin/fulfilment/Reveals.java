package zoncoin.fulfilment;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Refusal;
import zoncoin.ledger.TransactionId;
import zoncoin.redemption.Redemption;

/**
 * Shows the code of a redemption to its owner, as often as wanted until the owner says that it has
 * it; then to nobody any more. Who was shown it and when is written before it is shown.
 *
 * <pre>{@code
 * reveal c.111122223333.one   times 2 · firstAt, firstBy · lastAt, lastBy · acknowledgedAt, acknowledgedBy
 * }</pre>
 */
public final class Reveals {
  private static final String FAMILY = "reveal";
  private static final String TIMES = "times";
  private static final String ACKNOWLEDGED_AT = "acknowledgedAt";
  private static final int MAX_ATTEMPTS = 8;

  private final Journal journal;
  private final Delivered delivered;
  private final InstantSource clock;

  /**
   * @param journal where it is noted who was shown what
   * @param delivered finds who has the code of a redemption
   * @param clock this machine's
   */
  public Reveals(Journal journal, Delivered delivered, InstantSource clock) {
    this.journal = journal;
    this.delivered = delivered;
    this.clock = clock;
  }

  /** What a call came to. */
  public sealed interface Result {
    /**
     * The code.
     *
     * @param shown with what goes with it
     * @param times how often it was shown, this time too
     */
    record Revealed(CodeKeeper.Shown.Revealed shown, long times) implements Result {}

    /** Its owner has it, and nobody is shown it any more. */
    record Acknowledged(Instant time) implements Result {}

    /** A rule forbids it. */
    record Refused(Refusal refusal) implements Result {}
  }

  /**
   * Shows a code.
   *
   * @param redemption of whoever asks
   * @param principal who asks on the account's behalf, an ARN
   * @throws NotApplied if whoever has the code did not answer: asking again is safe
   */
  public Result reveal(Redemption redemption, String principal) {
    Optional<Refusal> refusal = refusal(redemption);
    if (refusal.isPresent()) {
      return new Result.Refused(refusal.get());
    }
    Optional<Delivered.Kept> kept = delivered.of(redemption);
    if (kept.isEmpty()) {
      return new Result.Refused(new Refusal.NothingToReveal(hold(redemption)));
    }
    Optional<Long> times = note(redemption, fields -> shown(fields, principal));
    // A crash here means: it says that it was shown once more than it was.
    if (times.isEmpty()) {
      return new Result.Refused(new Refusal.Acknowledged(hold(redemption)));
    }
    return switch (kept.get().keeper().show(kept.get().delivery())) {
      case CodeKeeper.Shown.Revealed shown -> new Result.Revealed(shown, times.get());
      case CodeKeeper.Shown.Nothing _ ->
          new Result.Refused(new Refusal.NothingToReveal(hold(redemption)));
      case CodeKeeper.Shown.Unanswered(String why) ->
          throw new NotApplied("couldn't reveal " + hold(redemption) + ": " + why);
    };
  }

  /**
   * Notes that the owner has the code, then has it wiped. Done again it is answered alike.
   *
   * @param redemption of whoever asks
   * @param principal who asks on the account's behalf, an ARN
   */
  public Result acknowledge(Redemption redemption, String principal) {
    Optional<Delivered.Kept> kept = delivered.of(redemption);
    Optional<Refusal> refusal = refusal(redemption);
    if (refusal.isPresent()) {
      return new Result.Refused(refusal.get());
    }
    if (kept.isEmpty() || item(redemption).isEmpty()) {
      return new Result.Refused(new Refusal.NothingToReveal(hold(redemption)));
    }
    var _ = note(redemption, fields -> acknowledged(fields, principal));
    // A crash here means: nobody is shown it, and it is there still. Acknowledged again it is
    // wiped.
    kept.get().keeper().wipe(kept.get().delivery());
    Item item = item(redemption).orElseThrow();
    return new Result.Acknowledged(Instant.parse(item.field(ACKNOWLEDGED_AT)));
  }

  private static Optional<Refusal> refusal(Redemption redemption) {
    return redemption.state() instanceof Redemption.State.Settled
        ? Optional.empty()
        : Optional.of(new Refusal.UnderWay(hold(redemption), redemption.state().word()));
  }

  /** Makes of what is noted what is to be. */
  private interface Change {
    Map<String, String> of(Map<String, String> fields);
  }

  private Map<String, String> shown(Map<String, String> fields, String principal) {
    Map<String, String> more = new TreeMap<>(fields);
    String now = now().toString();
    more.merge(TIMES, "1", (times, one) -> Long.toString(Long.parseLong(times) + 1));
    more.putIfAbsent("firstAt", now);
    more.putIfAbsent("firstBy", principal);
    more.put("lastAt", now);
    more.put("lastBy", principal);
    return more;
  }

  private Map<String, String> acknowledged(Map<String, String> fields, String principal) {
    Map<String, String> more = new TreeMap<>(fields);
    more.put(ACKNOWLEDGED_AT, now().toString());
    more.put("acknowledgedBy", principal);
    return more;
  }

  /** How often it was shown by now; empty if it was acknowledged before, and nothing was noted. */
  private Optional<Long> note(Redemption redemption, Change change) {
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      Optional<Item> before = item(redemption);
      if (before.filter(item -> item.fields().containsKey(ACKNOWLEDGED_AT)).isPresent()) {
        return Optional.empty();
      }
      Map<String, String> fields = change.of(before.map(Item::fields).orElseGet(TreeMap::new));
      Item next =
          before
              .map(item -> item.next(fields, Optional.empty()))
              .orElseGet(() -> Item.first(key(redemption), fields, Optional.empty()));
      if (journal.put(next)) {
        return Optional.of(Long.parseLong(next.field(TIMES)));
      }
    }
    throw new NotApplied("couldn't note who was shown " + hold(redemption));
  }

  private Optional<Item> item(Redemption redemption) {
    return journal.item(key(redemption));
  }

  private static Item.Key key(Redemption redemption) {
    return new Item.Key(FAMILY, hold(redemption).text());
  }

  private static TransactionId hold(Redemption redemption) {
    return redemption.order().hold();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
