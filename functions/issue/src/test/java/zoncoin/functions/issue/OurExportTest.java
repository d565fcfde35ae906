package zoncoin.functions.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import zoncoin.billing.ExportDefinition;

/** The file that the payer's export is made from, and checked by. */
final class OurExportTest {
  private static final OurExport OURS = new OurExport("deliveries", "eu-central-1");

  @Test
  void theExportIsTheWholePrimaryBillMonthByMonthWithoutResources() {
    ExportDefinition filled =
        OURS.definition().filled(text -> text.replace("${payer}", "999988887777"));
    assertEquals(Set.of("COST_AND_USAGE_REPORT"), filled.tables().keySet());
    assertEquals(
        Map.of(
            "BILLING_VIEW_ARN", "arn:aws:billing::999988887777:billingview/primary",
            "TIME_GRANULARITY", "MONTHLY"),
        filled.tables().get("COST_AND_USAGE_REPORT"));
    assertEquals(
        Map.of(
            "S3Bucket", "deliveries",
            "S3Prefix", "999988887777",
            "S3Region", "eu-central-1",
            "Compression", "PARQUET",
            "Format", "PARQUET",
            "OutputType", "CUSTOM",
            "Overwrite", "CREATE_NEW_REPORT"),
        filled.destination());
    assertEquals("SYNCHRONOUS", filled.refresh());
  }

  /** A condition would leave out rows. */
  @Test
  void itsSqlIsAListOfColumnsAndNothingElse() {
    String sql = OURS.definition().sql();
    List<String> parts = List.of(sql.split(" FROM ", -1));
    assertEquals("COST_AND_USAGE_REPORT", parts.getLast());
    List<String> columns = List.of(parts.getFirst().replaceFirst("SELECT ", "").split(", ", -1));
    assertEquals(columns.stream().filter(c -> c.matches("[a-z_]+")).toList(), columns);
    assertEquals(columns.stream().sorted().distinct().toList(), columns);
  }

  @Test
  void nothingIsLeftOpenInTheFileOfAPayer() {
    String json = OURS.json("999988887777");
    assertEquals(-1, json.indexOf("${"), json);
  }
}
