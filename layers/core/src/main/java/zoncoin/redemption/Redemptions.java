package zoncoin.redemption;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Ledger;
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

  private static final int MAX_ATTEMPTS = 8;

  private final Ledger ledger;
  private final Journal journal;
  private final InstantSource clock;
  private final RandomGenerator random;

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
    Optional<Redemption> before = find(order.hold());
    if (before.isPresent()) {
      return again(order, before.get());
    }
    Optional<Product> product = catalogue.find(order.product());
    if (product.isEmpty()) {
      return new Result.Refused(new Refusal.UnknownProduct(order.product()));
    }
    Product.Limits limits = product.get().limits();
    if (!limits.allows(order.quantity())) {
      return new Result.Refused(
          new Refusal.QuantityOutOfRange(order.quantity(), limits.toString()));
    }
    return hold(order, product.get());
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

  private Result hold(Order order, Product product) {
    Redemption redemption =
        new Redemption(order, product.price(order.quantity()), now(), new Redemption.State.Held());
    Item item = Item.first(Redemption.key(order.hold()), redemption.fields(), redemption.due());
    return switch (ledger.post(redemption.hold(product.isCredit()), List.of(item))) {
      case Posted.Written written when written.isNew() -> new Result.Done(redemption);
      // The same order came twice at once: the other's redemption is the one there is.
      case Posted.Written written -> again(order, find(order.hold()).orElse(redemption));
      case Posted.Stale stale -> again(order, find(order.hold()).orElseThrow());
      case Posted.Refused refused -> new Result.Refused(refused.refusal());
    };
  }

  /**
   * Notes that the other side is about to be asked. Only who is answered {@link Result.Done} may
   * ask it; a redemption that was sending before has to be asked about by its id first.
   */
  public Result send(TransactionId hold) {
    String claim = "%016x".formatted(random.nextLong());
    return move(hold, new Redemption.State.Sending(claim, now().plus(SENDING)));
  }

  /** Ends a redemption that the other side says was delivered. */
  public Result settle(TransactionId hold) {
    return move(hold, new Redemption.State.Settled());
  }

  /** Ends a redemption and gives the coins back; a member can cancel only what is held. */
  public Result release(TransactionId hold, Request.Cause cause) {
    return move(hold, new Redemption.State.Released(cause));
  }

  private Result move(TransactionId hold, Redemption.State next) {
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      Optional<Item> item = journal.item(Redemption.key(hold));
      if (item.isEmpty()) {
        return new Result.Refused(new Refusal.UnknownReference(hold));
      }
      Redemption before = Redemption.of(item.get());
      if (before.state().equals(next)) {
        return new Result.Done(before);
      }
      if (!before.state().mayBecome(next, now())) {
        return new Result.Refused(new Refusal.UnderWay(hold, before.state().word()));
      }
      Redemption after = before.in(next);
      Optional<Result> result = write(item.get().next(after.fields(), after.due()), after);
      if (result.isPresent()) {
        return result.get();
      }
    }
    return new Result.Refused(new Refusal.Busy(MAX_ATTEMPTS));
  }

  /** Empty if the redemption was moved by another, or may have been by this: read it again. */
  private Optional<Result> write(Item item, Redemption after) {
    TransactionId hold = after.order().hold();
    return switch (after.state()) {
      case Redemption.State.Held held -> throw new IllegalArgumentException("held is a beginning");
      case Redemption.State.Sending sending -> put(item, after);
      case Redemption.State.Settled settled ->
          post(new Request.Settle(hold, after.order().product()), item, after);
      case Redemption.State.Released released ->
          post(new Request.Release(hold, released.cause()), item, after);
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

  private Optional<Result> post(Request request, Item item, Redemption after) {
    return switch (ledger.post(request, List.of(item))) {
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
