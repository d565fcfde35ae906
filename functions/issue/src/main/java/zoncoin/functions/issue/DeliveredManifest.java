package zoncoin.functions.issue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import zoncoin.edge.event.JsonObject;
import zoncoin.tlog.Malformed;

/**
 * The manifest that an event says was delivered.
 *
 * @param bucket where
 * @param key under which key, as S3 knows it
 * @param payer whose delivery it is: the first folder of the key
 */
record DeliveredManifest(String bucket, String key, String payer) {
  private static final Pattern KEY =
      Pattern.compile("([0-9]{12})/(?:[^/\\p{Cntrl}]+/)*[^/\\p{Cntrl}]*[Mm]anifest\\.json");

  static DeliveredManifest of(String bucket, String key) {
    Matcher form = KEY.matcher(key);
    if (!form.matches()) {
      throw new Malformed("key of a manifest is <payer>/…anifest.json: " + Malformed.shown(key));
    }
    return new DeliveredManifest(bucket, key, form.group(1));
  }

  /**
   * Reads an event of either kind that S3 sends: EventBridge's has the key as it is, a notification
   * has it URL-encoded, as forms are (so {@code BILLING_PERIOD%3D2026-06}).
   *
   * @throws Malformed if it is neither, or not about one manifest in that bucket
   */
  static DeliveredManifest parse(JsonObject event, String bucket) {
    List<JsonObject> records = event.objects("Records");
    DeliveredManifest manifest = records.isEmpty() ? ofEventBridge(event) : ofNotification(records);
    if (!manifest.bucket().equals(bucket)) {
      throw new Malformed("deliveries come into " + bucket + ", not " + manifest.bucket());
    }
    return manifest;
  }

  private static DeliveredManifest ofEventBridge(JsonObject event) {
    if (!event.text("source").equals("aws.s3")
        || !event.text("detail-type").equals("Object Created")) {
      throw new Malformed("event says that S3 created an object");
    }
    JsonObject detail = event.object("detail");
    return of(detail.object("bucket").text("name"), detail.object("object").text("key"));
  }

  private static DeliveredManifest ofNotification(List<JsonObject> records) {
    if (records.size() != 1 || !records.getFirst().text("eventName").startsWith("ObjectCreated:")) {
      throw new Malformed("event says that S3 created one object");
    }
    JsonObject s3 = records.getFirst().object("s3");
    return of(
        s3.object("bucket").text("name"),
        URLDecoder.decode(s3.object("object").text("key"), UTF_8));
  }

  /** Its S3 URI. */
  String place() {
    return "s3://" + bucket + "/" + key;
  }
}
