package zoncoin.cli;

import static zoncoin.cli.Table.Align.LEFT;
import static zoncoin.cli.Table.Align.POINT;

import java.util.List;
import java.util.Locale;
import zoncoin.ledger.Amount;
import zoncoin.report.Flow;
import zoncoin.report.Holdings;
import zoncoin.report.LiabilityReport;
import zoncoin.report.Movement;

/** {@code zon report} for people. */
final class ReportTable {
  private ReportTable() {}

  static String print(LiabilityReport report) {
    LiabilityReport.Heading heading = report.heading();
    return "Liability of %s in %s: %s%nFrom the first %,d entries of the log, root %s%n%n%s%n%s%n%s%s"
        .formatted(
            heading.origin(),
            heading.period(),
            heading.isClosed() ? "closed" : "open, entries of it may still come",
            heading.head().size(),
            heading.head().root().base64(),
            movements(report),
            stock(report.closing()),
            lots(report),
            products(report));
  }

  private static Table movements(LiabilityReport report) {
    Table table = new Table(LEFT, POINT, POINT);
    table.add("", "entries", "ZNC");
    table.add("opening", "", report.opening().total().znc());
    for (Movement movement : Movement.values()) {
      Flow flow = report.flow(movement);
      if (flow.entries() > 0 || !flow.change().total().isZero()) {
        table.add(movement.word(), count(flow.entries()), change(movement, flow));
      }
    }
    table.add("closing", "", report.closing().total().znc());
    return table;
  }

  /** What vests, is held or paid stays owed: it is named, and changes nothing. */
  private static String change(Movement movement, Flow flow) {
    Amount total = flow.change().total();
    if (movement == Movement.VESTED) {
      return "(" + flow.change().pending().negate().znc() + ")";
    }
    return total.znc();
  }

  private static Table stock(Holdings closing) {
    Table table = new Table(LEFT, POINT);
    table.add("closing, of which", "ZNC");
    table.add("pending", closing.pending().znc());
    table.add("spendable", closing.spendable().znc());
    table.add("held", closing.held().znc());
    table.add("in tills", closing.inTills().znc());
    table.add("owed", closing.owed().negate().znc());
    return table;
  }

  private static Table lots(LiabilityReport report) {
    Table table = new Table(LEFT, POINT, POINT, POINT);
    table.add("expires after", "earned", "received", "expected to expire");
    for (LiabilityReport.Lot lot : report.lots()) {
      table.add(
          lot.month().toString(),
          lot.earned().znc(),
          lot.received().znc(),
          lot.expected().map(Amount::znc).orElse("-"));
    }
    table.add("", "", "", report.expectedBreakage().map(Amount::znc).orElse("no history"));
    return table;
  }

  private static String products(LiabilityReport report) {
    if (report.products().isEmpty()) {
      return "";
    }
    Table table = new Table(LEFT, POINT, POINT);
    table.add("product", "redemptions", "ZNC");
    report.products().forEach(p -> table.add(p.name(), count(p.redemptions()), p.amount().znc()));
    return "\n" + table;
  }

  /** Lines that one has and the other has not. */
  static String differences(LiabilityReport filed, LiabilityReport made) {
    List<String> theirs = filed.text().lines().toList();
    List<String> ours = made.text().lines().toList();
    StringBuilder text = new StringBuilder("WRONG: the log gives another report.\n");
    theirs.stream().filter(l -> !ours.contains(l)).forEach(l -> text.append("filed  " + l + "\n"));
    ours.stream().filter(l -> !theirs.contains(l)).forEach(l -> text.append("log    " + l + "\n"));
    return text.toString();
  }

  private static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
