package zoncoin.reward;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import zoncoin.billing.Bill;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;

/**
 * The one export that issues for each payer: the first that delivered, or the one an operator
 * switched to. Two exports of one bill, each with its own filters, would take turns at being the
 * newest. What is no export is not named here; that an export goes before it is {@link
 * zoncoin.billing.Age}'s rule.
 */
final class ActiveExports {
  private static final String FAMILY = "export";
  private static final String NAME = "name";

  /** An export's ARN, or the account and name of a legacy report. */
  private static final Pattern OWNER =
      Pattern.compile("(?:arn:[^:]*:[^:]*:[^:]*:([0-9]{12}):.*|([0-9]{12})/.*)");

  private final Journal journal;

  ActiveExports(Journal journal) {
    this.journal = journal;
  }

  /**
   * Why a bill may not issue for its payer. The first export that asks becomes the payer's; asking
   * again changes nothing.
   */
  Optional<Halt> claim(String payer, Bill bill) {
    Item.Key key = key(payer);
    while (true) {
      Optional<Item> item = journal.item(key);
      Optional<Halt> halt = halt(payer, bill, item);
      if (item.isPresent() || halt.isPresent()) {
        return halt;
      }
      Map<String, String> fields = new TreeMap<>();
      fields.put(NAME, bill.export());
      fields.put("format", bill.delivery().format());
      fields.put("by", "the first delivery");
      if (journal.put(Item.first(key, fields, Optional.empty()))) {
        return Optional.empty();
      }
      // Another was first: the one that is there now counts.
    }
  }

  /** The one that issues for a payer, if any did. */
  Optional<String> of(String payer) {
    return journal.item(key(payer)).map(item -> item.field(NAME));
  }

  /** Why a bill may not issue for its payer, as it is now; nothing is noted. */
  Optional<Halt> halt(String payer, Bill bill) {
    return halt(payer, bill, journal.item(key(payer)));
  }

  private static Optional<Halt> halt(String payer, Bill bill, Optional<Item> item) {
    if (item.isPresent()) {
      String active = item.get().field(NAME);
      return active.equals(bill.export())
          ? Optional.empty()
          : Optional.of(new Halt.OtherExport(payer, active, bill.export()));
    }
    return owner(bill.export())
        .filter(owner -> !owner.equals(payer))
        .map(owner -> new Halt.ForeignExport(payer, owner, bill.export()));
  }

  /** Whose export that is, where its name says. */
  private static Optional<String> owner(String export) {
    Matcher form = OWNER.matcher(export);
    return form.matches()
        ? Optional.of(form.group(1) == null ? form.group(2) : form.group(1))
        : Optional.empty();
  }

  /**
   * Makes another export the payer's.
   *
   * @param principal who says so
   * @return the export before, if there was one
   */
  Optional<String> switchTo(String payer, String export, String principal, Instant now) {
    Map<String, String> fields = new TreeMap<>();
    fields.put(NAME, export);
    fields.put("by", principal);
    fields.put("at", now.toString());
    Item.Key key = key(payer);
    while (true) {
      Optional<Item> before = journal.item(key);
      Optional<String> active = before.map(item -> item.field(NAME));
      before.ifPresent(item -> fields.put("before", item.field(NAME)));
      Item next =
          before
              .map(item -> item.next(fields, Optional.empty()))
              .orElseGet(() -> Item.first(key, fields, Optional.empty()));
      if (active.equals(Optional.of(export)) || journal.put(next)) {
        return active;
      }
    }
  }

  private static Item.Key key(String payer) {
    return new Item.Key(FAMILY, payer);
  }
}
