package zoncoin.cli.histories;

import java.util.List;
import java.util.Optional;
import zoncoin.cli.histories.Outlook.Rule;
import zoncoin.cli.histories.Shop.Deal;

/** What the operator is to be answered, as the model stands. */
record Decisions(Model model) {
  private static final String DECIDED = "decided";

  Outlook to(Asked.Decision asked) {
    return switch (asked) {
      case Asked.Pause(boolean isPaused) ->
          model.isPaused == isPaused ? Outlook.answered(DECIDED) : Outlook.none();
      case Asked.End end -> end(end);
      case Asked.Freeze freeze -> freeze(freeze);
      case Asked.Propose propose -> propose(propose);
      case Asked.Approve(String proposal) -> approve(proposal);
    };
  }

  private Outlook end(Asked.End end) {
    Optional<Deal> deal = model.shop.deal(end.id());
    if (deal.isEmpty()) {
      return Outlook.answered("refused there is no " + end.id() + " that this could refer to");
    }
    if (!deal.get().isOver()) {
      return model
          .shop
          .askedUntil(end.id(), model.now)
          .map(
              until ->
                  Outlook.answered(
                      "refused whoever delivers %s may be asked right now; decide after %s"
                          .formatted(end.id(), until)))
          .orElseGet(Outlook::none);
    }
    String state = deal.get().state();
    boolean isSame =
        end.isDelivered() ? state.equals("settled") : deal.get().cause().equals("failed");
    return Outlook.answered(isSame ? "decided " + state : "refused " + end.id() + " is " + state);
  }

  private Outlook freeze(Asked.Freeze freeze) {
    Purse purse = model.purse(freeze.member());
    String account = "refused member:" + freeze.member();
    if (purse.isNever()) {
      return Outlook.answered(account + " is not enrolled");
    }
    return purse.isFrozen() == freeze.isFrozen()
        ? Outlook.answered(
            DECIDED,
            account
                + " stands already as "
                + (freeze.isFrozen() ? "freeze" : "thaw")
                + " would leave it")
        : Outlook.none();
  }

  private Outlook propose(Asked.Propose propose) {
    Purse purse = model.purse(propose.member());
    if (purse.isNever()) {
      return Outlook.answered("refused member:" + propose.member() + " is not enrolled");
    }
    String id = "adjust.member." + propose.member() + "." + purse.sequence();
    Model.Proposal before = model.proposals.get(id);
    if (before == null) {
      return Outlook.none();
    }
    return Outlook.answered(proposed(id, before.amount(), propose));
  }

  /** What whoever proposes is answered where that amount is proposed already. */
  static String proposed(String id, long amount, Asked.Propose propose) {
    return amount == propose.amount()
        ? "proposal " + id
        : "refused " + id + " exists with a different amount";
  }

  private Outlook approve(String id) {
    if (model.made.containsKey(id)) {
      return Outlook.answered(DECIDED);
    }
    Model.Proposal proposal = model.proposals.get(id);
    if (proposal == null) {
      return Outlook.answered("refused there is no " + id + " that this could refer to");
    }
    Purse purse = model.purse(proposal.member());
    boolean mayBe = proposal.amount() > 0 ? purse.isEnrolled() : !purse.isNever();
    String refusal = "refused member:" + proposal.member() + " is not enrolled";
    return Outlook.ruled(List.of(Rule.sure(refusal, mayBe)), "");
  }
}
