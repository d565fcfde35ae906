package zoncoin.redemption;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Foreseen;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Memo;
import zoncoin.ledger.OperatorDesk;
import zoncoin.ledger.Pause;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Refusal;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.redemption.Redemption.State;

/**
 * Moves redemptions from held to their end. Nothing is kept between calls; any number may work on
 * one redemption at once, and every call can be made again after any fault.
 *
 * <p>An entry and the item that says the same move in one write. So there is no state in which the
 * coins were settled and the redemption still looks held, whatever crashes: there is nothing to
 * repair.
 */
public final class Redemptions {
  /** As long as a function can run at all: after that, whoever was sending no longer is. */
  public static final Duration SENDING = Duration.ofMinutes(15);

  /** Nothing under way is due later than this from now. */
  public static final Duration FARTHEST = Duration.ofDays(366);

  static final int MAX_ATTEMPTS = 16;

  private final Ledger ledger;
  private final Journal journal;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Moves moves;
  private final Counter counter;

  /**
   * @param ledger where coins are held and settled
   * @param journal the same ledger's journal
   * @param clock this machine's
   * @param random for the names of runs that send; nothing of it enters the ledger
   */
  public Redemptions(Ledger ledger, Journal journal, InstantSource clock, RandomGenerator random) {
    this.ledger = ledger;
    this.journal = journal;
    this.clock = clock;
    this.random = random;
    Shelf shelf = new Shelf(journal);
    this.moves = new Moves(ledger, journal, shelf);
    this.counter = new Counter(shelf, new Pause(journal));
  }

  /** What became of a call. */
  public sealed interface Result {
    /** The redemption stands as asked, by this call or an earlier one. */
    record Done(Redemption redemption) implements Result {}

    /** A rule forbids it; nothing was written. */
    record Refused(Refusal refusal) implements Result {}
  }

  /** The redemption that began with that hold. */
  public Optional<Redemption> find(TransactionId hold) {
    return journal.item(Redemption.key(hold)).map(Redemption::of);
  }

