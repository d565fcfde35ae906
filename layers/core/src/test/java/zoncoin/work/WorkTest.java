package zoncoin.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.tlog.Malformed;

final class WorkTest {
  @Test
  void aMessageIsReadAsItWasPrinted() {
    Work work = new Work("vest.member.111122223333", "two\nlines");
    assertEquals("vest.member.111122223333\ntwo\nlines", work.message());
    assertEquals(work, Work.parse(work.message()));
    assertEquals(new Work("k", ""), Work.parse("k\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "k", "\ntext", "a key\ntext", "k\n\0", "k\n\r", "k\n\uFFFF", "k\n\uD800"})
  void anythingElseIsRefused(String message) {
    assertThrows(Malformed.class, () -> Work.parse(message));
  }

  @Test
  void aTextIsAsLongAsTenOfThemFitOneBatch() {
    assertEquals(20_000, new Work("k", "x".repeat(20_000)).text().length());
    assertThrows(Malformed.class, () -> new Work("k", "x".repeat(20_001)));
    assertThrows(Malformed.class, () -> new Work("k", "ü".repeat(10_001)));
    assertThrows(Malformed.class, () -> new Work("k".repeat(201), ""));
  }
}
