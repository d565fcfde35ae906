package zoncoin.costslocal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Cost Explorer: sums of one month, filtered and grouped. */
final class CostExplorerService extends JsonService {
  /** As many as the service takes. */
  private static final int MAX_GROUP_BY = 2;

  private static final Set<String> FIELDS =
      Set.of("TimePeriod", "Granularity", "Filter", "Metrics", "GroupBy", "NextPageToken");

  private final Supplier<Costs> costs;
  private final IntSupplier pageSize;
  private final Supplier<LocalDate> today;

  CostExplorerService(Supplier<Costs> costs, IntSupplier pageSize, Supplier<LocalDate> today) {
    super("AWSInsightsIndexService.GetCostAndUsage", "1.1");
    this.costs = costs;
    this.pageSize = pageSize;
    this.today = today;
  }

  @Override
  public String signingName() {
    return "ce";
  }

  @Override
  public Call.Refused throttled() {
    return new Call.Refused(400, "LimitExceededException", "too many calls in a short period");
  }

  @Override
  JsonNode answer(JsonNode asked, String payer) {
    asked
        .fieldNames()
        .forEachRemaining(name -> check(FIELDS.contains(name), "unknown field " + name));
    YearMonth month = month(asked);
    List<String> keys = keys(asked);
    List<String> metrics = new ArrayList<>();
    asked.path("Metrics").forEach(metric -> metrics.add(metric.asText()));
    check(!metrics.isEmpty(), "Metrics are required");
    Costs.Month known = costs.get().payer(payer).months().getOrDefault(month, Costs.Month.NONE);
    SortedMap<List<String>, Map<String, BigDecimal>> groups = new TreeMap<>(BY_KEYS);
    for (Costs.Charge charge : known.charges()) {
      if (!asked.has("Filter") || matches(asked.path("Filter"), charge)) {
        List<String> key = keys.stream().map(name -> charge.dimensions().get(name)).toList();
        Map<String, BigDecimal> sums = groups.computeIfAbsent(key, one -> new TreeMap<>());
        for (String metric : metrics) {
          check(charge.metrics().containsKey(metric), "unknown metric " + metric);
          sums.merge(metric, charge.metrics().get(metric), BigDecimal::add);
        }
      }
    }
    return page(asked, known.isEstimated(), List.copyOf(groups.entrySet()));
  }

  private static final java.util.Comparator<List<String>> BY_KEYS =
      java.util.Comparator.comparing(keys -> String.join("\u0000", keys));

  private YearMonth month(JsonNode asked) {
    check(asked.path("Granularity").asText().equals("MONTHLY"), "only MONTHLY is known here");
    LocalDate start = LocalDate.parse(asked.path("TimePeriod").path("Start").asText());
    LocalDate end = LocalDate.parse(asked.path("TimePeriod").path("End").asText());
    check(start.isBefore(end), "Start date should be before end date");
    check(!end.isAfter(today.get().plusDays(1)), "end date past tomorrow");
    check(
        start.getDayOfMonth() == 1 && start.plusMonths(1).equals(end),
        "only whole months are known here");
    return YearMonth.from(start);
  }

  private static List<String> keys(JsonNode asked) {
    List<String> keys = new ArrayList<>();
    for (JsonNode group : asked.path("GroupBy")) {
      check(group.path("Type").asText().equals("DIMENSION"), "only dimensions are known here");
      keys.add(group.path("Key").asText());
    }
    check(keys.size() <= MAX_GROUP_BY, "GroupBy has at most " + MAX_GROUP_BY + " members");
    return keys;
  }

  private static boolean matches(JsonNode filter, Costs.Charge charge) {
    check(filter.size() == 1, "Expression has one root operator");
    String operator = filter.fieldNames().next();
    JsonNode operand = filter.path(operator);
    return switch (operator) {
      case "And" -> {
        check(operand.size() >= 2, "And has at least 2 operands");
        boolean isAll = true;
        for (JsonNode one : operand) {
          isAll &= matches(one, charge);
        }
        yield isAll;
      }
      case "Not" -> !matches(operand, charge);
      case "Dimensions" -> {
        String value = charge.dimensions().get(operand.path("Key").asText());
        check(value != null, "unknown dimension " + operand.path("Key").asText());
        boolean isIn = false;
        for (JsonNode one : operand.path("Values")) {
          isIn |= one.asText().equals(value);
        }
        yield isIn;
      }
      default -> throw Call.Refused.validation("unknown operator " + operator);
    };
  }

  private JsonNode page(
      JsonNode asked,
      boolean isEstimated,
      List<Map.Entry<List<String>, Map<String, BigDecimal>>> groups) {
    int from = asked.has("NextPageToken") ? token(asked.path("NextPageToken").asText()) : 0;
    int to = Math.min(groups.size(), from + pageSize.getAsInt());
    ObjectNode answer = JSON.createObjectNode();
    answer.set("GroupDefinitions", asked.path("GroupBy").deepCopy());
    ObjectNode result = answer.putArray("ResultsByTime").addObject();
    result.set("TimePeriod", asked.path("TimePeriod").deepCopy());
    // As the service does: what is grouped has no total.
    result.putObject("Total");
    ArrayNode shown = result.putArray("Groups");
    for (var group : groups.subList(Math.min(from, to), to)) {
      ObjectNode one = shown.addObject();
      ArrayNode keys = one.putArray("Keys");
      group.getKey().forEach(keys::add);
      ObjectNode metrics = one.putObject("Metrics");
      group
          .getValue()
          .forEach(
              (name, sum) ->
                  metrics.putObject(name).put("Amount", sum.toString()).put("Unit", "USD"));
    }
    result.put("Estimated", isEstimated);
    if (to < groups.size()) {
      answer.put("NextPageToken", "from-" + to);
    }
    return answer;
  }

  private static int token(String token) {
    if (!token.matches("from-[0-9]{1,6}")) {
      throw new Call.Refused(400, "InvalidNextTokenException", "the pagination token is invalid");
    }
    return Integer.parseInt(token.substring("from-".length()));
  }

  private static void check(boolean holds, String rule) {
    if (!holds) {
      throw Call.Refused.validation(rule);
    }
  }
}
