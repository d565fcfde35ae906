package zoncoin.exports.sample;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the legacy Cost and Usage Report lays a delivery out: a folder for the dates of the period,
 * in it one for each assembly unless deliveries overwrite each other; for Athena, data lies under
 * {@code year=…/month=…}. See docs.aws.amazon.com/cur/latest/userguide/access-cur-s3.html.
 *
 * @param delivered which delivery
 */
record LegacyReport(Delivered delivered) implements Delivered.Layout {
  private String report() {
    return Delivered.PREFIX + "/" + delivered.form().name() + "/";
  }

  /** Such as {@code billing/company-cur/20260501-20260601/}. */
  private String dates() {
    return report() + day(delivered.month().atDay(1)) + "-" + day(end()) + "/";
  }

  private LocalDate end() {
    return delivered.month().plusMonths(1).atDay(1);
  }

  private static String day(LocalDate day) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(day);
  }

  @Override
  public String dataFolder() {
    if (delivered.form().packing() == Packing.PARQUET && delivered.form().overwrites()) {
      return "%s%s/year=%d/month=%d/"
          .formatted(
              report(),
              delivered.form().name(),
              delivered.month().getYear(),
              delivered.month().getMonthValue());
    }
    return dates() + assembly();
  }

  private String assembly() {
    return delivered.form().overwrites() ? "" : delivered.execution() + "/";
  }

  @Override
  public List<String> manifestKeys() {
    String file = delivered.form().name() + "-Manifest.json";
    return List.of(dates() + assembly() + file, dates() + file).stream().distinct().toList();
  }

  @Override
  public String manifest(List<Column> columns, List<String> keys) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("assemblyId", delivered.execution());
    manifest.put("account", delivered.organisation().payer().id());
    manifest.put("columns", described(columns));
    manifest.put("charset", "UTF-8");
    manifest.put("compression", delivered.form().packing().compression());
    manifest.put("contentType", delivered.form().packing().contentType());
    manifest.put("reportId", delivered.organisation().payer().id() + delivered.form().name());
    manifest.put("reportName", delivered.form().name());
    manifest.put(
        "billingPeriod",
        Json.object(
            "start", day(delivered.month().atDay(1)) + "T000000.000Z",
            "end", day(end()) + "T000000.000Z"));
    manifest.put("bucket", Delivered.BUCKET);
    manifest.put("reportKeys", keys);
    manifest.put("additionalArtifactKeys", List.of());
    return Json.print(manifest);
  }

  private static List<Object> described(List<Column> columns) {
    List<Object> described = new ArrayList<>();
    for (Column column : columns) {
      int slash = column.name().indexOf('/');
      described.add(
          Json.object(
              "category", slash < 0 ? "" : column.name().substring(0, slash),
              "name", column.name().substring(slash + 1),
              "type", column.legacyType()));
    }
    return described;
  }

  @Override
  public boolean emptiesStaleChunks() {
    return false;
  }
}
