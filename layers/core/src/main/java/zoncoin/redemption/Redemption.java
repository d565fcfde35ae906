package zoncoin.redemption;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Item;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.tlog.Malformed;

/**
 * A redemption as it stands.
 *
 * @param order what was asked
 * @param amount what is held for it: the price at the time
 * @param requested when
 * @param state where it is between held and its end
 */
public record Redemption(Order order, Amount amount, Instant requested, State state) {
  /** Family of the items that redemptions are. */
  public static final String FAMILY = "redemption";

  /** Where a redemption is between held and its end. */
  public sealed interface State {
    /** The word that callers see. */
    String word();

    /** Coins are set aside; nobody outside knows of it. */
    record Held() implements State {
      @Override
      public String word() {
        return "held";
      }
    }

    /**
     * The other side may have been asked.
     *
     * @param claim names the run that asks; no two are the same
     * @param until when that run is surely over and another may take its place
     */
    record Sending(String claim, Instant until) implements State {
      @Override
      public String word() {
        return "sending";
      }
    }

    /** Delivered. */
    record Settled() implements State {
      @Override
      public String word() {
        return "settled";
      }
    }

    /** The coins went back. */
    record Released(Request.Cause cause) implements State {
      @Override
      public String word() {
        return "released";
      }
    }

    /** Whether that state may follow this one at that time. */
    default boolean mayBecome(State next, Instant now) {
      return switch (this) {
        case Held held -> next instanceof Sending || next instanceof Released;
        case Sending sending ->
            switch (next) {
              case Sending again -> !now.isBefore(sending.until());
              case Released released -> released.cause() == Request.Cause.FAILED;
              case Settled settled -> true;
              case Held held -> false;
            };
        case Settled settled -> false;
        case Released released -> false;
      };
    }
  }

  /** The name of the item of a redemption. */
  public static Item.Key key(TransactionId hold) {
    return new Item.Key(FAMILY, hold.text());
  }

  /** The same redemption in that state. */
  Redemption in(State next) {
    return new Redemption(order, amount, requested, next);
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
  Optional<Instant> due() {
    return switch (state) {
      case State.Held held -> Optional.of(requested);
      case State.Sending sending -> Optional.of(sending.until());
      case State.Settled settled -> Optional.empty();
      case State.Released released -> Optional.empty();
    };
  }

  Map<String, String> fields() {
    Map<String, String> fields = new TreeMap<>();
    fields.put("account", order.account().text());
    fields.put("principal", order.principal());
    fields.put("product", order.product());
    fields.put("quantity", Long.toString(order.quantity()));
    fields.put("amount", amount.toString());
    fields.put("requested", requested.toString());
    fields.put("state", state.word());
    switch (state) {
      case State.Sending sending -> {
        fields.put("claim", sending.claim());
        fields.put("until", sending.until().toString());
      }
      case State.Released released ->
          fields.put("cause", released.cause().name().toLowerCase(Locale.ROOT));
      case State.Held held -> {}
      case State.Settled settled -> {}
    }
    return fields;
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
    Order order =
        new Order(
            TransactionId.parse(item.key().name()),
            new Account.Member(item.field("account").substring("member:".length())),
            item.field("principal"),
            item.field("product"),
            Long.parseLong(item.field("quantity")));
    return new Redemption(
        order,
        Amount.parse(item.field("amount")),
        Instant.parse(item.field("requested")),
        state(item));
  }

  private static State state(Item item) {
    return switch (item.field("state")) {
      case "held" -> new State.Held();
      case "sending" -> new State.Sending(item.field("claim"), Instant.parse(item.field("until")));
      case "settled" -> new State.Settled();
      case "released" ->
          new State.Released(Request.Cause.valueOf(item.field("cause").toUpperCase(Locale.ROOT)));
      default -> throw new Malformed("no such state of " + item.key());
    };
  }
}
