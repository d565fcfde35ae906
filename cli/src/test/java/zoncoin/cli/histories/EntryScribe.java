package zoncoin.cli.histories;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Posting;
import zoncoin.redemption.EndedBy;
import zoncoin.redemption.Redemption;
import zoncoin.redemption.Redemption.State;

/**
 * Moves the model by each entry, as whoever asked for it wanted.
 *
 * @param model is moved
 * @param askers who asked
 * @param counterpart who delivered
 */
record EntryScribe(Model model, Askers askers, Counterpart counterpart) {
  private static final String OPERATOR = "operator";

  /** What nobody asked for, or what posts anything else than the model does, is an error. */
  void write(Journal.Append append) {
    Entry entry = append.signed().entry();
    String id = entry.transaction().text();
    Postings expected = deed(append, entry, id);
    Postings posted = new Postings();
    for (Posting one : entry.postings()) {
      posted.add(one.account().text(), one.bucket().text(), one.amount().zon());
    }
    if (!expected.equals(posted)) {
      throw new AssertionError(id + " posts " + posted + ", not " + expected);
    }
  }

  private Deeds deeds() {
    return new Deeds(model);
  }

  private static Map<String, String> fields(String request) {
    Map<String, String> fields = new HashMap<>();
    request.lines().skip(1).map(line -> line.split(" ", 2)).forEach(w -> fields.put(w[0], w[1]));
    return fields;
  }

  private Postings deed(Journal.Append append, Entry entry, String id) {
    Map<String, String> request = fields(append.request());
    return switch (entry.kind()) {
      case ENROL, LEAVE, TRANSFER -> keyed(entry.kind(), id, request, model.now);
      case HOLD ->
          id.startsWith("auto.")
              ? wished(redemption(append), id)
              : keyed(entry.kind(), id, request, redemption(append).requested());
      case SETTLE, RELEASE -> end(redemption(append));
      case FREEZE, THAW -> {
        boolean isFrozen = entry.kind() == Kind.FREEZE;
        String member = request.getOrDefault("account", "").replace("member:", "");
        var _ = askers.by(new Asked.Freeze(member, isFrozen)::equals);
        yield deeds().freeze(id, member, isFrozen);
      }
      case ADJUST -> {
        var _ = askers.by(new Asked.Approve(id)::equals);
        yield deeds().correct(id, request.getOrDefault("month", ""));
      }
      case VEST -> {
        var _ = askers.by(new Asked.Run(Asked.Function.VEST)::equals);
        String member = request.getOrDefault("account", "").replace("member:", "");
        yield deeds().vest(id, member, request.getOrDefault("month", ""));
      }
      case COLLECT -> {
        var _ = askers.by(new Asked.Run(Asked.Function.COLLECT)::equals);
        yield deeds().collect(request.getOrDefault("month", ""));
      }
      case KEY, ISSUE, EXPIRE, REVERSE, POLICY, REPORT, CATALOGUE ->
          throw new AssertionError("nobody asks for that here");
    };
  }

  private static Redemption redemption(Journal.Append append) {
    return append.items().stream()
        .filter(item -> item.key().family().equals(Redemption.FAMILY))
        .map(Redemption::of)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no redemption moves with it"));
  }

  private Postings keyed(Kind kind, String id, Map<String, String> request, Instant requested) {
    Asked asked =
        askers.by(
            one ->
                one instanceof Asked.Keyed keyed
                    && keyed.id().equals(id)
                    && !keyed.isDryRun()
                    && Deeds.kind(keyed).equals(kind.word())
                    && Deeds.said(keyed).entrySet().stream()
                        .allMatch(f -> f.getValue().equals(request.get(f.getKey()))));
    return deeds().keyed((Asked.Keyed) asked, requested);
  }

  /** What was redeemed because coins vested: a run could have come to that at some moment. */
  private Postings wished(Redemption made, String id) {
    String member = made.order().account().id();
    String product = made.order().product();
    long quantity = made.order().quantity();
    String word = "auto %s %s %d".formatted(member, product, quantity);
    boolean isWished =
        askers.calls().stream()
            .filter(Call::mayWrite)
            .filter(call -> call.asked().equals(new Asked.Run(Asked.Function.VEST)))
            .anyMatch(call -> call.allows(word));
    if (!isWished || quantity < 1) {
      throw new AssertionError("no run could have come to " + word);
    }
    return deeds().hold(id, member, product, quantity, made.requested());
  }

  private Postings end(Redemption ended) {
    String id = ended.order().hold().text();
    return switch (ended.state()) {
      case State.Settled(Redemption.Said said) -> {
        String by = word(said.by());
        if (by.equals(OPERATOR)) {
          endByHand(new Asked.End(id, true));
        } else if (!isDeliveredBy(by, id)) {
          throw new AssertionError(said + " did not deliver " + id);
        }
        yield deeds().settle(id, by);
      }
      case State.Released released -> release(released, id);
      case State.Held _, State.Sending _ -> throw new AssertionError("is no end: " + ended);
    };
  }

  private static String word(EndedBy by) {
    return switch (by) {
      case EndedBy.Adapter(String name) -> name;
      case EndedBy.Operator _ -> OPERATOR;
      case EndedBy.Nobody _ -> "nobody";
    };
  }

  /** Nobody ends by hand what a run may be asking about. */
  private void endByHand(Asked.End end) {
    var _ = askers.by(end::equals);
    model
        .shop
        .askedUntil(end.id(), model.now)
        .ifPresent(
            until -> {
              throw new AssertionError("a run may be asking until " + until);
            });
  }

  /** What the vault gave is known by the code that it shows, in the end. */
  private boolean isDeliveredBy(String by, String id) {
    return by.equals("vault") || by.equals("webhook") && counterpart.delivered(id) == 1;
  }

  private Postings release(State.Released released, String id) {
    String by = word(released.said().by());
    String cause = released.cause().name().toLowerCase(Locale.ROOT);
    if (cause.equals("cancelled")) {
      var _ = askers.by(one -> one instanceof Asked.Cancel cancel && isOwn(cancel, id));
      String state = model.shop.deal(id).map(Shop.Deal::state).orElse("nothing");
      if (!state.equals("held")) {
        throw new AssertionError(id + " is " + state + " and is cancelled");
      }
    } else if (by.equals(OPERATOR)) {
      endByHand(new Asked.End(id, false));
    } else if (!by.equals("vault") && !(by.equals("webhook") && counterpart.declined(id))) {
      throw new AssertionError(by + " did not decline " + id);
    }
    Postings posted = deeds().release(id, cause, by);
    giveBack(model.shop.deal(id).orElseThrow());
    return posted;
  }

  /** The stock is read in parts: who has read a part of it may not see what comes back to it. */
  private void giveBack(Shop.Deal deal) {
    askers
        .underWay(Asked.Order.class, order -> order.product().equals(deal.product()))
        .forEach(call -> call.giveBack(deal.quantity()));
  }

  private boolean isOwn(Asked.Cancel cancel, String id) {
    return cancel.id().equals(id) && model.own(cancel.member(), id).isPresent();
  }
}
