package zoncoin.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import zoncoin.ledger.Amount;
import zoncoin.report.Holdings;
import zoncoin.report.LiabilityReport;

/**
 * {@code zon report --json}: the figures of {@code zoncoin/report@v1} by name. Coins are whole zon;
 * a figure for which there is no history is null.
 */
final class ReportJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportJson() {}

  static String print(LiabilityReport report) {
    ObjectNode root = JSON.createObjectNode();
    LiabilityReport.Heading heading = report.heading();
    root.put("log", heading.origin()).put("size", heading.head().size());
    root.put("root", heading.head().root().base64()).put("sha256", report.hash().base64());
    root.put("period", heading.period().toString()).put("closed", heading.isClosed());
    root.put("newest", heading.newest().toString());
    put(root.putObject("opening"), report.opening());
    ObjectNode movements = root.putObject("movements");
    report
        .flows()
        .forEach(
            (movement, flow) ->
                put(
                    movements.putObject(movement.word()).put("entries", flow.entries()),
                    flow.change()));
    put(root.putObject("closing"), report.closing());
    root.put("setOffZon", report.setOff().zon());
    put(root, "expectedBreakageZon", report.expectedBreakage());
    root.putObject("pastLots")
        .put("count", report.past().months())
        .put("vestedZon", report.past().vested().zon())
        .put("expiredZon", report.past().expired().zon());
    lists(root, report);
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new AssertionError("a tree of text and numbers prints", impossible);
    }
  }

  private static void lists(ObjectNode root, LiabilityReport report) {
    ArrayNode products = root.putArray("products");
    report
        .products()
        .forEach(
            product ->
                products
                    .addObject()
                    .put("name", product.name())
                    .put("redemptions", product.redemptions())
                    .put("amountZon", product.amount().zon()));
    ArrayNode lots = root.putArray("lots");
    for (LiabilityReport.Lot lot : report.lots()) {
      ObjectNode one = lots.addObject().put("month", lot.month().toString());
      one.put("opened", lot.opened().toString()).put("earnedZon", lot.earned().zon());
      one.put("receivedZon", lot.received().zon()).put("vestedZon", lot.vested().zon());
      put(one, "expectedBreakageZon", lot.expected());
    }
    ArrayNode months = root.putArray("months");
    for (LiabilityReport.Trend month : report.trend()) {
      ObjectNode one = months.addObject().put("month", month.month().toString());
      one.put("inZon", month.in().zon()).put("redeemedZon", month.redeemed().zon());
      one.put("expiredZon", month.expired().zon()).put("takenBackZon", month.takenBack().zon());
      one.put("closingZon", month.closing().zon());
    }
  }

  private static void put(ObjectNode node, String name, Optional<Amount> amount) {
    amount.ifPresentOrElse(there -> node.put(name, there.zon()), () -> node.putNull(name));
  }

  private static void put(ObjectNode node, Holdings all) {
    node.put("pendingZon", all.pending().zon()).put("spendableZon", all.spendable().zon());
    node.put("heldZon", all.held().zon()).put("inTillsZon", all.inTills().zon());
    node.put("owedZon", all.owed().zon()).put("totalZon", all.total().zon());
  }
}
