package zoncoin.cli.histories;

import java.util.Map;
import java.util.Set;
import zoncoin.ledger.Item;
import zoncoin.redemption.Redemption;
import zoncoin.redemption.Redemption.State;

/**
 * Moves the model by what is put without an entry.
 *
 * @param model is moved
 * @param askers who asked
 */
record ItemScribe(Model model, Askers askers) {
  private static final String PAUSE = "pause";
  private static final String WISH = "standing-redemption";
  private static final String REVEAL = "reveal";
  private static final String DECISION = "decision";

  /**
   * Of which items the model knows. Of codes, slots and notes of runs it sees what they come to:
   * who has which code.
   */
  static final Set<String> FAMILIES = Set.of(Redemption.FAMILY, PAUSE, WISH, REVEAL, DECISION);

  void write(Item item) {
    String name = item.key().name();
    switch (item.key().family()) {
      case Redemption.FAMILY -> moved(Redemption.of(item));
      case PAUSE -> pause(Boolean.parseBoolean(item.field("paused")));
      case WISH -> wish(name, item.fields());
      case REVEAL -> reveal(name, item.fields());
      case DECISION -> propose(name, item.fields());
      default -> throw new AssertionError("nobody knows of " + item.key());
    }
  }

  private void pause(boolean isPaused) {
    var _ = askers.by(new Asked.Pause(isPaused)::equals);
    model.isPaused = isPaused;
  }

  private void moved(Redemption redemption) {
    String id = redemption.order().hold().text();
    switch (redemption.state()) {
      case State.Sending sending -> {
        Shop.Claim claim = new Shop.Claim(sending.claim(), sending.until(), sending.isAsking());
        model.shop.claim(id, claim, model.now);
      }
      case State.Held _ -> {
        if (!model.shop.deal(id).filter(deal -> deal.state().equals("held")).isPresent()) {
          throw new AssertionError(id + " is held again");
        }
      }
      case State.Settled _, State.Released _ -> throw new AssertionError("without an entry");
    }
  }

  private void wish(String member, Map<String, String> fields) {
    if (fields.isEmpty()) {
      var _ = askers.by(new Asked.NoWish(member)::equals);
      model.wishes.remove(member);
      return;
    }
    Model.Wanted wanted =
        new Model.Wanted(
            fields.getOrDefault("product", ""),
            Long.parseLong(fields.getOrDefault("minimum", "")),
            Long.parseLong(fields.getOrDefault("keep", "")),
            Long.parseLong(fields.getOrDefault("since", "")));
    var _ =
        askers.by(
            new Asked.Wish(member, wanted.product(), wanted.minimum(), wanted.keep())::equals);
    model.wishes.put(member, wanted);
  }

  private void reveal(String id, Map<String, String> fields) {
    boolean isAcknowledged = fields.containsKey("acknowledgedAt");
    var _ =
        askers.by(
            one ->
                one instanceof Asked.OfId asked
                    && asked.id().equals(id)
                    && model.own(asked.member(), id).isPresent()
                    && (isAcknowledged
                        ? one instanceof Asked.Acknowledge
                        : one instanceof Asked.Reveal));
    long times = Long.parseLong(fields.getOrDefault("times", ""));
    Model.Shown before = model.reveals.getOrDefault(id, Model.Shown.NEVER);
    if (before.isAcknowledged() || times != before.times() + (isAcknowledged ? 0 : 1)) {
      throw new AssertionError(id + " was " + before + ", and is " + fields);
    }
    model.reveals.put(id, new Model.Shown(times, isAcknowledged));
    askers
        .underWay(Asked.Reveal.class, asked -> asked.id().equals(id))
        .forEach(
            call ->
                // Who noted that it is shown may find it wiped by now.
                call.may(isAcknowledged ? "409 nothing-to-reveal" : "200 revealed " + times));
  }

  private void propose(String id, Map<String, String> fields) {
    String member = fields.getOrDefault("account", "").replace("member:", "");
    long amount = Long.parseLong(fields.getOrDefault("amount", ""));
    var _ = askers.by(new Asked.Propose(member, amount)::equals);
    model.proposals.put(id, new Model.Proposal(member, amount));
    // Who read the account before it moved finds this one, too.
    askers
        .underWay(Asked.Propose.class, asked -> asked.member().equals(member))
        .forEach(call -> call.may(Decisions.proposed(id, amount, (Asked.Propose) call.asked())));
  }
}
