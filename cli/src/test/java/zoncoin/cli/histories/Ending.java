package zoncoin.cli.histories;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import zoncoin.audit.Audit;
import zoncoin.audit.AuditReport;
import zoncoin.audit.Parallel;
import zoncoin.audit.Progress;
import zoncoin.cli.cloud.StormyCloud;
import zoncoin.cli.histories.Shop.Deal;
import zoncoin.ledger.Item;
import zoncoin.memory.MemoryJournal;
import zoncoin.seal.Alarms;

/**
 * What holds at the end of a history, once every call was answered.
 *
 * @param model how it should stand
 * @param cloud how it stands
 * @param journal what it keeps
 * @param counterpart who delivered
 * @param ask asks, and holds the answer against the model
 */
record Ending(
    Model model, StormyCloud cloud, MemoryJournal journal, Counterpart counterpart, Question ask) {
  private static final int PAGE = 5;

  /** Who asks, and is answered. */
  @FunctionalInterface
  interface Question {
    /** What the answer says, which was held against the model. */
    List<String> ask(Asked asked);
  }

  /** How it began. */
  record Start(long coins, Set<String> entries) {
    static Start of(Model model) {
      return new Start(model.coins(), Set.copyOf(model.made.keySet()));
    }
  }

  void check(Start start) {
    endByHand();
    model.shop.deals().forEach(this::checkDelivery);
    ask.ask(new Asked.Run(Asked.Function.SEAL));
    ask.ask(new Asked.Run(Asked.Function.COLLECT));
    ask.ask(new Asked.Run(Asked.Function.SEAL));
    checkCodes();
    Founded.MEMBERS.forEach(member -> ask.ask(new Asked.Account(member)));
    Founded.MEMBERS.forEach(this::turnPages);
    checkReceipts(start.entries());
    checkShelf();
    checkCoins(start.coins());
    checkLog();
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }

  /** Only what a person delivers is left, and a person says so. */
  private void endByHand() {
    for (Deal deal : model.shop.deals()) {
      if (!deal.isOver()) {
        require(deal.product().equals("hour"), "nobody ends " + deal);
        ask.ask(new Asked.End(deal.id(), deal.quantity() > 1));
      }
    }
  }

  private void checkDelivery(Deal deal) {
    int delivered = counterpart.delivered(deal.id());
    require(deal.isOver(), "has no end: " + deal);
    require(delivered <= 1, "delivered " + delivered + " times: " + deal);
    require(delivered == 0 || !deal.cause().equals("cancelled"), "delivered: " + deal);
    if (deal.by().equals("webhook")) {
      require(delivered == (deal.state().equals("settled") ? 1 : 0), delivered + " of " + deal);
    }
  }

  /** Each has a code of its own, which whoever reads the answers makes sure of. */
  private void checkCodes() {
    for (Deal deal : model.shop.deals()) {
      boolean isKept = !model.reveals.getOrDefault(deal.id(), Model.Shown.NEVER).isAcknowledged();
      if (deal.by().equals("vault") && deal.state().equals("settled") && isKept) {
        List<String> words = ask.ask(new Asked.Reveal(deal.member(), deal.id()));
        require(words.getFirst().startsWith("200 revealed"), words + " of " + deal);
      }
    }
  }

  /** Of what was there before, the log is all that is looked at. */
  private void checkReceipts(Set<String> before) {
    model.made.forEach(
        (id, made) -> {
          if (!before.contains(id)) {
            String member = made.concerned().iterator().next();
            List<String> words = ask.ask(new Asked.Receipt(member, id));
            require(words.equals(List.of("200 " + id)), words + " for " + id);
          }
        });
  }

  /** From the newest entry to the first. */
  private void turnPages(String member) {
    long before = Asked.Entries.NEWEST;
    while (before > 1) {
      String page = ask.ask(new Asked.Entries(member, PAGE, before)).getFirst();
      int more = page.indexOf(Purse.MORE);
      before = more < 0 ? 1 : Long.parseLong(page.substring(more + Purse.MORE.length()));
    }
  }

  private void checkShelf() {
    long taken =
        IntStream.range(0, 5)
            .mapToObj(slice -> journal.item(new Item.Key("stock", "mug." + slice)))
            .flatMap(Optional::stream)
            .mapToLong(item -> Long.parseLong(item.field("taken")))
            .sum();
    require(taken == model.shop.taken("mug"), taken + " taken, not " + model.shop.taken("mug"));
  }

  /** What there was, and was given and taken since, is somewhere or was redeemed. */
  private void checkCoins(long before) {
    long held = model.purses.values().stream().mapToLong(Purse::held).sum();
    require(held == 0, held + " zon are held, and nothing is under way");
    require(model.coins() + model.redeemed() == before + model.given, "coins are not conserved");
  }

  private void checkLog() {
    for (Alarms.Alarm alarm : cloud.alarms()) {
      // A clock that is turned by a day makes a run late, and what is written meanwhile early.
      boolean isOfTime = alarm instanceof Alarms.Alarm.Late || alarm instanceof Alarms.Alarm.Early;
      require(isOfTime, alarm.toString());
    }
    require(journal.quarantined().isEmpty(), journal.quarantined().toString());
    Audit.Plan plan = new Audit.Plan(cloud.trusted(), List.of(), Audit.Signatures.VERIFIED);
    AuditReport report = new Audit(plan, Parallel.SEQUENTIAL, Progress.NONE).run(cloud.log());
    require(report instanceof AuditReport.Sound, report.toString());
  }
}
