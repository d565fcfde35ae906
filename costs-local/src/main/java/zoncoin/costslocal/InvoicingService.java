package zoncoin.costslocal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Invoicing: the invoices of a payer and month, and with each a credit memo that is none. */
final class InvoicingService extends JsonService {
  private final Supplier<Costs> costs;
  private final IntSupplier pageSize;

  InvoicingService(Supplier<Costs> costs, IntSupplier pageSize) {
    super("Invoicing.ListInvoiceSummaries", "1.0");
    this.costs = costs;
    this.pageSize = pageSize;
  }

  @Override
  public String signingName() {
    return "invoicing";
  }

  @Override
  public Call.Refused throttled() {
    return new Call.Refused(400, "ThrottlingException", "rate exceeded");
  }

  @Override
  JsonNode answer(JsonNode asked, String payer) {
    JsonNode selector = asked.path("Selector");
    if (!selector.path("ResourceType").asText().equals("ACCOUNT_ID")) {
      throw Call.Refused.validation("only ACCOUNT_ID is known here");
    }
    if (!selector.path("Value").asText().equals(payer)) {
      throw new Call.Refused(400, "AccessDeniedException", "not your account");
    }
    JsonNode period = asked.path("Filter").path("BillingPeriod");
    YearMonth month = YearMonth.of(period.path("Year").asInt(), period.path("Month").asInt());
    List<String> invoices =
        costs.get().payer(payer).months().getOrDefault(month, Costs.Month.NONE).invoices();
    int from = asked.has("NextToken") ? Integer.parseInt(asked.path("NextToken").asText()) : 0;
    int to = Math.min(invoices.size(), from + pageSize.getAsInt());
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode summaries = answer.putArray("InvoiceSummaries");
    for (String id : invoices.subList(Math.min(from, to), to)) {
      add(summaries, payer, month, id, "INVOICE");
      add(summaries, payer, month, id + "-memo", "CREDIT_MEMO");
    }
    if (to < invoices.size()) {
      answer.put("NextToken", Integer.toString(to));
    }
    return answer;
  }

  private static void add(
      ArrayNode summaries, String payer, YearMonth month, String id, String type) {
    ObjectNode one = summaries.addObject();
    one.put("AccountId", payer).put("InvoiceId", id).put("InvoiceType", type);
    one.putObject("BillingPeriod").put("Month", month.getMonthValue()).put("Year", month.getYear());
    // Times are seconds since 1970 in this protocol.
    one.put(
        "IssuedDate", month.plusMonths(1).atDay(3).atStartOfDay(ZoneOffset.UTC).toEpochSecond());
  }
}
