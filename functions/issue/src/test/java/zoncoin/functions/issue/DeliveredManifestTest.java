package zoncoin.functions.issue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.edge.event.Json;
import zoncoin.tlog.Malformed;

final class DeliveredManifestTest {
  private static final String BRIDGE =
      """
      {"source":"aws.s3","detail-type":"Object Created",
       "detail":{"bucket":{"name":"exports"},"object":{"key":"KEY"}}}
      """;
  private static final String NOTIFICATION =
      """
      {"Records":[{"eventName":"ObjectCreated:CompleteMultipartUpload",
       "s3":{"bucket":{"name":"exports"},"object":{"key":"KEY"}}}]}
      """;

  private static DeliveredManifest parse(String event, String key) {
    String json = event.replace("KEY", key);
    return DeliveredManifest.parse(
        Json.readEvent(new ByteArrayInputStream(json.getBytes(UTF_8))), "exports");
  }

  @Test
  void takesAKeyOfEventBridgeAsItIs() {
    DeliveredManifest manifest = parse(BRIDGE, "999988887777/a+b %3D/x-Manifest.json");
    assertEquals("s3://exports/999988887777/a+b %3D/x-Manifest.json", manifest.place());
    assertEquals("999988887777", manifest.payer());
  }

  @Test
  void decodesAKeyOfANotification() {
    DeliveredManifest manifest =
        parse(NOTIFICATION, "999988887777/a%2Bb+BILLING_PERIOD%3D2026-06/x-Manifest.json");
    assertEquals(
        "s3://exports/999988887777/a+b BILLING_PERIOD=2026-06/x-Manifest.json", manifest.place());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x-Manifest.json",
        "payer/x-Manifest.json",
        "99998888777/x-Manifest.json",
        "9999888877770/x-Manifest.json",
        "/999988887777/x-Manifest.json",
        "999988887777//x-Manifest.json",
        "999988887777/x.parquet",
        "999988887777/x-Manifest.json.gz",
        "999988887777/x-Manifest.json/",
        "999988887777/a\\nb/x-Manifest.json"
      })
  void refusesAKeyThatIsNoManifestOfAPayer(String key) {
    assertThrows(Malformed.class, () -> parse(BRIDGE, key));
    assertThrows(Malformed.class, () -> parse(NOTIFICATION, key));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"source\":\"aws.s3\",\"detail-type\":\"Object Deleted\",\"detail\":{}}",
        "{\"source\":\"aws.s3\",\"detail-type\":\"Object Created\",\"detail\":{}}",
        "{\"source\":\"my.app\",\"detail-type\":\"Object Created\",\"detail\":{}}",
        "{\"Records\":[{\"eventName\":\"ObjectRemoved:Delete\",\"s3\":{}}]}",
        "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\"},{\"eventName\":\"ObjectCreated:Put\"}]}"
      })
  void refusesEventsOfAnotherKind(String event) {
    assertThrows(Malformed.class, () -> parse(event, ""));
  }
}
