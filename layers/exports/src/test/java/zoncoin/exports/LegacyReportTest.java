package zoncoin.exports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.billing.Assessment;
import zoncoin.billing.Money;

/** The shapes of the legacy Cost and Usage Report, and of CUR 2.0 with its maps. */
class LegacyReportTest {
  /** Columns of the legacy report by category and name; what the line of ten dollars says there. */
  private static final Map<String, String> NAMES =
      Map.of(
          "bill_payer_account_id",
          "bill/PayerAccountId",
          "bill_billing_entity",
          "bill/BillingEntity",
          "bill_billing_period_start_date",
          "bill/BillingPeriodStartDate",
          "bill_invoice_id",
          "bill/InvoiceId",
          Bills.ACCOUNT,
          "lineItem/UsageAccountId",
          "line_item_product_code",
          "lineItem/ProductCode",
          "line_item_currency_code",
          "lineItem/CurrencyCode",
          "line_item_line_item_description",
          "lineItem/LineItemDescription",
          Bills.COST,
          "lineItem/UnblendedCost",
          Bills.NET,
          "lineItem/NetUnblendedCost");

  @TempDir private Path folder;
  @TempDir private Path temporary;
  private BadInput bad = new BadInput(Path.of(""), Path.of(""));

  @BeforeEach
  void folders() {
    bad = new BadInput(folder, temporary);
  }

  /** The line of ten dollars as the legacy report writes it, with more columns up to a count. */
  private static Map<String, String> line(int columns) {
    Map<String, String> line = new LinkedHashMap<>();
    Bills.line()
        .forEach(
            (column, value) ->
                line.put(NAMES.getOrDefault(column, "lineItem/LineItemType"), value));
    for (int i = line.size(); i < columns; i++) {
      line.put("resourceTags/user:tag-" + i, "");
    }
    return line;
  }

  private Path deliver(Map<String, String> line, String file, byte[] content) {
    bad.file("report/20260601-20260701/run-1/" + file, content);
    String columns =
        line.keySet().stream()
            .map(name -> name.split("/", 2))
            .map(n -> "{\"category\":\"" + n[0] + "\",\"name\":\"" + n[1] + "\"}")
            .collect(Collectors.joining(","));
    return bad.file(
        "report/20260601-20260701/report-Manifest.json",
        ("{\"assemblyId\":\"run-1\",\"account\":\"999988887777\",\"reportName\":\"report\","
            + "\"billingPeriod\":{\"start\":\"20260601T000000.000Z\"},\"columns\":["
            + columns
            + "],\"reportKeys\":[\"report/20260601-20260701/run-1/"
            + file
            + "\"]}"));
  }

  private static String record(Map<String, String> line, String separator) {
    return line.values().stream()
            .map(value -> separator.equals(",") ? Bills.quoted(value) : value)
            .collect(Collectors.joining(separator))
        + "\n";
  }

