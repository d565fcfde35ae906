package zoncoin.redemption;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Refusal;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.ledger.Unknown;

/**
 * Moves a redemption from one state to the next: its item alone, or together with the entry that
 * says the same. Whatever was read is asserted by the write; if it moved, all is decided again.
 *
 * @param ledger where coins are settled and released
 * @param journal the same ledger's journal
 * @param shelf what comes back with what is released
 */
record Moves(Ledger ledger, Journal journal, Shelf shelf) {
  /** Says what forbids a move. */
  interface Rule {
    /** Why that redemption may not be moved on to that state; empty if it may. */
    Optional<Refusal> refusal(Redemption before, Redemption.State next);
  }

  /** Moves the redemption of that hold where it wishes to be, if the rule lets it. */
  Redemptions.Result move(
      TransactionId hold, Function<Redemption, Redemption.State> wish, Rule rule) {
    for (int attempt = 1; attempt <= Redemptions.MAX_ATTEMPTS; attempt++) {
      Optional<Item> item = journal.item(Redemption.key(hold));
      if (item.isEmpty()) {
        return new Redemptions.Result.Refused(new Refusal.UnknownReference(hold));
      }
      Redemption before = Redemption.of(item.get());
      Redemption.State next = wish.apply(before);
      if (before.state().isSameAs(next)) {
        return new Redemptions.Result.Done(before);
      }
      Optional<Refusal> refusal = rule.refusal(before, next);
      if (refusal.isPresent()) {
        return new Redemptions.Result.Refused(refusal.get());
      }
      Redemption after = before.in(next);
      Optional<Redemptions.Result> result =
          write(item.get().next(after.fields(), after.due()), after);
      if (result.isPresent()) {
        return result.get();
      }
      ledger.pause(attempt);
    }
    return new Redemptions.Result.Refused(new Refusal.Busy(Redemptions.MAX_ATTEMPTS));
  }

  /** Empty if the redemption was moved by another, or may have been by this: read it again. */
  private Optional<Redemptions.Result> write(Item item, Redemption after) {
    TransactionId hold = after.order().hold();
    return switch (after.state()) {
      case Redemption.State.Held held -> put(item, after);
      case Redemption.State.Sending sending -> put(item, after);
      case Redemption.State.Settled settled ->
          post(
              new Request.Settle(hold, after.order().product(), settled.said().memo()),
              List.of(item),
              after);
      case Redemption.State.Released released -> {
        List<Item> items = new ArrayList<>();
        items.add(item);
        items.addAll(shelf.putBack(after));
        yield post(
            new Request.Release(hold, released.cause(), released.said().memo()), items, after);
      }
    };
  }

  private Optional<Redemptions.Result> put(Item item, Redemption after) {
    try {
      return journal.put(item) ? Optional.of(new Redemptions.Result.Done(after)) : Optional.empty();
    } catch (Unknown lostAnswer) {
      // If it was written, the item names this run: reading tells.
      return Optional.empty();
    }
  }

  private Optional<Redemptions.Result> post(Request request, List<Item> items, Redemption after) {
    return switch (ledger.post(request, items)) {
      case Posted.Written written -> Optional.of(new Redemptions.Result.Done(after));
      case Posted.Stale stale -> Optional.empty();
      case Posted.Refused refused ->
          switch (refused.refusal()) {
            // Another ended it the other way since it was read.
            case Refusal.ExistsWithDifferent other -> Optional.empty();
            case Refusal other -> Optional.of(new Redemptions.Result.Refused(other));
          };
    };
  }
}
