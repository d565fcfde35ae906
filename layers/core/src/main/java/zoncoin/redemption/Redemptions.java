package zoncoin.redemption;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Foreseen;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Pause;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Refusal;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.ledger.Unknown;

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

  private static final int MAX_ATTEMPTS = 16;

  private final Ledger ledger;
  private final Journal journal;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Shelf shelf;
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
    this.shelf = new Shelf(journal);
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
   * Notes that the other side is about to be asked. Only who is answered {@link Result.Done} may
   * ask it; one that is {@link Redemption.State.Sending} for the second time has to be asked about
   * by its id first.
   */
  public Result send(TransactionId hold) {
    String claim = "%016x".formatted(random.nextLong());
    return move(
        hold,
        before ->
            switch (before.state()) {
              // Written by a call of this very run, whose answer was lost.
              case Redemption.State.Sending sending when sending.claim().equals(claim) -> sending;
              case Redemption.State.Sending sending ->
                  new Redemption.State.Sending(
                      claim, now().plus(SENDING), sending.tries() + 1, sending.said());
              case Redemption.State other ->
                  new Redemption.State.Sending(claim, now().plus(SENDING), 1, "");
            });
  }

  /**
   * Puts a redemption off that is not at its end yet: it is looked at again at that time.
   *
   * @param redemption as whoever claimed it, or found it held, has it
   * @param until when
   * @param said what came of it, in words for operators
   */
  public Result putOff(Redemption redemption, Instant until, String said) {
    Instant due = until.truncatedTo(ChronoUnit.MILLIS);
    return move(
        redemption.order().hold(),
        before ->
            redemption.state() instanceof Redemption.State.Sending sending
                ? new Redemption.State.Sending(sending.claim(), due, sending.tries(), said)
                : new Redemption.State.Held(due));
  }

  /**
   * Ends a redemption by the word of an operator, who knows what became of it: also one that nobody
   * was ever asked about.
   *
   * @param isDelivered whether it is settled; otherwise the coins go back
   * @param said why, and who the operator is
   */
  public Result endByHand(TransactionId hold, boolean isDelivered, Redemption.Said said) {
    Redemption.State end =
        isDelivered
            ? new Redemption.State.Settled(said)
            : new Redemption.State.Released(Request.Cause.FAILED, said);
    return move(hold, before -> end, (before, next) -> before.due().isPresent());
  }

  /** Ends a redemption that the other side says was delivered. */
  public Result settle(TransactionId hold) {
    return settle(hold, Redemption.Said.NOTHING);
  }

  /** Ends a redemption that the other side, or an operator, says was delivered. */
  public Result settle(TransactionId hold, Redemption.Said said) {
    return move(hold, before -> new Redemption.State.Settled(said));
  }

  /** Ends a redemption and gives the coins back; a member can cancel only what is held. */
  public Result release(TransactionId hold, Request.Cause cause) {
    return release(hold, cause, Redemption.Said.NOTHING);
  }

  /** The same, and says why. */
  public Result release(TransactionId hold, Request.Cause cause, Redemption.Said said) {
    return move(hold, before -> new Redemption.State.Released(cause, said));
  }

  private Result move(TransactionId hold, Function<Redemption, Redemption.State> wish) {
    return move(hold, wish, (before, next) -> before.state().mayBecome(next, now()));
  }

  private Result move(
      TransactionId hold,
      Function<Redemption, Redemption.State> wish,
      BiPredicate<Redemption, Redemption.State> may) {
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      Optional<Item> item = journal.item(Redemption.key(hold));
      if (item.isEmpty()) {
        return new Result.Refused(new Refusal.UnknownReference(hold));
      }
      Redemption before = Redemption.of(item.get());
      Redemption.State next = wish.apply(before);
      if (before.state().isSameAs(next)) {
        return new Result.Done(before);
      }
      if (!may.test(before, next)) {
        return new Result.Refused(new Refusal.UnderWay(hold, before.state().word()));
      }
      Redemption after = before.in(next);
      Optional<Result> result = write(item.get().next(after.fields(), after.due()), after);
      if (result.isPresent()) {
        return result.get();
      }
      ledger.pause(attempt);
    }
    return new Result.Refused(new Refusal.Busy(MAX_ATTEMPTS));
  }

  /** Empty if the redemption was moved by another, or may have been by this: read it again. */
  private Optional<Result> write(Item item, Redemption after) {
    TransactionId hold = after.order().hold();
    return switch (after.state()) {
      case Redemption.State.Held held -> put(item, after);
      case Redemption.State.Sending sending -> put(item, after);
      case Redemption.State.Settled settled ->
          post(new Request.Settle(hold, after.order().product()), List.of(item), after);
      case Redemption.State.Released released -> {
        List<Item> items = new ArrayList<>();
        items.add(item);
        items.addAll(shelf.putBack(after));
        yield post(new Request.Release(hold, released.cause()), items, after);
      }
    };
  }

  private Optional<Result> put(Item item, Redemption after) {
    try {
      return journal.put(item) ? Optional.of(new Result.Done(after)) : Optional.empty();
    } catch (Unknown lostAnswer) {
      // If it was written, the item names this run: reading tells.
      return Optional.empty();
    }
  }

  private Optional<Result> post(Request request, List<Item> items, Redemption after) {
    return switch (ledger.post(request, items)) {
      case Posted.Written written -> Optional.of(new Result.Done(after));
      case Posted.Stale stale -> Optional.empty();
      case Posted.Refused refused ->
          switch (refused.refusal()) {
            // Another ended it the other way since it was read.
            case Refusal.ExistsWithDifferent other -> Optional.empty();
            case Refusal other -> Optional.of(new Result.Refused(other));
          };
    };
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
