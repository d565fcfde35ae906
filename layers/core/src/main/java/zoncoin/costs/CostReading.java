package zoncoin.costs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import zoncoin.billing.Basis;
import zoncoin.billing.Charge;
import zoncoin.billing.Currency;
import zoncoin.billing.Lines;
import zoncoin.billing.Money;
import zoncoin.billing.Period;
import zoncoin.billing.Source;
import zoncoin.billing.Subject;
import zoncoin.tlog.Malformed;

/**
 * What was read of costs at one time. Its text is {@code zoncoin/cost-reading@v1}, see {@code
 * cost-reading.md} beside this file: the source file of whatever is assessed by it.
 *
 * @param source Cost Explorer or estimated charges
 * @param payer whose organisation
 * @param period the month
 * @param basis which cost counts
 * @param at when it was read; whole milliseconds
 * @param isEstimated whether AWS said that it may change
 * @param invoices ids of the month's invoices, sorted, each once
 * @param groups sorted by account, record type and currency, each once
 */
public record CostReading(
    Source source,
    String payer,
    Period period,
    Basis basis,
    Instant at,
    boolean isEstimated,
    List<String> invoices,
    List<CostExplorer.Group> groups) {
  private static final String HEADER = "zoncoin/cost-reading@v1";
  private static final Comparator<CostExplorer.Group> ORDER =
      Comparator.comparing(CostExplorer.Group::account)
          .thenComparing(CostExplorer.Group::recordType)
          .thenComparing(CostExplorer.Group::currency);

  /** Sorts the lists; refuses what is said twice, and a source that is no reading. */
  public CostReading {
    if (source == Source.EXPORT) {
      throw new Malformed("an export is delivered, not read");
    }
    Subject.checkAccount(payer);
    groups.forEach(group -> Subject.checkAccount(group.account()));
    invoices.forEach(Charge::checkInvoice);
    if (!at.equals(at.truncatedTo(ChronoUnit.MILLIS))) {
      throw new Malformed("a reading is at a whole millisecond: " + at);
    }
    invoices = invoices.stream().distinct().sorted().toList();
    groups = groups.stream().sorted(ORDER).toList();
    for (int i = 1; i < groups.size(); i++) {
      if (ORDER.compare(groups.get(i - 1), groups.get(i)) == 0) {
        throw new Malformed("a reading says a sum twice: " + groups.get(i));
      }
    }
  }

  /** Whether the month is closed for good, as far as AWS says: invoiced and no estimate. */
  public boolean isFinal() {
    return !isEstimated && !invoices.isEmpty();
  }

  /** The one text of this reading; ends with a newline. */
  public String text() {
    Lines.Writer text = new Lines.Writer();
    text.line(HEADER);
    text.line("source", source.format());
    text.line("payer", payer);
    text.line("period", period);
    text.line("basis", basis.word());
    text.line("at", at);
    text.line("estimated", isEstimated ? "yes" : "no");
    invoices.forEach(invoice -> text.line("invoice", invoice));
    for (CostExplorer.Group group : groups) {
      text.line(
          "sum",
          group.account(),
          group.currency(),
          Money.print(group.unblended()),
          Money.print(group.cost()),
          group.recordType());
    }
    return text.toString();
  }

  /**
   * Reads what {@link #text} prints.
   *
   * @throws Malformed for any other text
   */
  public static CostReading parse(String text) {
    Lines lines = Lines.of(HEADER, text);
    CostReading reading =
        new CostReading(
            Source.of(lines.one("source")),
            lines.one("payer"),
            Period.parse(lines.one("period")),
            Basis.parse(lines.one("basis")),
            parseTime(lines.one("at")),
            lines.one("estimated").equals("yes"),
            lines.any("invoice"),
            lines.any("sum").stream().map(value -> parseGroup(lines, value)).toList());
    lines.end();
    if (!reading.text().equals(text)) {
      throw new Malformed(HEADER + " of " + reading.payer() + ": order or spelling not its own");
    }
    return reading;
  }

  private static CostExplorer.Group parseGroup(Lines lines, String value) {
    List<String> words = lines.words(value, 5);
    return new CostExplorer.Group(
        words.get(0),
        words.get(4),
        new Currency(words.get(1)),
        Money.parse("unblended", words.get(2)),
        Money.parse("cost", words.get(3)));
  }

  private static Instant parseTime(String value) {
    try {
      return Instant.parse(value);
    } catch (java.time.DateTimeException notATime) {
      throw new Malformed("at is RFC 3339, UTC: " + Malformed.shown(value));
    }
  }
}
