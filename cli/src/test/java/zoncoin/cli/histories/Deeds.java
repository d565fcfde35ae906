package zoncoin.cli.histories;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import zoncoin.cli.histories.Model.Bill;
import zoncoin.cli.histories.Model.Made;
import zoncoin.cli.histories.Model.Proposal;
import zoncoin.cli.histories.Purse.Coins;
import zoncoin.cli.histories.Shop.Deal;

/**
 * What moves the model: each deed does what an entry should have done, and answers what it should
 * have posted.
 */
record Deeds(Model model) {
  private static final String TOTAL = "total";
  private static final String PENDING = "pending";
  private static final String HELD = "held";

  /** The kind of entry that this becomes. */
  static String kind(Asked.Keyed asked) {
    return switch (asked) {
      case Asked.Enrol _ -> "enrol";
      case Asked.Leave _ -> "leave";
      case Asked.Order _ -> "hold";
      case Asked.Pay _ -> "transfer";
    };
  }

  /** What a repeat has to say again, in the order in which it is compared. */
  static Map<String, String> said(Asked.Keyed asked) {
    Map<String, String> said = new LinkedHashMap<>();
    switch (asked) {
      case Asked.Enrol enrol -> said.put("terms", enrol.terms());
      case Asked.Leave _ -> {}
      case Asked.Order order -> {
        said.put("product", order.product());
        said.put("quantity", Long.toString(order.quantity()));
      }
      case Asked.Pay pay -> {
        said.put("to", pay.to().replaceFirst("^merchant:", "till:"));
        said.put("amount", Long.toString(pay.amount()));
      }
    }
    return said;
  }

  private static String account(String member) {
    return "member:" + member;
  }

  private Postings done(String id, String kind, Postings posted, String... members) {
    return done(id, new Made(kind, Map.of(), Set.of(members)), posted);
  }

  private Postings done(String id, Made made, Postings posted) {
    if (model.made.put(id, made) != null) {
      throw new AssertionError(id + " was there before");
    }
    made.concerned().forEach(member -> model.purse(member).move(id, made.kind(), posted));
    return posted;
  }

  Postings keyed(Asked.Keyed asked, Instant requested) {
    Purse purse = model.purse(asked.member());
    Postings posted = new Postings();
    switch (asked) {
      case Asked.Enrol _ -> purse.take(Purse.State.ENROLLED);
      case Asked.Leave _ -> {
        purse.take(Purse.State.LEFT);
        posted
            .add(account(asked.member()), PENDING, -purse.pending())
            .add("program:issuance", TOTAL, purse.pending());
        model.given -= purse.pending();
      }
      case Asked.Pay pay -> {
        return pay(pay, posted);
      }
      case Asked.Order order -> {
        return hold(order.id(), order.member(), order.product(), order.quantity(), requested);
      }
    }
    return done(asked.id(), new Made(kind(asked), said(asked), Set.of(asked.member())), posted);
  }

  private Postings pay(Asked.Pay pay, Postings posted) {
    Map<Coins, Long> drawn = draw(pay.member(), pay.amount(), false, posted);
    Set<String> concerned = Set.of(pay.member());
    if (pay.to().startsWith("member:")) {
      String to = pay.to().replaceFirst("^member:", "");
      drawn.forEach(
          (coins, part) -> model.purse(to).credit(posted, new Coins(coins.month(), "gift"), part));
      concerned = Set.of(pay.member(), to);
    } else {
      posted.add(pay.to().replaceFirst("^merchant:", "till:"), TOTAL, pay.amount());
      model.till += pay.amount();
    }
    return done(pay.id(), new Made("transfer", said(pay), concerned), posted);
  }

  private Map<Coins, Long> draw(String member, long amount, boolean isCredit, Postings posted) {
    Map<Coins, Long> drawn = model.purse(member).draw(amount, isCredit);
    drawn.forEach((coins, part) -> posted.add(account(member), coins.bucket(), -part));
    return drawn;
  }

  Postings hold(String id, String member, String product, long quantity, Instant requested) {
    Shop.Ware ware = model.shop.ware(product).orElseThrow();
    long amount = ware.price() * quantity;
    Postings posted = new Postings().add(account(member), HELD, amount);
    Map<Coins, Long> drawn = draw(member, amount, ware.isCredit(), posted);
    model.shop.take(
        new Deal(id, member, product, quantity, amount, requested, drawn, HELD, "", ""));
    Map<String, String> said = Map.of("product", product, "quantity", Long.toString(quantity));
    return done(id, new Made("hold", said, Set.of(member)), posted);
  }

  /** What ended, by whose word. */
  Postings settle(String id, String by) {
    Deal deal = model.shop.end(id, "settled", "", by);
    Postings posted =
        new Postings()
            .add(account(deal.member()), HELD, -deal.amount())
            .add("program:redemption:" + deal.product(), TOTAL, deal.amount());
    return done(id + ".end", "settle", posted, deal.member());
  }

  Postings release(String id, String cause, String by) {
    Deal deal = model.shop.end(id, "released", cause, by);
    Postings posted = new Postings().add(account(deal.member()), HELD, -deal.amount());
    deal.drawn().forEach((coins, part) -> model.purse(deal.member()).credit(posted, coins, part));
    return done(id + ".end", "release", posted, deal.member());
  }

  Postings freeze(String id, String member, boolean isFrozen) {
    model.purse(member).freeze(isFrozen);
    return done(id, isFrozen ? "freeze" : "thaw", new Postings(), member);
  }

  /** What two hands of the operator gave or took. */
  Postings correct(String id, String until) {
    Proposal proposal =
        Optional.ofNullable(model.proposals.get(id))
            .orElseThrow(() -> new AssertionError("nobody proposed " + id));
    String member = proposal.member();
    model.given += proposal.amount();
    Postings posted = new Postings().add("program:adjustment", TOTAL, -proposal.amount());
    if (proposal.amount() > 0) {
      model.purse(member).credit(posted, new Coins(until, "lot"), proposal.amount());
    } else {
      long taken =
          draw(member, -proposal.amount(), false, posted).values().stream()
              .mapToLong(Long::longValue)
              .sum();
      posted.add(account(member), "debt", proposal.amount() + taken);
    }
    return done(id, "adjust", posted, member);
  }

  Postings vest(String id, String member, String month) {
    Purse purse = model.purse(member);
    Bill bill =
        Optional.ofNullable(model.bills.remove(member))
            .orElseThrow(() -> new AssertionError(member + " has no bill that could vest"));
    if (!purse.isEnrolled() || purse.since() != bill.since() || model.now.isBefore(bill.due())) {
      throw new AssertionError(bill + " cannot vest at " + model.now + ": " + purse.shown());
    }
    Postings posted = new Postings().add(account(member), PENDING, -bill.amount());
    purse.credit(posted, new Coins(month, "lot"), bill.amount());
    return done(id, "vest", posted, member);
  }

  /** What was paid to the merchant becomes the merchant's. */
  Postings collect(String month) {
    long paid = model.till;
    model.till = 0;
    model.collected += paid;
    return new Postings()
        .add("till:bakery", TOTAL, -paid)
        .add(Founded.BAKERY, "gift:" + month, paid);
  }
}
