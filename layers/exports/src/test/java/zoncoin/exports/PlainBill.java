package zoncoin.exports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a report in CSV says, read line by line as one would without a database: it shares no code
 * with the product, and takes every bill for a good one.
 */
final class PlainBill {
  private static final List<String> EARNING =
      List.of("Usage", "DiscountedUsage", "RIFee", "SavingsPlanCoveredUsage", "Credit", "Refund");

  private PlainBill() {}

  /**
   * What an account's lines come to.
   *
   * @param rows how many lines
   * @param unblended their sum
   * @param eligible what of it earns
   */
  record Told(long rows, BigDecimal unblended, BigDecimal eligible) {
    Told plus(Told other) {
      return new Told(
          rows + other.rows, unblended.add(other.unblended), eligible.add(other.eligible));
    }

    /** As a text, so that equal amounts are equal. */
    @Override
    public String toString() {
      return "%d %s %s".formatted(rows, plain(unblended), plain(eligible));
    }

    private static String plain(BigDecimal amount) {
      return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
  }

  /** The lines of a text, by payer, account, month and currency. */
  static Map<String, Told> read(byte[] bytes) {
    List<List<String>> records = records(new String(bytes, UTF_8));
    List<String> names = records.getFirst().stream().map(PlainBill::spelled).toList();
    List<Map<String, String>> lines = new ArrayList<>();
    for (List<String> values : records.subList(1, records.size())) {
      Map<String, String> line = new TreeMap<>();
      for (int i = 0; i < names.size(); i++) {
        line.put(names.get(i), values.get(i));
      }
      lines.add(line);
    }
    return read(lines);
  }

  /** Lines, by payer, account, month and currency. */
  static Map<String, Told> read(List<Map<String, String>> lines) {
    Map<String, Told> told = new TreeMap<>();
    for (Map<String, String> line : lines) {
      String subject =
          "%s/%s/%s/%s"
              .formatted(
                  line.get("bill_payer_account_id"),
                  line.get(Bills.ACCOUNT),
                  line.getOrDefault("bill_billing_period_start_date", "").substring(0, 7),
                  line.get("line_item_currency_code"));
      BigDecimal unblended = new BigDecimal(line.getOrDefault(Bills.COST, ""));
      String net = line.getOrDefault(Bills.NET, "");
      BigDecimal cost = net.isEmpty() ? unblended : new BigDecimal(net);
      told.merge(
          subject,
          new Told(1, unblended, earns(line) ? cost : BigDecimal.ZERO),
          (one, other) -> one.plus(other));
    }
    return told;
  }

  private static boolean earns(Map<String, String> line) {
    String product = line.getOrDefault("line_item_product_code", "");
    return List.of("AWS", "AISPL").contains(line.get("bill_billing_entity"))
        && EARNING.contains(line.get("line_item_line_item_type"))
        && !product.startsWith("AWSSupport");
  }

  private static String spelled(String name) {
    StringBuilder spelled = new StringBuilder();
    for (char c : name.replace('/', '_').toCharArray()) {
      boolean isHump = c >= 'A' && c <= 'Z' && !spelled.isEmpty() && isSmall(spelled);
      spelled.append(isHump ? "_" : "").append(Character.toLowerCase(c));
    }
    return spelled.toString();
  }

  private static boolean isSmall(StringBuilder name) {
    char last = name.charAt(name.length() - 1);
    return (last >= 'a' && last <= 'z') || (last >= '0' && last <= '9');
  }

  private static List<List<String>> records(String text) {
    boolean isHive = text.lines().findFirst().orElse("").contains("\u0001");
    char separator = isHive ? '\u0001' : ',';
    List<List<String>> records = new ArrayList<>();
    List<String> record = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean isQuoted = false;
    for (char c :
        (text.startsWith("\ufeff") ? text.substring(1) + "\n" : text + "\n").toCharArray()) {
      boolean isLineEnd = c == '\n' || c == '\r';
      if (!isQuoted && (c == separator || isLineEnd)) {
        record.add(unquoted(value.toString(), isHive));
        value.setLength(0);
      } else {
        isQuoted ^= !isHive && c == '"' && (isQuoted || value.isEmpty() || isClosed(value));
        value.append(c);
      }
      if (!isQuoted && isLineEnd) {
        if (!record.equals(List.of(""))) {
          records.add(List.copyOf(record));
        }
        record.clear();
      }
    }
    return records;
  }

  /** A quote behind the quote that ended a quoted value: both are one within it. */
  private static boolean isClosed(StringBuilder value) {
    return value.length() > 1 && value.charAt(0) == '"' && value.charAt(value.length() - 1) == '"';
  }

  private static String unquoted(String value, boolean isHive) {
    return !isHive && value.length() > 1 && value.startsWith("\"")
        ? value.substring(1, value.length() - 1).replace("\"\"", "\"")
        : value;
  }
}
