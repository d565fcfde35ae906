package zoncoin.redemption;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import zoncoin.ledger.Account;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Item;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.rebuild.Asked;
import zoncoin.rebuild.Beside;
import zoncoin.rebuild.Mend;
import zoncoin.seal.Stop;

/**
 * Redemptions of a restored table, made again from what holds coins and what ends that.
 *
 * <p>Of a redemption without an end nobody knows whether the other side was asked since the table
 * was saved. So none stays held: it is sending, by a run that is over, and whoever takes its place
 * asks the other side by its id before anything else.
 */
public final class RedemptionsAgain implements Beside {
  /** Names no run: a real one is sixteen hexadecimal digits. */
  static final String CLAIM = "rebuilt";

  private static final String NOBODY = "-";

  private final Asked asked;
  private final Map<TransactionId, Entry> open = new HashMap<>();

  /**
   * @param asked finds what a hold was for
   */
  public RedemptionsAgain(Asked asked) {
    this.asked = asked;
  }

  @Override
  public void see(Seen seen, Mend mend) throws Stop {
    Entry entry = seen.signed().entry();
    if (entry.kind() == Kind.HOLD) {
      open.put(entry.transaction(), entry);
    } else if (entry.kind() == Kind.SETTLE || entry.kind() == Kind.RELEASE) {
      Optional<Entry> hold = Optional.ofNullable(open.remove(entry.reference().orElseThrow()));
      if (hold.isPresent() && seen.isSuspect()) {
        end(hold.get(), state(entry), mend);
      }
    }
  }

  private Redemption.State state(Entry end) {
    if (end.kind() == Kind.SETTLE) {
      return new Redemption.State.Settled();
    }
    Request.Cause cause =
        asked
            .of(end)
            .map(Request.Release.class::cast)
            .map(Request.Release::cause)
            .orElse(Request.Cause.FAILED);
    return new Redemption.State.Released(cause);
  }

  private void end(Entry hold, Redemption.State state, Mend mend) throws Stop {
    Optional<Item> item = mend.item(Redemption.key(hold.transaction()));
    Optional<Redemption> there = item.map(Redemption::of);
    if (there.isPresent() && there.get().due().isEmpty()) {
      return;
    }
    Optional<Redemption> before = there.or(() -> of(hold));
    if (before.isPresent()) {
      write(item, before.get().in(state), mend);
    }
  }

  private static void write(Optional<Item> item, Redemption after, Mend mend) throws Stop {
    Item next =
        item.map(before -> before.next(after.fields(), after.due()))
            .orElseGet(
                () ->
                    Item.first(Redemption.key(after.order().hold()), after.fields(), after.due()));
    mend.replace(item, next);
  }

  /** As it was asked; who asked on the account's behalf is not in the log. */
  private Optional<Redemption> of(Entry hold) {
    Account.Chained account = hold.chain().getFirst().account();
    return asked
        .of(hold)
        .filter(request -> account instanceof Account.Member)
        .map(Request.Hold.class::cast)
        .map(
            request ->
                new Redemption(
                    new Order(
                        hold.transaction(),
                        (Account.Member) account,
                        NOBODY,
                        request.purchase().product(),
                        request.purchase().quantity()),
                    hold.posted(account, Bucket.Plain.HELD),
                    hold.time(),
                    new Redemption.State.Held()));
  }

  @Override
  public void end(Instant now, Mend mend) throws Stop {
    for (Entry hold : open.values()) {
      Optional<Item> item = mend.item(Redemption.key(hold.transaction()));
      Optional<Redemption> before = item.map(Redemption::of).or(() -> of(hold));
      if (before.isEmpty()) {
        mend.leave(
            "what "
                + hold.transaction()
                + " was to buy is not known: find out if it was delivered, then settle or release");
      } else {
        switch (before.get().state()) {
          case Redemption.State.Held _ ->
              write(item, before.get().in(new Redemption.State.Sending(CLAIM, now)), mend);
          case Redemption.State.Sending _ -> {}
          case Redemption.State.Settled _, Redemption.State.Released _ ->
              throw new Stop(
                  "the table says that %s ended, and the log does not; restore the table again"
                      .formatted(hold.transaction()));
        }
      }
    }
  }
}
