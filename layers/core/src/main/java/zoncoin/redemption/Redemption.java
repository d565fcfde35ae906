package zoncoin.redemption;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Item;
import zoncoin.ledger.OperatorDesk;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * A redemption as it stands.
 *
 * @param order what was asked
 * @param amount what is held for it: the price at the time
 * @param requested when
 * @param reserved by which catalogue, and what of the stock
 * @param state where it is between held and its end
 */
public record Redemption(
    Order order, Amount amount, Instant requested, Reserved reserved, State state) {
  /** Family of the items that redemptions are. */
  public static final String FAMILY = "redemption";

  /** Most of what is delivered by machine is at its end in seconds. */
  private static final Duration STUCK_AFTER = Duration.ofHours(1);

  /**
   * What was agreed when it was asked.
   *
   * @param catalogue SHA-256 of the text of the catalogue then
   * @param slices how many were taken of which slice of the stock; none where there is no end of it
   * @param isCounted whether it counts for what all members together can have on its day
   */
  public record Reserved(Hash catalogue, SortedMap<Integer, Long> slices, boolean isCounted) {
    /** Copies. */
    public Reserved {
      slices = Collections.unmodifiableSortedMap(new TreeMap<>(slices));
    }
  }

  /**
   * How it ended.
   *
   * @param words what the member sees: what the other side calls it, or why it did not come about;
   *     empty for nothing
   * @param by whose words they are
   */
  public record Said(String words, EndedBy by) {
    /** Nothing, by the member or whoever did not say. */
    public static final Said NOTHING = new Said("", new EndedBy.Nobody());

    /** What the other side said, by the adapter of that name. */
    public static Said byAdapter(String name, String words) {
      return new Said(words, new EndedBy.Adapter(name));
    }

    /** SHA-256 of who decided it and why; empty unless an operator did. */
    Optional<Hash> memo() {
      return by instanceof EndedBy.Operator(String principal, String salt)
          ? Optional.of(new OperatorDesk.By(principal, words).memo(salt).hash())
          : Optional.empty();
    }
  }

  /** Where a redemption is between held and its end. */
  public sealed interface State {
    /** The word that callers see. */
    String word();

    /**
     * Coins are set aside; nobody outside knows of it.
     *
     * @param due when it is to be looked at
     */
    record Held(Instant due) implements State {
      @Override
      public String word() {
        return "held";
      }
    }

    /**
     * The other side may have been asked.
     *
     * @param claim names the run that asks; no two are the same
     * @param until when that run is surely over, or it is asked again: then another may take its
     *     place
     * @param isAsking whether that run may be asking at any moment before then; otherwise it put it
     *     off, and nobody asks before then
     * @param tries how many runs have claimed it; of the second on each asks before it sends
     * @param said what came of it last, in words for operators; empty at first
     */
    record Sending(String claim, Instant until, boolean isAsking, int tries, String said)
        implements State {
      @Override
      public String word() {
        return "sending";
      }
    }

    /** Delivered. */
    record Settled(Said said) implements State {
      @Override
      public String word() {
        return "settled";
      }
    }

    /** The coins went back. */
    record Released(Request.Cause cause, Said said) implements State {
      @Override
      public String word() {
        return "released";
      }
    }

    /** Whether that state may follow this one at that time. */
    default boolean mayBecome(State next, Instant now) {
      return switch (this) {
        case Held held -> !(next instanceof Settled);
        case Sending sending ->
            switch (next) {
              case Sending again ->
                  again.claim().equals(sending.claim()) || !now.isBefore(sending.until());
              case Released released -> released.cause() == Request.Cause.FAILED;
              case Settled settled -> true;
              case Held held -> false;
            };
        case Settled settled -> false;
        case Released released -> false;
      };
    }

    /** Until when a run may be asking the other side; empty if none is at that time. */
    default Optional<Instant> askedUntil(Instant now) {
      return this instanceof Sending sending && sending.isAsking() && now.isBefore(sending.until())
          ? Optional.of(sending.until())
          : Optional.empty();
    }

    /** Whether no run has claimed it since it was seen so, and nobody ended it. */
    default boolean isStill(State seen) {
      return switch (seen) {
        case Held _ -> this instanceof Held;
        case Sending before ->
            this instanceof Sending sending && sending.claim().equals(before.claim());
        case Settled _, Released _ -> false;
      };
    }

    /** Whether it is what was wished for, whoever said so. */
    default boolean isSameAs(State wished) {
      return switch (wished) {
        case Held held -> equals(held);
        case Sending sending -> equals(sending);
        case Settled settled -> this instanceof Settled;
        case Released released ->
            this instanceof Released(Request.Cause cause, Said _) && cause == released.cause();
      };
    }
  }

  /** The name of the item of a redemption. */
  public static Item.Key key(TransactionId hold) {
    return new Item.Key(FAMILY, hold.text());
  }

  /** The same redemption in that state. */
  Redemption in(State next) {
    return new Redemption(order, amount, requested, reserved, next);
  }

  /** What sets its coins aside. */
  Request.Hold hold(boolean isCredit) {
    return new Request.Hold(
        order.hold(),
        order.account().id(),
        order.account(),
        amount,
        new Request.Purchase(order.product(), order.quantity(), isCredit));
  }

  /** When it has to be looked at: at once while held, never after its end. */
  public Optional<Instant> due() {
    return switch (state) {
      case State.Held held -> Optional.of(held.due());
      case State.Sending sending -> Optional.of(sending.until());
      case State.Settled settled -> Optional.empty();
      case State.Released released -> Optional.empty();
    };
  }

  /** Whether it was asked for so long before that somebody has to look, unless it is at its end. */
  public boolean isStuck(Instant now) {
    return requested.plus(STUCK_AFTER).isBefore(now);
  }

  /** Its item's content. */
  Map<String, String> fields() {
    return RedemptionFields.of(this);
  }

  /**
   * Reads the item of a redemption.
   *
   * @throws Malformed if it is none
   */
  public static Redemption of(Item item) {
    if (!item.key().family().equals(FAMILY)) {
      throw new Malformed("item is no redemption: " + item.key());
    }
    return RedemptionFields.parse(item);
  }
}
