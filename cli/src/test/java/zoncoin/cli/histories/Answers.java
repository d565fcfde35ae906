package zoncoin.cli.histories;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import zoncoin.cli.histories.Model.Made;
import zoncoin.cli.histories.Model.Shown;
import zoncoin.cli.histories.Outlook.Rule;
import zoncoin.cli.histories.Shop.Deal;
import zoncoin.cli.histories.Shop.Ware;

/**
 * What whoever asks is to be answered, as the model stands: status and what matters of the body.
 *
 * @param model how all stands
 * @param day on which it is asked: whoever has looked at the clock may find what is of a later day
 */
record Answers(Model model, String day) {
  static final String NOT_FOUND = "404 not-found";

  Outlook to(Asked asked) {
    return switch (asked) {
      case Asked.Keyed keyed -> keyed(keyed);
      case Asked.OfId ofId -> ofId(ofId);
      case Asked.Account(String member) ->
          Outlook.answered(
              "200 " + model.purse(member).shown(),
              model.wish(member).map(Model.Wanted::shown).orElse("no wish"));
      case Asked.Entries(String member, int limit, long before) ->
          Outlook.answered("200 " + model.purse(member).page(limit, before));
      case Asked.Wish wish -> wish(wish);
      case Asked.NoWish(String member) ->
          model.wishes.containsKey(member) ? Outlook.none() : Outlook.answered("200 inForce false");
      case Asked.Wrong(String _, Asked.Flaw flaw) -> Outlook.answered(wrong(flaw));
      case Asked.Decision decision -> new Decisions(model).to(decision);
      case Asked.Run(Asked.Function function) ->
          function == Asked.Function.VEST ? new Outlook(wished(), List.of(), "") : Outlook.none();
    };
  }

  private static String wrong(Asked.Flaw flaw) {
    return switch (flaw) {
      case FORGED -> "403 invalid-signature";
      case NO_JSON, HALF_A_MUG, ANOTHERS_NAME, NO_KEY -> "400 malformed-request";
    };
  }

  private Outlook keyed(Asked.Keyed keyed) {
    Optional<Made> before = Optional.ofNullable(model.made.get(keyed.id()));
    boolean isAgain =
        before.isPresent()
            && (!(keyed instanceof Asked.Order) || before.get().kind().equals("hold"));
    return isAgain
        ? new Outlook(again(keyed, before.get()), List.of(), "")
        : switch (keyed) {
          case Asked.Enrol enrol -> enrol(enrol);
          case Asked.Leave leave -> leave(leave);
          case Asked.Pay pay -> pay(pay);
          case Asked.Order order -> order(order, before.isEmpty());
        };
  }

  /** The stored answer, or which field is another. */
  private Set<String> again(Asked.Keyed keyed, Made before) {
    String kind = Deeds.kind(keyed);
    if (!kind.equals(before.kind())) {
      return Set.of("409 exists-with-different-kind");
    }
    Set<String> different =
        Deeds.said(keyed).entrySet().stream()
            .filter(field -> !field.getValue().equals(before.said().get(field.getKey())))
            .map(field -> "409 exists-with-different-" + field.getKey())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (different.isEmpty()) {
      return Set.of(done(keyed));
    }
    // Who finds it only when it writes compares what it cost before what it is.
    return keyed instanceof Asked.Order
        ? with(different, "409 exists-with-different-amount")
        : Set.of(different.iterator().next());
  }

  private static Set<String> with(Set<String> words, String more) {
    words.add(more);
    return words;
  }

  private String done(Asked.Keyed keyed) {
    return switch (keyed) {
      case Asked.Enrol _ -> "200 enrol " + keyed.id();
      case Asked.Leave _ -> "200 leave " + keyed.id();
      case Asked.Pay _ -> "201 transfer " + keyed.id();
      case Asked.Order _ -> "201 " + model.shop.deal(keyed.id()).orElseThrow().shown();
    };
  }

  private Outlook enrol(Asked.Enrol enrol) {
    boolean isIn = model.purse(enrol.member()).isEnrolled();
    return Outlook.ruled(List.of(Rule.sure("409 no-change", !isIn)), "");
  }

  private Outlook leave(Asked.Leave leave) {
    Purse purse = model.purse(leave.member());
    return Outlook.ruled(
        List.of(
            Rule.sure("409 not-enrolled", !purse.isNever()),
            Rule.sure("409 no-change", purse.isEnrolled())),
        "");
  }

  private Outlook pay(Asked.Pay pay) {
    List<Rule> rules = new ArrayList<>();
    List<String> to = List.of(pay.to().split(":", 2));
    boolean isMember = to.getFirst().equals("member");
    if (!isMember) {
      rules.add(Rule.read("409 not-enrolled", model.merchants.contains(to.getLast())));
    }
    rules.add(Rule.sure("422 amount-out-of-range", pay.amount() > 0));
    if (isMember) {
      rules.add(Rule.sure("422 same-account", !to.getLast().equals(pay.member())));
      rules.add(Rule.sure("409 not-enrolled", model.purse(to.getLast()).isEnrolled()));
    }
    rules.addAll(spending(pay.member(), pay.amount(), false));
    return Outlook.ruled(rules, "200 dry transfer " + -pay.amount());
  }

