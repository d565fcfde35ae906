package zoncoin.report;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import zoncoin.ledger.Amount;
import zoncoin.report.LiabilityReport.Lot;
import zoncoin.report.LiabilityReport.Trend;

/**
 * A report as one HTML page that loads nothing: tables, charts, how to make it again, and the text
 * itself. All it says of amounts is exact, but for the charts, whose labels are whole ZNC.
 */
public final class ReportPage {
  private static final String NONE = "–";

  private final LiabilityReport report;
  private final Optional<SignedReport> signed;
  private final PageNumbers numbers;
  private final StringBuilder html = new StringBuilder(32_768);

  private ReportPage(LiabilityReport report, Optional<SignedReport> signed) {
    this.report = report;
    this.signed = signed;
    this.numbers = PageNumbers.of(report);
  }

  /** The page of a report that nobody signed. */
  public static String print(LiabilityReport report) {
    return new ReportPage(report, Optional.empty()).print();
  }

  /** The page of a signed report, with its note. */
  public static String print(SignedReport signed) {
    return new ReportPage(signed.report(), Optional.of(signed)).print();
  }

  private String print() {
    String title = "Liability report " + report.heading().period();
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.append("<title>").append(title).append("</title>\n<style>\n").append(PageStyle.CSS);
    html.append("</style>\n</head>\n<body>\n<h1>").append(title).append("</h1>\n");
    heading();
    keys();
    movements();
    charts();
    products();
    lots();
    breakage();
    proof();
    return html.append("</body>\n</html>\n").toString();
  }

  private void heading() {
    LiabilityReport.Heading heading = report.heading();
    paragraph(
        "soft",
        "Programme %s · calendar month in UTC · amounts in ZNC (1 ZNC = 1,000,000 zon)"
            .formatted(escape(heading.origin())));
    if (heading.isClosed()) {
      paragraph("state closed", "Closed: no entry of this month can still be on its way.");
    } else {
      paragraph("state open", "Open: entries of this month may still come into the log.");
    }
  }

  private void keys() {
    Amount opening = report.opening().total();
    Amount closing = report.closing().total();
    html.append("<div class=\"keys\">\n");
    key("Opening liability", numbers.exact(opening));
    key("Change", numbers.change(closing.minus(opening)));
    key("Closing liability", numbers.exact(closing));
    key("Expected breakage", report.expectedBreakage().map(numbers::exact).orElse("no history"));
    html.append("</div>\n");
  }

  private void key(String name, String value) {
    html.append("<div><span class=\"soft\">%s</span><b>%s</b></div>%n".formatted(name, value));
  }

  private void movements() {
    title("What happened to the liability");
    table("", "Entries", "Pending", "Spendable", "Held", "In tills", "Owed", "Liability");
    holdings("Opening", "before the month", report.opening());
    report.flows().forEach(this::movement);
    holdings("Closing", "at the end of the month", report.closing());
    endTable();
    paragraph(
        "soft",
        "What members owe is taken off: liability = pending + spendable + held + in tills − owed.");
    if (!report.setOff().isZero()) {
      paragraph(
          "soft",
          "Of coins that had expired before, %s were clawed back, too; they were in no opening."
              .formatted(numbers.exact(report.setOff())));
    }
  }

  private void holdings(String name, String meaning, Holdings all) {
    html.append("<tr class=\"sum\">");
    cells(name + "<small>" + meaning + "</small>", "", all, numbers::exact);
  }

  private void movement(Movement movement, Flow flow) {
    html.append("<tr>");
    String name = movement.title() + "<small>" + movement.meaning() + "</small>";
    cells(
        name,
        flow.entries() == 0 ? NONE : PageNumbers.count(flow.entries()),
        flow.change(),
        numbers::change);
  }

  private void cells(String name, String entries, Holdings all, Function<Amount, String> print) {
    html.append("<th scope=\"row\">").append(name).append("</th>");
    cell(entries);
    List.of(all.pending(), all.spendable(), all.held(), all.inTills(), all.owed(), all.total())
        .forEach(amount -> cell(print.apply(amount)));
    html.append("</tr>\n");
  }

  private void charts() {
    List<Trend> trend = report.trend();
    if (trend.isEmpty()) {
      title("Month by month");
      paragraph("soft", "No coin has moved yet.");
      return;
    }
    List<YearMonth> months = trend.stream().map(Trend::month).toList();
    title("Liability at the end of each month");
    chart("Liability", months, series("liability", "in", trend, Trend::closing));
    title("What came in, and what left");
    chart(
        "In and out",
        months,
        series("issued and adjusted", "in", trend, Trend::in),
        series("redeemed", "redeemed", trend, month -> month.redeemed().negate()),
        series("expired", "expired", trend, month -> month.expired().negate()),
        series("taken back", "back", trend, month -> month.takenBack().negate()));
  }

  private static <T> PageChart.Series series(
      String name, String style, List<T> rows, Function<T, Amount> amount) {
    return new PageChart.Series(name, style, rows.stream().map(amount).toList());
  }

