package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import zoncoin.billing.DeliveredFiles;

final class S3DeliveriesTest {
  private static final String KEY =
      "999988887777/export/metadata/BILLING_PERIOD=2026-06/a b+c-Manifest.json";

  private final S3Client client = Moto.client();
  private final String bucket = Moto.fresh();
  private final DeliveredFiles deliveries = new S3Deliveries(client, bucket);

  private void put(String content) {
    client.putObject(b -> b.bucket(bucket).key(KEY), RequestBody.fromString(content));
  }

  @Test
  void opensWhatWasPutThereLastUnderItsVersion() throws IOException {
    put("first");
    DeliveredFiles.Version first = deliveries.version(KEY);
    put("second");
    DeliveredFiles.Opened opened = deliveries.open(KEY);
    try (InputStream content = opened.content()) {
      assertArrayEquals(
          "second".getBytes(java.nio.charset.StandardCharsets.UTF_8), content.readAllBytes());
    }
    assertEquals(deliveries.version(KEY), opened.version());
    assertNotEquals(first.tag(), opened.version().tag());
  }

  @Test
  void saysWhatIsNotThere() {
    for (Runnable read :
        new Runnable[] {() -> deliveries.open(KEY), () -> deliveries.version(KEY)}) {
      UncheckedIOException fault = assertThrows(UncheckedIOException.class, read::run);
      assertEquals(
          "s3://" + bucket + "/" + KEY,
          String.valueOf(fault.getCause()).substring("java.io.FileNotFoundException: ".length()));
    }
  }
}
