package zoncoin.redemption;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Readmission;
import zoncoin.ledger.Readmission.Derived;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.rebuild.Asked;
import zoncoin.rebuild.Purchases;

/**
 * What moves with an entry that is readmitted. Most move nothing. Of a hold it is the redemption,
 * made from the catalogue in force as a rebuild makes it: the other side may have been asked, so it
 * is asked before anything is sent. Of what ends a hold it is the redemption's end.
 */
public final class ReadmittedParts implements Readmission.Deriving {
  private final Journal journal;
  private final Catalogues catalogues;
  private final Shelf shelf;

  /**
   * @param journal the ledger's
   * @param catalogues what is offered, and was
   */
  public ReadmittedParts(Journal journal, Catalogues catalogues) {
    this.journal = journal;
    this.catalogues = catalogues;
    this.shelf = new Shelf(journal);
  }

  @Override
  public Derived of(Entry entry, Instant now) {
    return switch (entry.kind()) {
      case ENROL, LEAVE, FREEZE, THAW, EXPIRE, TRANSFER, REVERSE -> parts(entry, List.of());
      case ADJUST -> entry.evidence().isEmpty() ? parts(entry, List.of()) : ofBill();
      case ISSUE, VEST -> ofBill();
      case HOLD -> hold(entry, now);
      case SETTLE, RELEASE -> end(entry, now);
      case COLLECT -> new Derived.Underivable("a till is emptied again by itself within a day");
      case KEY, POLICY, REPORT, CATALOGUE ->
          new Derived.Underivable(
              "what the programme decides for itself (%s) is done again as it was done"
                  .formatted(entry.kind().word()));
    };
  }

  private static Derived ofBill() {
    return new Derived.Underivable(
        "coins that a bill gives are given anew: hand in the payer's newest delivery");
  }

  private Derived parts(Entry entry, List<Item> items) {
    Asked asked = new Asked(new InForce(), Set.of(), Set.of());
    return new Derived.Parts(asked.text(entry), items);
  }

  private Optional<Wares.Bought> bought(Entry hold) {
    return Wares.find(hold, List.of(catalogues.inForce()));
  }

  /** What can be bought now. */
  private final class InForce implements Purchases {
    @Override
    public void see(Entry entry) {}

    @Override
    public Optional<Request> of(Entry hold) {
      return bought(hold).map(Wares.Bought::request);
    }
  }

  private Derived hold(Entry hold, Instant now) {
    Optional<Wares.Bought> found = bought(hold);
    if (found.isEmpty()) {
      return new Derived.Underivable(
          "what it buys is not in the catalogue in force: find out if it was delivered, then the"
              + " coins stay with the member, or two persons take them: zon operate adjust");
    }
    Wares.Bought bought = found.get();
    Item.Key key = Redemption.key(hold.transaction());
    if (journal.item(key).isPresent()) {
      return new Derived.Underivable("there is a redemption of that name, and no hold");
    }
    Redemption asked = RedemptionsAgain.asked(hold, bought).in(RedemptionsAgain.overdue(now));
    List<Item> items = new ArrayList<>();
    items.add(Item.first(key, asked.fields(), asked.due()));
    if (bought.product().supply().stock().isPresent()) {
      items.add(shelf.takeAnyway(bought.product(), bought.quantity()));
    }
    return parts(hold, items);
  }

  private Derived end(Entry end, Instant now) {
    TransactionId hold = end.reference().orElseThrow();
    Optional<Item> item = journal.item(Redemption.key(hold));
    Optional<Redemption> before = item.map(Redemption::of).filter(open -> open.due().isPresent());
    if (before.isEmpty()) {
      return new Derived.Underivable("there is no redemption under way of " + hold);
    }
    Redemption open = before.get();
    if (end.kind() == Kind.RELEASE && mayHaveBeenSent(open.state())) {
      return new Derived.Underivable(
          "whoever delivers %s was asked since: zon operate fulfil, when it is known what became of it"
              .formatted(hold));
    }
    Optional<Instant> busy = open.state().askedUntil(now);
    if (busy.isPresent()) {
      return new Derived.Underivable(
          "whoever delivers %s may be asked right now; readmit it after %s"
              .formatted(hold, busy.get()));
    }
    Redemption after = open.in(RedemptionsAgain.state(end, adapter(open)));
    List<Item> items = new ArrayList<>();
    items.add(item.orElseThrow().next(after.fields(), after.due()));
    if (end.kind() == Kind.RELEASE) {
      items.addAll(shelf.putBack(after));
    }
    return parts(end, items);
  }

  /** Since the table was rebuilt, or at all. */
  private static boolean mayHaveBeenSent(Redemption.State state) {
    return state instanceof Redemption.State.Sending sending
        && !sending.claim().equals(RedemptionsAgain.CLAIM);
  }

  private Optional<String> adapter(Redemption redemption) {
    return catalogues
        .named(redemption.reserved().catalogue())
        .flatMap(catalogue -> catalogue.find(redemption.order().product()))
        .map(product -> product.terms().adapter().name());
  }
}
