package zoncoin.cli;

import static zoncoin.cli.Table.Align.LEFT;
import static zoncoin.cli.Table.Align.POINT;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import zoncoin.audit.AuditReport;
import zoncoin.audit.AuditReport.Figures;
import zoncoin.audit.AuditReport.Tally;
import zoncoin.audit.EvidenceHeld;
import zoncoin.audit.Supply;

/** {@code zon audit} for people: the answer first, then what was counted. */
final class AuditText {
  private AuditText() {}

  static String print(AuditAnswer answer) {
    return switch (answer) {
      case AuditAnswer.Refused refused ->
          "WRONG: %s: %s.%nKeep both checkpoints, they are the proof:%n%s"
              .formatted(
                  refused.origin(),
                  refused.contradiction().why(),
                  refused.contradiction().evidence());
      case AuditAnswer.Audited audited -> print(audited);
    };
  }

  private static String print(AuditAnswer.Audited audited) {
    return switch (audited.report()) {
      case AuditReport.Sound sound -> sound(audited, sound.figures());
      case AuditReport.Unsound unsound -> unsound(audited, unsound);
    };
  }

  private static String sound(AuditAnswer.Audited audited, Figures figures) {
    Supply supply = figures.supply();
    String kinds =
        figures.byKind().entrySet().stream()
            .map(e -> e.getKey().word() + " " + number(e.getValue()))
            .collect(Collectors.joining(", "));
    Table table = new Table(LEFT, LEFT);
    table.add("log", audited.origin());
    table.add("entries", number(figures.entries()) + ": " + kinds);
    table.add("root", figures.head().root().base64());
    table.add("coins", flow(supply) + " ZNC in circulation");
    table.add("which are", stock(supply.stock()));
    audited.held().ifPresent(held -> AuditEvidenceText.rows(held).forEach(table::add));
    table.add("took", took(audited, figures));
    return "SOUND: every rule holds for every entry%s.%n"
            .formatted(audited.held().map(AuditEvidenceText::reservation).orElse(""))
        + table;
  }

  private static String flow(Supply supply) {
    Supply.Flow flow = supply.flow();
    return "%s issued - %s taken back - %s expired - %s redeemed = %s"
        .formatted(
            flow.issued().znc(),
            flow.takenBack().znc(),
            flow.expired().znc(),
            flow.redeemed().znc(),
            supply.circulating().znc());
  }

  private static String stock(Supply.Stock stock) {
    return "%s pending + %s spendable + %s held + %s in tills - %s owed"
        .formatted(
            stock.pending().znc(),
            stock.spendable().znc(),
            stock.held().znc(),
            stock.inTills().znc(),
            stock.owed().znc());
  }

  private static String took(AuditAnswer.Audited audited, Figures figures) {
    return "%.1f s, %,.0f entries and %.1f MB a second"
        .formatted(
            audited.seconds(),
            figures.entries() / audited.seconds(),
            figures.bytes() / audited.seconds() / 1e6);
  }

  private static String unsound(AuditAnswer.Audited audited, AuditReport.Unsound unsound) {
    StringBuilder text = new StringBuilder("WRONG: " + audited.origin() + ": ");
    text.append(unsound.first()).append(".\n\nThese do not hold, each with its first place:\n");
    Table table = new Table(LEFT, POINT, LEFT);
    table.add("rule", "times", "first");
    for (Tally tally : unsound.kinds()) {
      String place =
          tally.first().index().isPresent() ? "entry " + tally.first().index().getAsLong() : "log";
      table.add(tally.first().rule().sentence(), number(tally.count()), place);
    }
    text.append(table);
    List<Tally> others = unsound.kinds().subList(1, unsound.kinds().size());
    others.forEach(tally -> text.append('\n').append(tally.first()));
    text.append(others.isEmpty() ? "" : "\n");
    audited.held().map(AuditText::evidence).ifPresent(text::append);
    audited
        .contradiction()
        .ifPresent(c -> text.append("\nKeep these, they are the proof:\n").append(c.evidence()));
    return text.toString();
  }

  private static String evidence(EvidenceHeld held) {
    Table table = new Table(LEFT, LEFT);
    AuditEvidenceText.rows(held).forEach(table::add);
    return "\n" + table;
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
