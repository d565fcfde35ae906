package zoncoin.costs;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import zoncoin.billing.Currency;
import zoncoin.billing.Money;
import zoncoin.billing.Period;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;

/**
 * What an account is estimated to have spent since the month began, as it was last noted. An
 * estimate: the bill decides.
 *
 * @param payer whose bill it will be on
 * @param period the month
 * @param currency of the amount
 * @param spent since the month began
 * @param at when CloudWatch got the figure
 */
public record MonthEstimate(
    String payer, Period period, Currency currency, BigDecimal spent, Instant at) {
  private static final int MAX_ATTEMPTS = 4;

  /** Gives equal amounts one form. */
  public MonthEstimate {
    spent = Money.canonical(spent);
  }

  /**
   * The last one noted of an account.
   *
   * @param journal where it is kept
   * @param account 12 digits
   */
  public static Optional<MonthEstimate> of(Journal journal, String account) {
    return journal.item(key(account)).map(MonthEstimate::of);
  }

  /** Notes it, unless a later one is noted. */
  void note(Journal journal, String account) {
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      Optional<Item> before = journal.item(key(account));
      if (before.isPresent() && !of(before.get()).at().isBefore(at)) {
        return;
      }
      Item next =
          before
              .map(item -> item.next(fields(), Optional.empty()))
              .orElseGet(() -> Item.first(key(account), fields(), Optional.empty()));
      if (journal.put(next)) {
        return;
      }
      // Another run noted something: whichever is later stays. The next run brings a later one.
    }
  }

  private static Item.Key key(String account) {
    return new Item.Key("estimate", account);
  }

  private Map<String, String> fields() {
    Map<String, String> fields = new TreeMap<>();
    fields.put("payer", payer);
    fields.put("period", period.toString());
    fields.put("currency", currency.toString());
    fields.put("spent", Money.print(spent));
    fields.put("at", at.toString());
    return fields;
  }

  private static MonthEstimate of(Item item) {
    return new MonthEstimate(
        item.field("payer"),
        Period.parse(item.field("period")),
        new Currency(item.field("currency")),
        Money.parse("spent", item.field("spent")),
        Instant.parse(item.field("at")));
  }
}
