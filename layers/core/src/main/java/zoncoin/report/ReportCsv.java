package zoncoin.report;

import java.util.Optional;
import zoncoin.ledger.Amount;

/**
 * A report as a table of figures, one a line (RFC 4180), so that any spreadsheet can pivot it:
 *
 * <pre>{@code
 * table,row,column,value
 * report,2026-07,size,57
 * liability,opening,pendingZon,0
 * liability,issued,entries,2
 * lot,2028-07,earnedZon,213700000
 * }</pre>
 *
 * <p>A column whose name ends in {@code Zon} is whole zon, and empty where there is no figure.
 */
public final class ReportCsv {
  private final StringBuilder text = new StringBuilder("table,row,column,value\r\n");

  private ReportCsv() {}

  /** The whole table. */
  public static String print(LiabilityReport report) {
    ReportCsv csv = new ReportCsv();
    csv.heading(report);
    csv.holdings("opening", report.opening());
    report
        .flows()
        .forEach(
            (movement, flow) -> {
              csv.line("liability", movement.word(), "entries", flow.entries());
              csv.holdings(movement.word(), flow.change());
            });
    csv.holdings("closing", report.closing());
    report
        .products()
        .forEach(
            product -> {
              csv.line("product", product.name(), "redemptions", product.redemptions());
              csv.line("product", product.name(), "amountZon", product.amount());
            });
    report.lots().forEach(csv::lot);
    report.trend().forEach(csv::month);
    return csv.text.toString();
  }

  private void heading(LiabilityReport report) {
    LiabilityReport.Heading heading = report.heading();
    String period = heading.period().toString();
    line("report", period, "log", heading.origin());
    line("report", period, "size", heading.head().size());
    line("report", period, "root", heading.head().root().base64());
    line("report", period, "sha256", report.hash().base64());
    line("report", period, "closed", heading.isClosed() ? "yes" : "no");
    line("report", period, "setOffZon", report.setOff());
    line("report", period, "pastLots", report.past().months());
    line("report", period, "pastVestedZon", report.past().vested());
    line("report", period, "pastExpiredZon", report.past().expired());
    line("report", period, "expectedBreakageZon", print(report.expectedBreakage()));
  }

  private void holdings(String row, Holdings all) {
    line("liability", row, "pendingZon", all.pending());
    line("liability", row, "spendableZon", all.spendable());
    line("liability", row, "heldZon", all.held());
    line("liability", row, "inTillsZon", all.inTills());
    line("liability", row, "owedZon", all.owed());
    line("liability", row, "totalZon", all.total());
  }

  private void lot(LiabilityReport.Lot lot) {
    String row = lot.month().toString();
    line("lot", row, "opened", lot.opened());
    line("lot", row, "earnedZon", lot.earned());
    line("lot", row, "receivedZon", lot.received());
    line("lot", row, "vestedZon", lot.vested());
    line("lot", row, "expectedBreakageZon", print(lot.expected()));
  }

  private void month(LiabilityReport.Trend month) {
    String row = month.month().toString();
    line("month", row, "inZon", month.in());
    line("month", row, "redeemedZon", month.redeemed());
    line("month", row, "expiredZon", month.expired());
    line("month", row, "takenBackZon", month.takenBack());
    line("month", row, "closingZon", month.closing());
  }

  private static String print(Optional<Amount> amount) {
    return amount.map(Amount::toString).orElse("");
  }

  private void line(String table, String row, String column, Object value) {
    // An origin may have a comma or a quote in it; nothing else has.
    String printed = value.toString();
    String cell =
        printed.indexOf(',') >= 0 || printed.indexOf('"') >= 0
            ? '"' + printed.replace("\"", "\"\"") + '"'
            : printed;
    text.append(table).append(',').append(row).append(',').append(column).append(',');
    text.append(cell).append("\r\n");
  }
}
