package zoncoin.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import zoncoin.billing.Eligibility;
import zoncoin.tlog.Malformed;

/**
 * Bad input and what becomes of it: one line that says where, and nothing left behind.
 *
 * @param folder where tests write it; stands for S3
 * @param temporary where the reader may write
 */
record BadInput(Path folder, Path temporary) {
  /** Enough for every file that is not about this limit. */
  static final long MAX_TEXT_BYTES = 1L << 30;

  Path file(String name, String text) {
    return Bills.write(folder.resolve(name), text);
  }

  Path file(String name, byte[] bytes) {
    return Bills.write(folder.resolve(name), bytes);
  }

  void read(Path... places) {
    ReaderSettings own = new ReaderSettings(2, 256L << 20, temporary, folder, MAX_TEXT_BYTES);
    new DuckBillReader(own)
        .read(Arrays.stream(places).map(Path::toString).toList(), Eligibility.standard());
  }

  /** The one line that is said of these places. */
  String complaint(Path... places) {
    Malformed refused = assertThrows(Malformed.class, () -> read(places));
    String complaint = String.valueOf(refused.getMessage());
    assertEquals(1, complaint.lines().count(), complaint);
    try (var left = Files.list(temporary)) {
      assertEquals(0, left.count(), "left behind");
    } catch (IOException cannotRead) {
      throw new UncheckedIOException(cannotRead);
    }
    return complaint;
  }

  void refuses(String complaint, Path... places) {
    assertEquals(complaint, complaint(places));
  }
}