  private List<Rule> spending(String member, long amount, boolean isCredit) {
    Purse purse = model.purse(member);
    return List.of(
        Rule.sure("409 not-enrolled", !purse.isNever()),
        Rule.sure("409 frozen", !purse.isFrozen()),
        Rule.sure("409 in-debt", purse.owed() == 0),
        Rule.sure("409 insufficient-coins", purse.spendable(isCredit) >= amount));
  }

  private Outlook order(Asked.Order order, boolean isFree) {
    List<Rule> rules = new ArrayList<>();
    rules.add(Rule.read("409 paused", !model.isPaused));
    Optional<Ware> found = model.shop.ware(order.product());
    rules.add(Rule.read("422 unknown-product", found.isPresent()));
    if (found.isEmpty()) {
      return Outlook.ruled(rules, "");
    }
    Ware ware = found.get();
    long wanted = order.quantity();
    rules.add(Rule.read("422 quantity-out-of-range", wanted >= 1 && wanted <= ware.most()));
    // Of which day it is counted stands in what is written: Shop.take makes sure of both.
    long own = model.shop.leftForMember(order.member(), order.product(), ware, day);
    rules.add(Rule.read("409 limit-reached", own >= wanted));
    long all = model.shop.leftForAll(order.product(), ware, day);
    rules.add(Rule.read("409 limit-reached", all >= wanted));
    long left = model.shop.left(order.product(), ware) - wanted;
    rules.add(new Rule("409 out-of-stock", left, true, true));
    rules.add(Rule.sure("409 exists-with-different-kind", isFree));
    rules.addAll(spending(order.member(), ware.price() * wanted, ware.isCredit()));
    return Outlook.ruled(rules, "200 dry hold " + ware.price() * wanted);
  }

  private Outlook ofId(Asked.OfId asked) {
    Optional<Deal> own = model.own(asked.member(), asked.id());
    if (asked instanceof Asked.Receipt) {
      boolean isConcerned = model.concernedBy(asked.id()).contains(asked.member());
      String status = model.isSealed.test(asked.id()) ? "200 " : "202 ";
      return Outlook.answered(isConcerned ? status + asked.id() : NOT_FOUND);
    }
    if (own.isEmpty()) {
      return Outlook.answered(NOT_FOUND);
    }
    Deal deal = own.get();
    return switch (asked) {
      case Asked.Find _ -> Outlook.answered("200 " + deal.shown());
      case Asked.Cancel _ -> cancel(deal);
      case Asked.Reveal _ -> reveal(deal);
      case Asked.Acknowledge _ -> acknowledge(deal);
      case Asked.Receipt _ -> Outlook.none();
    };
  }

  private static Outlook cancel(Deal deal) {
    if (deal.state().equals("held")) {
      return Outlook.none();
    }
    return Outlook.answered(
        deal.cause().equals("cancelled")
            ? "200 " + deal.shown()
            : "409 redemption-" + deal.state());
  }

  /** How often it was shown is known once that is noted: {@link ItemScribe} says so. */
  private Outlook reveal(Deal deal) {
    if (!deal.state().equals("settled")) {
      return Outlook.answered("409 redemption-" + deal.state());
    }
    if (!deal.by().equals("vault")) {
      return Outlook.answered("409 nothing-to-reveal");
    }
    return model.reveals.getOrDefault(deal.id(), Shown.NEVER).isAcknowledged()
        ? Outlook.answered("410 acknowledged")
        : Outlook.none();
  }

  private Outlook acknowledge(Deal deal) {
    if (!deal.state().equals("settled")) {
      return Outlook.answered("409 redemption-" + deal.state());
    }
    Shown shown = model.reveals.getOrDefault(deal.id(), Shown.NEVER);
    if (shown.times() == 0) {
      return Outlook.answered("409 nothing-to-reveal");
    }
    return shown.isAcknowledged() ? Outlook.answered("200 acknowledged") : Outlook.none();
  }

  private Outlook wish(Asked.Wish wish) {
    Model.Wanted now = model.wishes.get(wish.member());
    boolean isSo =
        now != null
            && now.product().equals(wish.product())
            && now.minimum() == wish.minimum()
            && now.keep() == wish.keep()
            && now.since() == model.purse(wish.member()).since();
    List<Rule> rules =
        List.of(
            Rule.read("422 unknown-product", model.shop.ware(wish.product()).isPresent()),
            Rule.read("409 not-enrolled", model.purse(wish.member()).isEnrolled()));
    return new Outlook(isSo ? Set.of("200 inForce true") : Set.of(), rules, "");
  }

  /** What a run that vests could redeem now, of whoever wants something. */
  private Set<String> wished() {
    Set<String> words = new LinkedHashSet<>();
    for (String member : model.wishes.keySet()) {
      for (Model.Wanted wanted : model.wish(member).stream().toList()) {
        for (long quantity : model.wished(member, wanted)) {
          words.add("auto %s %s %d".formatted(member, wanted.product(), quantity));
        }
      }
    }
    return words;
  }
}
