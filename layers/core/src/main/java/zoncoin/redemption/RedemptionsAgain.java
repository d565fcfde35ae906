package zoncoin.redemption;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import zoncoin.ledger.Account;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Item;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.rebuild.Beside;
import zoncoin.rebuild.Mend;
import zoncoin.seal.Stop;

/**
 * Redemptions of a restored table, and what they took of the stock, made again from what holds
 * coins and what ends that.
 *
 * <p>Of a redemption without an end nobody knows whether the other side was asked since the table
 * was saved. So none stays held: it is sending, by a run that is over, and whoever takes its place
 * asks the other side by its id before anything else.
 */
public final class RedemptionsAgain implements Beside {
  /** Names no run: a real one is sixteen hexadecimal digits. */
  static final String CLAIM = "rebuilt";

  private static final String NOBODY = "-";

  /** The adapter whose codes are each for one account for ever. */
  private static final String VAULT = "vault";

  private final Wares wares;
  private final StockAgain stock = new StockAgain();
  private boolean isVaultUsed;
  private final Map<TransactionId, Open> open = new HashMap<>();

  /**
   * @param wares finds what a hold was for; of its own, so that it sees entries in their order
   */
  public RedemptionsAgain(Wares wares) {
    this.wares = wares;
  }

  /** A hold without an end so far, and what it is for if that can be found. */
  private record Open(Entry hold, Optional<Wares.Bought> bought) {}

  @Override
  public void see(Seen seen, Mend mend) throws Stop {
    Entry entry = seen.signed().entry();
    wares.see(entry);
    if (entry.kind() == Kind.HOLD) {
      Open held = new Open(entry, wares.find(entry));
      open.put(entry.transaction(), held);
      held.bought().ifPresent(this::take);
    } else if (entry.kind() == Kind.SETTLE || entry.kind() == Kind.RELEASE) {
      Optional<Open> held = Optional.ofNullable(open.remove(entry.reference().orElseThrow()));
      if (held.isPresent()) {
        end(held.get(), seen, mend);
      }
    }
  }

  private void take(Wares.Bought bought) {
    stock.take(bought.product(), bought.quantity());
    isVaultUsed |= bought.product().terms().adapter().name().equals(VAULT);
  }

  private void end(Open held, Seen seen, Mend mend) throws Stop {
    Entry entry = seen.signed().entry();
    if (entry.kind() == Kind.RELEASE) {
      held.bought().ifPresent(bought -> stock.take(bought.product(), -bought.quantity()));
    }
    Optional<Item> item =
        seen.isSuspect() ? mend.item(Redemption.key(held.hold().transaction())) : Optional.empty();
    Optional<Redemption> before = item.map(Redemption::of).or(() -> of(held));
    boolean isToWrite = seen.isSuspect() && before.isPresent() && before.get().due().isPresent();
    if (isToWrite) {
      write(item, before.get().in(state(entry, before.get())), mend);
    }
  }

  /**
   * Only an operator's word has a memo. So what was settled without one was delivered by the
   * adapter that it was asked under, which can show its code.
   */
  private Redemption.State state(Entry end, Redemption before) {
    return state(end, wares.adapter(before));
  }

  /** Where a redemption is after that entry, asked under that adapter if it is known. */
  static Redemption.State state(Entry end, Optional<String> asked) {
    if (end.kind() == Kind.SETTLE) {
      Optional<String> adapter = end.memo().isPresent() ? Optional.empty() : asked;
      return new Redemption.State.Settled(
          adapter.map(name -> Redemption.Said.byAdapter(name, "")).orElse(Redemption.Said.NOTHING));
    }
    return zoncoin.audit.RequestAudit.possible(end).stream()
        .filter(request -> request.hash().equals(end.request()))
        .map(request -> ((Request.Release) request).cause())
        .map(cause -> new Redemption.State.Released(cause, Redemption.Said.NOTHING))
        .findFirst()
        .orElseThrow();
  }

  /** Whoever claims it next asks the other side before it sends. */
  static Redemption.State overdue(Instant now) {
    return new Redemption.State.Sending(CLAIM, now, false, 1, "rebuilt");
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
  private static Optional<Redemption> of(Open held) {
    return held.bought().map(bought -> asked(held.hold(), bought));
  }

  /** What a hold was for, as it was asked. */
  static Redemption asked(Entry hold, Wares.Bought bought) {
    return new Redemption(
        new Order(
            hold.transaction(),
            (Account.Member) bought.request().account(),
            NOBODY,
            bought.product().name(),
            bought.quantity()),
        hold.posted(bought.request().account(), Bucket.Plain.HELD),
        hold.time(),
        new Redemption.Reserved(bought.catalogue().hash(), slices(bought), false),
        new Redemption.State.Held(hold.time()));
  }

  private static SortedMap<Integer, Long> slices(Wares.Bought bought) {
    SortedMap<Integer, Long> slices = new TreeMap<>();
    if (bought.product().supply().stock().isPresent()) {
      slices.put(0, bought.quantity());
    }
    return slices;
  }

  @Override
  public void end(Instant now, Mend mend) throws Stop {
    for (Open held : open.values()) {
      askFirst(held, now, mend);
    }
    stock.level(mend);
    if (isVaultUsed) {
      mend.leave(
          "codes that the table has as free may have been given out since: before redemptions go"
              + " on, withdraw them (zon operate codes withdraw) and put in others; give whoever"
              + " waits for one a code by hand");
    }
  }

  private static void askFirst(Open held, Instant now, Mend mend) throws Stop {
    TransactionId id = held.hold().transaction();
    Optional<Item> item = mend.item(Redemption.key(id));
    Optional<Redemption> before = item.map(Redemption::of).or(() -> of(held));
    if (before.isEmpty()) {
      mend.leave(
          "what " + id + " was to buy is not known: find out if it was delivered, then give back");
      return;
    }
    switch (before.get().state()) {
      case Redemption.State.Held _ ->
          // Of one try: whoever claims it now is the second, who asks before it sends.
          write(item, before.get().in(overdue(now)), mend);
      case Redemption.State.Sending _ -> {}
      case Redemption.State.Settled _, Redemption.State.Released _ ->
          throw new Stop(
              "the table says that %s ended, and the log does not; restore the table again"
                  .formatted(id));
    }
  }
}
