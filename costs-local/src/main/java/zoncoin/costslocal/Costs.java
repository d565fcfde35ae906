package zoncoin.costslocal;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the services know, by payer.
 *
 * <pre>{@code
 * {"999988887777": {
 *   "months": {"2026-06": {"estimated": false, "invoices": ["2026A0001"], "charges": [
 *     {"account": "111122223333", "recordType": "Usage", "service": "Amazon Simple Storage Service",
 *      "billingEntity": "AWS", "unblended": "100.00", "netUnblended": "97.50", "netAmortized": "97.50"}]}},
 *   "estimatedCharges": {"111122223333": [{"at": "2026-07-03T06:00:00Z", "usd": "12.34"}]},
 *   "exports": {"arn:aws:bcm-data-exports:us-east-1:999988887777:export/zoncoin": {
 *     "updated": "2026-07-01T00:00:00Z", "DataQuery": {…}, "DestinationConfigurations": {…},
 *     "RefreshCadence": {…}}}}}
 * }</pre>
 *
 * <p>{@code service} may be left out, {@code billingEntity} is AWS unless said, and each cost that
 * is left out is the unblended one. Parts of an export are as GetExport gives them.
 *
 * @param payers what is known of each, by its 12 digits
 */
public record Costs(SortedMap<String, Payer> payers) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Nothing at all. */
  public static final Costs NONE = new Costs(new TreeMap<>());

  /** Copies. */
  public Costs {
    payers = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(payers));
  }

  /**
   * What is known of a payer.
   *
   * @param months its bills
   * @param estimates of accounts, oldest first
   * @param exports by their ARNs
   */
  public record Payer(
      SortedMap<YearMonth, Month> months,
      SortedMap<String, List<Datum>> estimates,
      SortedMap<String, Export> exports) {
    static final Payer NONE = new Payer(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
  }

  /** What an export is asked for, and since when. */
  public record Export(JsonNode definition, Instant updated) {
    /** When exports were made of which nothing else is said: before they deliver anything. */
    static final Instant MADE = Instant.EPOCH;

    static Export made(JsonNode definition) {
      return new Export(definition, MADE);
    }
  }

  /** A month of a payer. */
  public record Month(boolean isEstimated, List<String> invoices, List<Charge> charges) {
    static final Month NONE = new Month(true, List.of(), List.of());
  }

  /** A charge: its dimensions and its metrics, by the names that Cost Explorer has for them. */
  public record Charge(Map<String, String> dimensions, Map<String, BigDecimal> metrics) {}

  /** A figure of a metric. */
  public record Datum(Instant at, BigDecimal usd) {}

  Payer payer(String id) {
    return payers.getOrDefault(id, Payer.NONE);
  }

  /**
   * Reads what the class comment shows.
   *
   * @throws IllegalArgumentException with the field that is wrong
   */
  public static Costs parse(String text) {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JacksonException notJson) {
      throw new IllegalArgumentException("costs are JSON: " + notJson.getOriginalMessage());
    }
    SortedMap<String, Payer> payers = new TreeMap<>();
    object(root, "costs").forEach(field -> payers.put(account(field.getKey()), payer(field)));
    return new Costs(payers);
  }

  private static Payer payer(Map.Entry<String, JsonNode> field) {
    check(field.getValue(), Set.of("months", "estimatedCharges", "exports"));
    SortedMap<YearMonth, Month> months = new TreeMap<>();
    SortedMap<String, List<Datum>> estimates = new TreeMap<>();
    object(field.getValue().path("months"), "months")
        .forEach(month -> months.put(period(month.getKey()), month(month.getValue())));
    object(field.getValue().path("estimatedCharges"), "estimatedCharges")
        .forEach(one -> estimates.put(account(one.getKey()), data(one.getValue())));
    SortedMap<String, Export> exports = new TreeMap<>();
    object(field.getValue().path("exports"), "exports")
        .forEach(one -> exports.put(one.getKey(), export(one.getValue())));
    return new Payer(months, estimates, exports);
  }

  private static Export export(JsonNode node) {
    check(
        node,
        Set.of(
            "updated",
            "Name",
            "Description",
            "DataQuery",
            "DestinationConfigurations",
            "RefreshCadence"));
    String updated = node.path("updated").asText(Export.MADE.toString());
    return new Export(node, instant("updated", updated));
  }

  private static Month month(JsonNode node) {
    check(node, Set.of("estimated", "invoices", "charges"));
    List<String> invoices = new ArrayList<>();
    List<Charge> charges = new ArrayList<>();
    node.path("invoices").forEach(id -> invoices.add(id.asText()));
    node.path("charges").forEach(charge -> charges.add(charge(charge)));
    return new Month(node.path("estimated").asBoolean(), invoices, charges);
  }

  private static Charge charge(JsonNode node) {
    Set<String> costs = Set.of("unblended", "netUnblended", "netAmortized");
    Set<String> known = new java.util.TreeSet<>(costs);
    known.addAll(Set.of("account", "recordType", "service", "billingEntity"));
    check(node, known);
    BigDecimal unblended = decimal(node, "unblended", "");
    String plain = unblended.toPlainString();
    return new Charge(
        Map.of(
            "LINKED_ACCOUNT", account(node.path("account").asText()),
            "RECORD_TYPE", node.path("recordType").asText("Usage"),
            "SERVICE", node.path("service").asText(""),
            "BILLING_ENTITY", node.path("billingEntity").asText("AWS")),
        Map.of(
            "UnblendedCost", unblended,
            "NetUnblendedCost", decimal(node, "netUnblended", plain),
            "NetAmortizedCost", decimal(node, "netAmortized", plain)));
  }

  private static List<Datum> data(JsonNode node) {
    List<Datum> data = new ArrayList<>();
    for (JsonNode one : node) {
      check(one, Set.of("at", "usd"));
      data.add(new Datum(instant("at", one.path("at").asText()), decimal(one, "usd", "")));
    }
    return data;
  }

  private static BigDecimal decimal(JsonNode node, String field, String otherwise) {
    String text = node.path(field).asText(otherwise);
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(field + " is a decimal in quotes: " + text);
    }
  }

  private static YearMonth period(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeParseException notAMonth) {
      throw new IllegalArgumentException("a month is YYYY-MM: " + text);
    }
  }

  private static Instant instant(String field, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException notATime) {
      throw new IllegalArgumentException(
          field + " is a time such as 2026-07-03T06:00:00Z: " + text);
    }
  }

  private static String account(String id) {
    if (!id.matches("[0-9]{12}")) {
      throw new IllegalArgumentException("an account is 12 digits: " + id);
    }
    return id;
  }

  private static Set<Map.Entry<String, JsonNode>> object(JsonNode node, String what) {
    if (!node.isMissingNode() && !node.isObject()) {
      throw new IllegalArgumentException(what + " is an object");
    }
    return node.properties();
  }

  private static void check(JsonNode node, Set<String> known) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!known.contains(field.getKey())) {
        throw new IllegalArgumentException(
            "field " + field.getKey() + " is unknown; known are " + new java.util.TreeSet<>(known));
      }
    }
  }
}
