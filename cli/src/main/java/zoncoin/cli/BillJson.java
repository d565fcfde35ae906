package zoncoin.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import zoncoin.billing.Assessment;
import zoncoin.billing.Currency;
import zoncoin.billing.LineTotal;
import zoncoin.billing.Money;

/**
 * {@code zon bill --json}: {@code assessments}, {@code lineTypes} and {@code warnings}. Amounts on
 * the bill are strings, so that no reader rounds them; coins are whole zon.
 */
final class BillJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private BillJson() {}

  static String print(BillReport report) {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode assessments = root.putArray("assessments");
    report.rows().forEach(row -> print(row, assessments.addObject()));
    ArrayNode lineTypes = root.putArray("lineTypes");
    report
        .totals()
        .forEach(
            (currency, totals) ->
                totals.lines().forEach(line -> print(currency, line, lineTypes.addObject())));
    ArrayNode warnings = root.putArray("warnings");
    report.warnings().forEach(warnings::add);
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new AssertionError("a tree of text and numbers prints", impossible);
    }
  }

  private static void print(Currency currency, LineTotal line, ObjectNode node) {
    node.put("type", line.type().name())
        .put("currency", currency.code())
        .put("rows", line.rows())
        .put("unblended", Money.print(line.unblended()))
        .put("eligible", Money.print(line.eligible()));
  }

  private static void print(BillReport.Row row, ObjectNode node) {
    Assessment assessment = row.assessment();
    node.put("payer", assessment.subject().payer())
        .put("account", assessment.subject().account())
        .put("period", assessment.subject().period().toString())
        .put("currency", assessment.subject().currency().code())
        .put("rows", assessment.rows())
        .put("unblended", Money.print(assessment.unblended()))
        .put("eligible", Money.print(assessment.eligible()))
        .put("final", assessment.finality().isFinal());
    row.rewardZon()
        .ifPresentOrElse(zon -> node.put("rewardZon", zon), () -> node.putNull("rewardZon"));
    ArrayNode parts = node.putArray("rewardParts");
    row.breakdown().stream()
        .flatMap(breakdown -> breakdown.parts().stream())
        .forEach(
            part -> parts.addObject().put("rule", part.words()).put("zon", part.amount().zon()));
  }
}
