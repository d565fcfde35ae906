package zoncoin.exports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small FOCUS bills that tests write, with the columns that AWS Data Exports has. */
final class FocusLines {
  private FocusLines() {}

  /** A good line of ten dollars of FOCUS 1.2; tests change what they are about. */
  static Map<String, String> line() {
    Map<String, String> line = new LinkedHashMap<>();
    line.put("BilledCost", "10");
    line.put("BillingAccountId", "999988887777");
    line.put("BillingCurrency", "USD");
    line.put("BillingPeriodStart", "2026-06-01 00:00:00");
    line.put("ChargeCategory", "Usage");
    line.put("ChargeClass", "");
    line.put("ChargeDescription", "an hour, \"on demand\"");
    line.put("ChargeFrequency", "Usage-Based");
    line.put("ChargePeriodStart", "2026-06-30 23:00:00");
    line.put("EffectiveCost", "10");
    line.put("InvoiceId", "2026A0001");
    line.put("ProviderName", "AWS");
    line.put("PublisherName", "Amazon Web Services, Inc.");
    line.put("ServiceName", "Amazon Elastic Compute Cloud");
    line.put("SubAccountId", "111122223333");
    line.put("x_ServiceCode", "AmazonEC2");
    return line;
  }

  /** The line with other values: a column, its value, a column, its value. */
  static Map<String, String> with(String... changes) {
    Map<String, String> line = line();
    for (int i = 0; i < changes.length; i += 2) {
      if (line.put(changes[i], changes[i + 1]) == null) {
        throw new AssertionError("no such column: " + changes[i]);
      }
    }
    return line;
  }

  @SafeVarargs
  static String csv(Map<String, String>... lines) {
    List<Map<String, String>> list = new ArrayList<>();
    for (Map<String, String> line : lines) {
      list.add(line);
    }
    return csv(list);
  }

  static String csv(List<Map<String, String>> lines) {
    List<String> rows = new ArrayList<>();
    rows.add(String.join(",", lines.getFirst().keySet()));
    lines.forEach(
        line -> rows.add(String.join(",", line.values().stream().map(Bills::quoted).toList())));
    return String.join("\n", rows) + "\n";
  }

  /** A file of one line that lacks a column. */
  static String csvWithout(String column, Map<String, String> line) {
    Map<String, String> fewer = new LinkedHashMap<>(line);
    fewer.remove(column);
    return csv(List.of(fewer));
  }
}
