package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import zoncoin.billing.DeliveredFiles;

/** What every {@link DeliveredFiles} keeps to. */
interface DeliveredFilesContract {
  String KEY = "999988887777/export/metadata/BILLING_PERIOD=2026-06/a b+c%3D-Manifest.json";

  /** The files under test; the same for all calls within one test, none at its start. */
  DeliveredFiles deliveries();

  /** Puts a file there. */
  void put(String key, byte[] content);

  private void put(String content) {
    put(KEY, content.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] read(DeliveredFiles.Opened opened) throws IOException {
    try (InputStream content = opened.content()) {
      return content.readAllBytes();
    }
  }

  @Test
  default void opensWhatWasPutThereLastUnderItsVersion() throws IOException {
    put("first");
    DeliveredFiles.Version first = deliveries().version(KEY);
    assertEquals(first, deliveries().version(KEY));
    put("other");
    DeliveredFiles.Opened opened = deliveries().open(KEY);
    assertEquals("other", new String(read(opened), StandardCharsets.UTF_8));
    assertEquals(deliveries().version(KEY), opened.version());
    assertEquals("other".length(), opened.version().bytes());
    assertNotEquals(first.tag(), opened.version().tag());
  }

  @Test
  default void whatIsOpenStaysAsItWas() throws IOException {
    byte[] large = new byte[1 << 20];
    put(KEY, large);
    DeliveredFiles.Opened opened = deliveries().open(KEY);
    DeliveredFiles.Version before = opened.version();
    put("another");
    assertArrayEquals(large, read(opened));
    assertNotEquals(before, deliveries().version(KEY));
  }

  @Test
  default void saysWhatIsNotThere() {
    List<Supplier<Object>> reads =
        List.of(() -> deliveries().open(KEY), () -> deliveries().version(KEY));
    for (Supplier<Object> read : reads) {
      UncheckedIOException fault = assertThrows(UncheckedIOException.class, read::get);
      FileNotFoundException absent =
          assertInstanceOf(FileNotFoundException.class, fault.getCause());
      assertTrue(String.valueOf(absent.getMessage()).endsWith(KEY), absent::toString);
    }
  }
}