  private static String header(Map<String, String> line, String separator) {
    return String.join(separator, line.keySet()) + "\n";
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 120, 201})
  void readsAnyNumberOfColumnsWithAHeaderOrWithout(int columns) {
    Map<String, String> line = line(columns);
    for (String separator : List.of(",", "\u0001")) {
      String rows = record(line, separator) + record(line, separator);
      for (String text : List.of(header(line, separator) + rows, rows)) {
        Assessment read = Bills.assess(deliver(line, "report-1.csv.gz", Bills.gzip(text))).only();
        assertEquals("20", Money.print(read.eligible()));
        assertEquals(2, read.rows());
        assertEquals("cur", read.delivery().format());
      }
    }
  }

  @Test
  void readsAZip() {
    Map<String, String> line = line(120);
    byte[] zip = Bills.zip(header(line, ",") + record(line, ","));
    Assessment read = Bills.assess(deliver(line, "report-1.csv.zip", zip)).only();
    assertEquals("10", Money.print(read.eligible()));
    assertEquals("run-1", read.delivery().execution());
  }

  @Test
  void quotesAreCharactersWhereControlACutsTheValues() {
    Map<String, String> line = line(12);
    line.put("lineItem/LineItemDescription", "5\" disk, \"fast");
    byte[] text = (header(line, "\u0001") + record(line, "\u0001")).getBytes(UTF_8);
    assertEquals(
        "10", Money.print(Bills.assess(deliver(line, "report-1.csv", text)).only().eligible()));
  }

  @Test
  void refusesAFileWithoutAHeaderThatTheManifestDoesNotFit() {
    Map<String, String> line = line(12);
    byte[] fewer = record(line(11), ",").getBytes(UTF_8);
    bad.refuses(
        "report/20260601-20260701/run-1/report-1.csv, row 1: 11 values where the manifest names 12"
            + " columns",
        deliver(line, "report-1.csv", fewer));
    bad.refuses(
        "loose.csv: not a bill: no column bill_payer_account_id",
        bad.file("loose.csv", record(line, ",")));
  }

  @Test
  void refusesColumnsThatTheManifestNamesInAnotherOrder() {
    Map<String, String> line = line(12);
    Map<String, String> swapped = new LinkedHashMap<>();
    swapped.put("lineItem/UnblendedCost", "");
    line.keySet().forEach(name -> swapped.put(name, ""));
    bad.refuses(
        "report/20260601-20260701/run-1/report-1.csv, row 1, column bill/PayerAccountId: \"AWS\":"
            + " an account is 12 digits: \"AWS\"",
        deliver(swapped, "report-1.csv", record(line, ",").getBytes(UTF_8)));
  }

  @Test
  void onlyTheFilesOfTheNewestAssemblyCount() {
    Map<String, String> line = line(12);
    byte[] text = (header(line, ",") + record(line, ",")).getBytes(UTF_8);
    bad.file("report/20260601-20260701/run-0/report-1.csv", text);
    bad.file("report/20260601-20260701/run-1/report-2.csv", text);
    deliver(line, "report-1.csv", text);
    assertEquals("10", Money.print(Bills.assess(folder).only().eligible()));
  }

  @ParameterizedTest
  @CsvSource({"EdpDiscount", "PrivateRateDiscount", "Discount"})
  void manualDiscountRowsCountOnlyWhereNoNetCostStands(String type) {
    Map<String, String> discount = Bills.with("line_item_line_item_type", type);
    discount.put(Bills.COST, "-2");
    Path file = bad.file("bill.csv", Bills.csv(Bills.line(), discount));
    assertEquals("8", Money.print(Bills.assess(file).only().eligible()));
    Map<String, String> net = Bills.with(Bills.NET, "8.5");
    Path withNet = bad.file("bill.csv", Bills.csv(net, discount));
    assertEquals("8.5", Money.print(Bills.assess(withNet).only().eligible()));
  }

  @Test
  void passesOverMapsWhichAreJsonInCsvAndMapsInParquet() {
    Map<String, String> line = new LinkedHashMap<>(Bills.line());
    List<String> maps = new ArrayList<>();
    for (String map : List.of("discount", "product", "resource_tags", "cost_category")) {
      line.put(map, "{\"edp_discount\":-0.5,\"name\":\"a, \\\"b\\\"\"}");
      maps.add("MAP {'edp_discount': -0.5::DOUBLE} AS " + map);
    }
    String csv = header(line, ",") + record(line, ",");
    assertEquals("10", Money.print(Bills.assess(bad.file("maps.csv", csv)).only().eligible()));
    Path parquet =
        ParquetBills.write(
            folder.resolve("maps.parquet"),
            "SELECT "
                + ParquetBills.others()
                + ", 10.0::DOUBLE AS "
                + Bills.COST
                + ", NULL::DOUBLE AS "
                + Bills.NET
                + ", "
                + String.join(", ", maps));
    assertEquals("10", Money.print(Bills.assess(parquet).only().eligible()));
  }

  @Test
  void aRefundThatNamesAKindOfTaxGivesBackTax() {
    Map<String, String> refund =
        new LinkedHashMap<>(Bills.with("line_item_line_item_type", "Refund"));
    refund.put(Bills.COST, "-3");
    refund.put("line_item_tax_type", "");
    Map<String, String> ofTax = new LinkedHashMap<>(refund);
    ofTax.put("line_item_tax_type", "VAT");
    String csv = header(refund, ",") + record(refund, ",") + record(ofTax, ",");
    Assessment read = Bills.assess(bad.file("refunds.csv", csv)).only();
    assertEquals("-3", Money.print(read.eligible()));
    assertEquals("-6", Money.print(read.unblended()));
    assertEquals(
        List.of("Refund", "Tax"), read.lines().stream().map(l -> l.type().name()).toList());
  }
}