  /**
   * Sets coins aside for an order. Asked again, it answers with the redemption there is, at the
   * price it was first asked at.
   */
  public Result request(Order order, Catalogue catalogue) {
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      Optional<Redemption> before = find(order.hold());
      if (before.isPresent()) {
        return again(order, before.get());
      }
      Optional<Result> result =
          switch (counter.offer(order, catalogue, now())) {
            case Counter.Offer.Refused refused -> Optional.of(refuse(order, refused.refusal()));
            case Counter.Offer.Open open -> hold(open);
          };
      if (result.isPresent()) {
        return result.get();
      }
      // Another took of the same stock, or on the same day.
      ledger.pause(attempt);
    }
    return new Result.Refused(new Refusal.Busy(MAX_ATTEMPTS));
  }

  /** What forbids an order may be what the same order took, asked twice at once: then it stands. */
  private Result refuse(Order order, Refusal refusal) {
    return find(order.hold())
        .map(made -> again(order, made))
        .orElseGet(() -> new Result.Refused(refusal));
  }

  /** What became of asking what {@link #request} would come to. */
  public sealed interface Outlook {
    /** It would be held. */
    record Open(Redemption redemption, Entry entry) implements Outlook {}

    /** Asking would be answered so, and write nothing. */
    record Settled(Result result) implements Outlook {}
  }

  /** What {@link #request} would come to now, by the same rules; nothing is written. */
  public Outlook foresee(Order order, Catalogue catalogue) {
    Optional<Redemption> before = find(order.hold());
    if (before.isPresent()) {
      return new Outlook.Settled(again(order, before.get()));
    }
    return switch (counter.offer(order, catalogue, now())) {
      case Counter.Offer.Refused refused -> new Outlook.Settled(refuse(order, refused.refusal()));
      case Counter.Offer.Open open ->
          switch (ledger.foresee(open.redemption().hold(open.product().isCredit()))) {
            case Foreseen.Granted granted -> new Outlook.Open(open.redemption(), granted.entry());
            case Foreseen.Refused refused -> refused(refused.refusal());
            // Whoever asked for the same at once has it by now.
            case Foreseen.Answered _ ->
                new Outlook.Settled(again(order, find(order.hold()).orElse(open.redemption())));
          };
    };
  }

  private static Outlook refused(Refusal refusal) {
    return new Outlook.Settled(new Result.Refused(refusal));
  }

  private static Result again(Order order, Redemption before) {
    if (!before.order().product().equals(order.product())) {
      return new Result.Refused(new Refusal.ExistsWithDifferent(order.hold(), "product"));
    }
    if (before.order().quantity() != order.quantity()) {
      return new Result.Refused(new Refusal.ExistsWithDifferent(order.hold(), "quantity"));
    }
    return new Result.Done(before);
  }

  /** Empty if what is to be had was moved by another: look again. */
  private Optional<Result> hold(Counter.Offer.Open open) {
    Redemption redemption = open.redemption();
    Order order = redemption.order();
    List<Item> items = new ArrayList<>();
    items.add(Item.first(Redemption.key(order.hold()), redemption.fields(), redemption.due()));
    items.addAll(open.items());
    return switch (ledger.post(redemption.hold(open.product().isCredit()), items)) {
      case Posted.Written written when written.isNew() -> Optional.of(new Result.Done(redemption));
      // The same order came twice at once: the other's redemption is the one there is.
      case Posted.Written written ->
          Optional.of(again(order, find(order.hold()).orElse(redemption)));
      case Posted.Stale stale -> Optional.empty();
      case Posted.Refused refused -> Optional.of(new Result.Refused(refused.refusal()));
    };
  }

  /**
   * Notes that the other side is about to be asked, and until when whoever asks has it alone. Only
   * who is answered {@link Result.Done} may ask it; one that is {@link Redemption.State.Sending}
   * for the second time has to be asked about by its id first.
   */
  public Result send(TransactionId hold) {
    String claim = "%016x".formatted(random.nextLong());
    return moves.move(
        hold,
        before ->
            switch (before.state()) {
              // Written by a call of this very run, whose answer was lost.
              case State.Sending sending when sending.claim().equals(claim) -> sending;
              case State.Sending sending ->
                  new State.Sending(
                      claim, now().plus(SENDING), true, sending.tries() + 1, sending.said());
              case State other -> new State.Sending(claim, now().plus(SENDING), true, 1, "");
            },
        this::inOrder);
  }

  /**
   * Puts a redemption off that is not at its end yet: nobody asks about it before that time, and it
   * is looked at again then.
   *
   * @param seen as whoever claimed it, or found it held, has it; whoever claimed it since counts
   * @param until when
   * @param said what came of it, in words for operators
   */
  public Result putOff(Redemption seen, Instant until, String said) {
    Instant due = until.truncatedTo(ChronoUnit.MILLIS);
    State next =
        seen.state() instanceof State.Sending sending
            ? new State.Sending(sending.claim(), due, false, sending.tries(), said)
            : new State.Held(due);
    return moves.move(seen.order().hold(), before -> next, asSeen(seen));
  }

  /**
   * Gives back the coins of a redemption that will not be delivered. What a run was told counts
   * only as long as no other has claimed it: a later one may have been told otherwise.
   *
   * @param seen as whoever claimed it, or found it held, has it
   */
  public Result giveUp(Redemption seen, Redemption.Said said) {
    return moves.move(
        seen.order().hold(),
        before -> new State.Released(Request.Cause.FAILED, said),
        asSeen(seen));
  }

  /**
   * Ends a redemption by the word of an operator, who knows what became of it: also one that nobody
   * was ever asked about. Refused while a run may be asking, with the time when that is over.
   *
   * @param isDelivered whether it is settled; otherwise the coins go back
   * @param by the operator, and why; the entry names both by a salted hash
   */
  public Result endByHand(TransactionId hold, boolean isDelivered, OperatorDesk.By by) {
    EndedBy operator = new EndedBy.Operator(by.principal(), Memo.salt(random));
    Redemption.Said said = new Redemption.Said(by.because(), operator);
    State end =
        isDelivered ? new State.Settled(said) : new State.Released(Request.Cause.FAILED, said);
    return moves.move(
        hold,
        before -> end,
        (before, next) ->
            before.due().isEmpty()
                ? underWay(before)
                : before
                    .state()
                    .askedUntil(now())
                    .map(until -> new Refusal.BeingAsked(hold, until)));
  }

  /** Ends a redemption that the other side says was delivered. */
  public Result settle(TransactionId hold) {
    return settle(hold, Redemption.Said.NOTHING);
  }

  /** The same, and says what the other side calls it. */
  public Result settle(TransactionId hold, Redemption.Said said) {
    return moves.move(hold, before -> new State.Settled(said), this::inOrder);
  }

  /** Ends a redemption and gives the coins back; a member can cancel only what is held. */
  public Result release(TransactionId hold, Request.Cause cause) {
    return moves.move(
        hold, before -> new State.Released(cause, Redemption.Said.NOTHING), this::inOrder);
  }

  private Optional<Refusal> inOrder(Redemption before, State next) {
    return before.state().mayBecome(next, now()) ? Optional.empty() : underWay(before);
  }

  private static Moves.Rule asSeen(Redemption seen) {
    return (before, next) ->
        before.state().isStill(seen.state()) ? Optional.empty() : underWay(before);
  }

  private static Optional<Refusal> underWay(Redemption before) {
    return Optional.of(new Refusal.UnderWay(before.order().hold(), before.state().word()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
