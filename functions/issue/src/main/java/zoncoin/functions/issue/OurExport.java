package zoncoin.functions.issue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;
import zoncoin.billing.ExportDefinition;
import zoncoin.edge.event.Json;
import zoncoin.edge.event.JsonObject;

/**
 * {@code functions/payer-export.json}: the export that coins are issued on, in the form of
 * CreateExport and of CloudFormation's {@code Export}. It is deployed from that file and checked by
 * it; it has {@code ${payer}}, {@code ${bucket}} and {@code ${region}} for what is each
 * programme's.
 *
 * @param bucket that it is delivered into
 * @param region of that bucket
 */
public record OurExport(String bucket, String region) {
  private static final String FILE = "/payer-export.json";
  private static final String OUTPUT = "S3OutputConfigurations";

  /**
   * As JSON, for one payer.
   *
   * @param payer 12 digits
   */
  public String json(String payer) {
    return filled(read()).replace("${payer}", payer);
  }

  private static String read() {
    try (InputStream bytes = OurExport.class.getResourceAsStream(FILE)) {
      if (bytes == null) {
        throw new IllegalStateException(FILE + " is not on the class path");
      }
      return new String(bytes.readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("couldn't read " + FILE, unreadable);
    }
  }

  private String filled(String text) {
    return text.replace("${bucket}", bucket).replace("${region}", region);
  }

  /** As it is compared, with {@code ${payer}} for the payer. */
  public ExportDefinition definition() {
    JsonObject export = Json.readEvent(new ByteArrayInputStream(filled(read()).getBytes(UTF_8)));
    JsonObject query = export.object("DataQuery");
    JsonObject configured = query.object("TableConfigurations");
    SortedMap<String, SortedMap<String, String>> tables = new TreeMap<>();
    configured.names().forEach(table -> tables.put(table, texts(configured.object(table))));
    JsonObject s3 = export.object("DestinationConfigurations").object("S3Destination");
    SortedMap<String, String> destination =
        texts(
            s3.only("S3Bucket", "S3Prefix", "S3Region", OUTPUT),
            "S3Bucket",
            "S3Prefix",
            "S3Region");
    destination.putAll(texts(s3.object(OUTPUT)));
    return new ExportDefinition(
        query.text("QueryStatement"),
        tables,
        destination,
        export.object("RefreshCadence").text("Frequency"));
  }

  private static SortedMap<String, String> texts(JsonObject object) {
    return texts(object, object.names().toArray(String[]::new));
  }

  private static SortedMap<String, String> texts(JsonObject object, String... names) {
    SortedMap<String, String> texts = new TreeMap<>();
    for (String name : names) {
      texts.put(name, object.text(name));
    }
    return texts;
  }
}
