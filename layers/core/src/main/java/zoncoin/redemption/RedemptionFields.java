package zoncoin.redemption;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Item;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.redemption.Redemption.Said;
import zoncoin.redemption.Redemption.State;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/** A redemption as the content of its item. */
final class RedemptionFields {
  private static final String DUE = "due";
  private static final String CLAIM = "claim";
  private static final String UNTIL = "until";
  private static final String PUT_OFF = "putOff";
  private static final String TRIES = "tries";
  private static final String SAID = "said";
  private static final String BY = "by";
  private static final String SALT = "salt";
  private static final String CAUSE = "cause";
  private static final String SLICES = "slices";
  private static final String COUNTED = "counted";

  private RedemptionFields() {}

  static Map<String, String> of(Redemption redemption) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("account", redemption.order().account().text());
    fields.put("principal", redemption.order().principal());
    fields.put("product", redemption.order().product());
    fields.put("quantity", Long.toString(redemption.order().quantity()));
    fields.put("amount", redemption.amount().toString());
    fields.put("requested", redemption.requested().toString());
    fields.put("catalogue", redemption.reserved().catalogue().base64());
    if (!redemption.reserved().slices().isEmpty()) {
      fields.put(SLICES, print(redemption.reserved().slices()));
    }
    if (redemption.reserved().isCounted()) {
      fields.put(COUNTED, "yes");
    }
    fields.put("state", redemption.state().word());
    switch (redemption.state()) {
      case State.Held held -> fields.put(DUE, held.due().toString());
      case State.Sending sending -> {
        fields.put(CLAIM, sending.claim());
        fields.put(UNTIL, sending.until().toString());
        if (!sending.isAsking()) {
          fields.put(PUT_OFF, "yes");
        }
        fields.put(TRIES, Integer.toString(sending.tries()));
        fields.put(SAID, sending.said());
      }
      case State.Settled settled -> put(settled.said(), fields);
      case State.Released released -> {
        fields.put(CAUSE, released.cause().name().toLowerCase(Locale.ROOT));
        put(released.said(), fields);
      }
    }
    return fields;
  }

  private static void put(Said said, Map<String, String> fields) {
    fields.put(SAID, said.words());
    fields.put(BY, said.by().text());
    if (said.by() instanceof EndedBy.Operator operator) {
      fields.put(SALT, operator.salt());
    }
  }

  /** Such as {@code 0:1 3:2}. */
  private static String print(SortedMap<Integer, Long> slices) {
    return slices.entrySet().stream()
        .map(part -> part.getKey() + ":" + part.getValue())
        .collect(Collectors.joining(" "));
  }

  static Redemption parse(Item item) {
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
        reserved(item),
        state(item));
  }

  private static Redemption.Reserved reserved(Item item) {
    return new Redemption.Reserved(
        Hash.parse(item.field("catalogue")), slices(item), item.fields().containsKey(COUNTED));
  }

  private static SortedMap<Integer, Long> slices(Item item) {
    SortedMap<Integer, Long> slices = new TreeMap<>();
    if (item.fields().containsKey(SLICES)) {
      for (String part : item.field(SLICES).split(" ", -1)) {
        String[] pair = part.split(":", 2);
        slices.put(Integer.parseInt(pair[0]), Long.parseLong(pair[1]));
      }
    }
    return slices;
  }

  private static State state(Item item) {
    return switch (item.field("state")) {
      case "held" -> new State.Held(Instant.parse(item.field(DUE)));
      case "sending" ->
          new State.Sending(
              item.field(CLAIM),
              Instant.parse(item.field(UNTIL)),
              // One that does not say may be asked about now.
              !item.fields().containsKey(PUT_OFF),
              Integer.parseInt(item.field(TRIES)),
              item.field(SAID));
      case "settled" -> new State.Settled(said(item));
      case "released" ->
          new State.Released(
              Request.Cause.valueOf(item.field(CAUSE).toUpperCase(Locale.ROOT)), said(item));
      default -> throw new Malformed("no such state of " + item.key());
    };
  }

  private static Said said(Item item) {
    String salt = item.fields().getOrDefault(SALT, "");
    return new Said(item.field(SAID), EndedBy.parse(item.field(BY), salt));
  }
}