  private void chart(String title, List<YearMonth> months, PageChart.Series... series) {
    List<PageChart.Series> all = List.of(series);
    html.append("<figure>\n").append(new PageChart(title, months, all).svg());
    html.append("<figcaption class=\"legend\">");
    all.forEach(
        one ->
            html.append("<span><i class=\"%s\"></i>%s</span>".formatted(one.style(), one.name())));
    html.append("<span>ZNC, rounded</span></figcaption>\n</figure>\n");
  }

  private void products() {
    title("Redeemed, by product");
    if (report.products().isEmpty()) {
      paragraph("soft", "Nothing was redeemed in this month.");
      return;
    }
    table("Product", "Redemptions", "ZNC");
    for (LiabilityReport.Product product : report.products()) {
      html.append("<tr><th scope=\"row\">").append(product.name()).append("</th>");
      cell(PageNumbers.count(product.redemptions()));
      cell(numbers.exact(product.amount()));
      html.append("</tr>\n");
    }
    endTable();
  }

  private void lots() {
    title("Spendable at the end of the month, by month of expiry");
    List<Lot> lots = report.lots();
    if (lots.isEmpty()) {
      paragraph("soft", "Nothing is spendable.");
      return;
    }
    List<YearMonth> months = lots.stream().map(Lot::month).toList();
    Function<Lot, Amount> expected = lot -> lot.expected().orElse(Amount.ZERO);
    chart(
        "Lots",
        months,
        series("expected to expire", "expired", lots, expected),
        series("the rest", "in", lots, lot -> lot.balance().minus(expected.apply(lot))));
    table(
        "Expires after",
        "Months left",
        "Since",
        "Earned",
        "Received",
        "Together",
        "Expected breakage");
    lots.forEach(this::lot);
    html.append("<tr class=\"sum\"><th scope=\"row\">Together</th>");
    cell("");
    cell("");
    cell(numbers.exact(sum(Lot::earned)));
    cell(numbers.exact(sum(Lot::received)));
    cell(numbers.exact(report.closing().spendable()));
    cell(report.expectedBreakage().map(numbers::exact).orElse(NONE));
    html.append("</tr>\n");
    endTable();
  }

  private void lot(Lot lot) {
    long left =
        report.heading().period().month().until(lot.month(), java.time.temporal.ChronoUnit.MONTHS);
    html.append("<tr><th scope=\"row\">").append(lot.month()).append("</th>");
    cell(left > 0 ? PageNumbers.count(left) : "over");
    cell(lot.opened().toString());
    cell(numbers.exact(lot.earned()));
    cell(numbers.exact(lot.received()));
    cell(numbers.exact(lot.balance()));
    cell(lot.expected().map(numbers::exact).orElse(NONE));
    html.append("</tr>\n");
  }

  private Amount sum(Function<Lot, Amount> amount) {
    return report.lots().stream().map(amount).reduce(Amount.ZERO, Amount::plus);
  }

  private void breakage() {
    title("Expected breakage");
    PastLots past = report.past();
    if (!past.isHistory()) {
      paragraph(
          "", "No lot's month was over before this month: there is no history to expect from.");
      return;
    }
    paragraph(
        "",
        ("Months of expiry that were over before: %s. Into their lots %s vested, less what was"
                + " clawed back; of that %s expired. Of each later lot the same share of what"
                + " vested into it is expected to expire, rounded down to the zon, at most what is"
                + " left of it; of a lot whose month is over, all.")
            .formatted(
                PageNumbers.count(past.months()),
                numbers.exact(past.vested()),
                numbers.exact(past.expired())));
    paragraph("soft", "Pending and held coins are in no lot, so nothing is expected of them.");
  }

  private void proof() {
    LiabilityReport.Heading heading = report.heading();
    title("Make it again");
    paragraph(
        "",
        "All figures come from the first %s entries of the log, whose root is %s. Whoever has the"
                .formatted(PageNumbers.count(heading.head().size()), heading.head().root().base64())
            + " log and its public keys makes the same text, byte for byte:");
    html.append(
        "<pre>zon report --period %s --log LOG @KEYS --note NOTE</pre>%n"
            .formatted(heading.period()));
    paragraph(
        "", "SHA-256 of the text, which its entry in the log carries: " + report.hash().base64());
    String text =
        signed
            .map(note -> new String(note.bytes(), java.nio.charset.StandardCharsets.UTF_8))
            .orElseGet(report::text);
    html.append("<pre>").append(escape(text)).append("</pre>\n");
  }

  private void title(String text) {
    html.append("<h2>").append(text).append("</h2>\n");
  }

  private void paragraph(String style, String text) {
    String attribute = style.isEmpty() ? "" : " class=\"" + style + "\"";
    html.append("<p").append(attribute).append('>').append(text).append("</p>\n");
  }

  private void table(String... columns) {
    html.append("<div class=\"scroll\"><table>\n<thead><tr>");
    html.append(
        List.of(columns).stream()
            .map(column -> "<th scope=\"col\">" + column + "</th>")
            .collect(Collectors.joining()));
    html.append("</tr></thead>\n<tbody>\n");
  }

  private void endTable() {
    html.append("</tbody></table></div>\n");
  }

  private void cell(String text) {
    html.append("<td>").append(text).append("</td>");
  }

  /** An origin is any visible ASCII. */
  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
