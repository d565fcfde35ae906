package zoncoin.exports.sample;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How AWS Data Exports lays a delivery out: {@code data/<partition>/} and {@code
 * metadata/<partition>/}, each with a folder for every execution unless deliveries overwrite each
 * other. See docs.aws.amazon.com/cur/latest/userguide/dataexports-export-delivery.html.
 *
 * @param delivered which delivery
 */
record DataExport(Delivered delivered) implements Delivered.Layout {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  @Override
  public String dataFolder() {
    return folder("data") + execution();
  }

  private String folder(String what) {
    return "%s/%s/%s/BILLING_PERIOD=%s/"
        .formatted(Delivered.PREFIX, delivered.form().name(), what, delivered.month());
  }

  private String execution() {
    return delivered.form().overwrites()
        ? ""
        : STAMP.format(delivered.modified()) + "-" + delivered.execution() + "/";
  }

  @Override
  public List<String> manifestKeys() {
    String file = delivered.form().name() + "-Manifest.json";
    return List.of(folder("metadata") + execution() + file, folder("metadata") + file).stream()
        .distinct()
        .toList();
  }

  @Override
  public String manifest(List<Column> columns, List<String> keys) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("executionId", delivered.execution());
    manifest.put(
        "exportArn",
        "arn:aws:bcm-data-exports:us-east-1:%s:export/%s"
            .formatted(delivered.organisation().payer().id(), delivered.form().name()));
    manifest.put(
        "billingPeriod",
        Json.object(
            "start", Text.time(delivered.month().atDay(1)),
            "end", Text.time(delivered.month().plusMonths(1).atDay(1))));
    manifest.put("contentType", delivered.form().packing().contentType());
    manifest.put("compression", delivered.form().packing().compression());
    List<Object> described = new ArrayList<>();
    for (Column column : columns) {
      described.add(Json.object("name", column.name(), "type", column.type()));
    }
    manifest.put("columns", described);
    manifest.put(
        "dataFiles", keys.stream().map(key -> "s3://" + Delivered.BUCKET + "/" + key).toList());
    return Json.print(manifest);
  }

  @Override
  public boolean emptiesStaleChunks() {
    return true;
  }
}
