package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.billing.DeliveredFiles;
import zoncoin.tlog.Malformed;

final class FolderDeliveriesTest implements DeliveredFilesContract {
  private static final Instant THEN = Instant.parse("2026-06-04T05:06:07Z");

  @TempDir private Path folder;

  @Override
  public DeliveredFiles deliveries() {
    return new FolderDeliveries(folder);
  }

  @Override
  public void put(String key, byte[] content) {
    new FolderDeliveries(folder).put(key, content, THEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/etc/passwd", "../a", "a/../b", "a//b", "a/", "a/.", "a\\b", "a\nb"})
  void noKeyLeadsOutOfTheFolder(String key) {
    assertThrows(Malformed.class, () -> deliveries().open(key));
    assertThrows(Malformed.class, () -> put(key, new byte[0]));
  }

  @Test
  void aFileIsAsOldAsADeliveryCanSay() {
    new FolderDeliveries(folder).put("999988887777/bill.csv", new byte[0], THEN.plusNanos(999_999));
    assertEquals(THEN, deliveries().version("999988887777/bill.csv").modified());
  }

  @Test
  void aCopyIsAsOldAsItsDeliveryAndNothingIsLeftBesideIt() throws IOException {
    Path original = Files.writeString(folder.resolve("original"), "bill");
    new FolderDeliveries(folder).put("999988887777/bill.csv", original, THEN);
    assertEquals(THEN, deliveries().version("999988887777/bill.csv").modified());
    try (Stream<Path> files = Files.walk(folder)) {
      assertEquals(
          List.of("bill.csv", "original"),
          files
              .filter(Files::isRegularFile)
              .map(file -> String.valueOf(file.getFileName()))
              .sorted()
              .toList());
    }
  }
}
