package zoncoin.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zoncoin.billing.Lines;
import zoncoin.billing.Period;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.report.LiabilityReport.Heading;
import zoncoin.report.LiabilityReport.Lot;
import zoncoin.report.LiabilityReport.Product;
import zoncoin.report.LiabilityReport.Trend;
import zoncoin.tlog.Canonical;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.TreeHead;

/** The text of a report, printed by one method and parsed by its mirror: {@code report.md}. */
final class ReportText {
  private static final String HEADER = "zoncoin/report@v1";
  private static final String NONE = "-";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private ReportText() {}

  static String print(LiabilityReport report) {
    Lines.Writer text = new Lines.Writer();
    text.line(HEADER);
    print(text, report.heading());
    text.line("opening", print(report.opening()));
    report
        .flows()
        .forEach((what, flow) -> text.line(what.word(), flow.entries(), print(flow.change())));
    text.line("closing", print(report.closing()));
    text.line("set-off", report.setOff());
    report.products().forEach(p -> text.line("product", p.name(), p.redemptions(), p.amount()));
    report.lots().forEach(lot -> print(text, lot));
    PastLots past = report.past();
    text.line("past-lots", past.months(), past.vested(), past.expired());
    text.line("expected-breakage", print(report.expectedBreakage()));
    report.trend().forEach(month -> print(text, month));
    return text.toString();
  }

  private static void print(Lines.Writer text, Heading heading) {
    text.line("log", heading.origin());
    text.line("size", heading.head().size());
    text.line("root", heading.head().root().base64());
    text.line("period", heading.period());
    text.line("newest", TIME.format(heading.newest()));
    text.line("closed", heading.isClosed() ? "yes" : "no");
  }

  private static String print(Holdings all) {
    return "%s %s %s %s %s"
        .formatted(all.pending(), all.spendable(), all.held(), all.inTills(), all.owed());
  }

  private static void print(Lines.Writer text, Lot lot) {
    text.line(
        "lot",
        lot.month(),
        lot.opened(),
        lot.earned(),
        lot.received(),
        lot.vested(),
        print(lot.expected()));
  }

  private static String print(Optional<Amount> amount) {
    return amount.map(Amount::toString).orElse(NONE);
  }

  private static void print(Lines.Writer text, Trend month) {
    text.line(
        "month",
        month.month(),
        month.in(),
        month.redeemed(),
        month.expired(),
        month.takenBack(),
        month.closing());
  }

  static LiabilityReport parse(String text) {
    Lines lines = Lines.of(HEADER, text);
    Heading heading = parseHeading(lines);
    Holdings opening = parseHoldings(lines.words(lines.one("opening"), 5));
    Map<Movement, Flow> flows = new EnumMap<>(Movement.class);
    for (Movement movement : Movement.values()) {
      List<String> words = lines.words(lines.one(movement.word()), 6);
      long entries = Canonical.parseCount("entries", words.getFirst());
      flows.put(movement, new Flow(entries, parseHoldings(words.subList(1, 6))));
    }
    // Sums of what is read: printing the result again checks them.
    lines.one("closing");
    Amount setOff = parseAmount(lines.one("set-off"));
    List<Product> products =
        lines.any("product").stream().map(v -> parseProduct(lines.words(v, 3))).toList();
    List<Lot> lots = lines.any("lot").stream().map(v -> parseLot(lines.words(v, 6))).toList();
    List<String> past = lines.words(lines.one("past-lots"), 3);
    lines.one("expected-breakage");
    List<Trend> trend =
        lines.any("month").stream().map(v -> parseTrend(lines.words(v, 6))).toList();
    lines.end();
    LiabilityReport report =
        new LiabilityReport(
            heading,
            opening,
            flows,
            setOff,
            products,
            lots,
            new PastLots(
                Canonical.parseCount("past lots", past.getFirst()),
                parseAmount(past.get(1)),
                parseAmount(past.get(2))),
            trend);
    if (!print(report).equals(text)) {
      throw new Malformed(HEADER + ": sums, order or spelling are not its own");
    }
    return report;
  }

  private static Heading parseHeading(Lines lines) {
    return new Heading(
        lines.one("log"),
        new TreeHead(
            Canonical.parseCount("size", lines.one("size")), Hash.parse(lines.one("root"))),
        Period.parse(lines.one("period")),
        parseTime(lines.one("newest")),
        lines.one("closed").equals("yes"));
  }

  private static Holdings parseHoldings(List<String> words) {
    List<Amount> amounts = words.stream().map(ReportText::parseAmount).toList();
    return new Holdings(
        amounts.get(0), amounts.get(1), amounts.get(2), amounts.get(3), amounts.get(4));
  }

  private static Product parseProduct(List<String> words) {
    return new Product(
        words.get(0), Canonical.parseCount("redemptions", words.get(1)), parseAmount(words.get(2)));
  }

  private static Lot parseLot(List<String> words) {
    return new Lot(
        parseMonth(words.get(0)),
        parseMonth(words.get(1)),
        parseAmount(words.get(2)),
        parseAmount(words.get(3)),
        parseAmount(words.get(4)),
        words.get(5).equals(NONE) ? Optional.empty() : Optional.of(parseAmount(words.get(5))));
  }

  private static Trend parseTrend(List<String> words) {
    return new Trend(
        parseMonth(words.get(0)),
        parseAmount(words.get(1)),
        parseAmount(words.get(2)),
        parseAmount(words.get(3)),
        parseAmount(words.get(4)),
        parseAmount(words.get(5)));
  }

  private static YearMonth parseMonth(String text) {
    return Bucket.parseMonth(text);
  }

  /** Sums may be nothing, and larger than any posting. */
  private static Amount parseAmount(String text) {
    try {
      return Amount.of(Long.parseLong(text));
    } catch (NumberFormatException notANumber) {
      throw new Malformed("amount is whole zon: " + Malformed.shown(text));
    }
  }

  private static Instant parseTime(String text) {
    try {
      return Instant.from(TIME.parse(text));
    } catch (DateTimeException notATime) {
      throw new Malformed("newest is RFC 3339, UTC, milliseconds: " + Malformed.shown(text));
    }
  }
}
