package zoncoin.fulfilment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.tlog.Malformed;

final class CodeTest {
  @Test
  void aCodeIsNotPrinted() {
    assertFalse(new Code("PC1ABCDEF2345").toString().contains("PC1"));
    assertFalse(
        new CodeKeeper.Shown.Revealed(new Code("PC1ABCDEF2345"), "").toString().contains("PC1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "AB CD EF", "ABCD,EFG", "ÄÖÜÄÖÜ", "ABCD\n"})
  void whatIsNoCodeIsRefusedAndNotRepeated(String text) {
    Malformed malformed = assertThrows(Malformed.class, () -> new Code(text));
    assertEquals("code is 4 to 64 of A-Z a-z 0-9 -", malformed.getMessage());
  }
}
