package zoncoin.redemption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.billing.Currency;
import zoncoin.tlog.Malformed;

final class WorthTest {
  @Test
  void whatIsPrintedIsReadAgain() {
    Worth worth = new Worth(new BigDecimal("12.50"), Currency.USD);
    assertEquals("12.5 USD", worth.toString());
    assertEquals(worth, Worth.parse("12.5 USD"));
  }

  @Test
  void manyAreWorthTheExactMultiple() {
    assertEquals(Worth.parse("0.3 USD"), Worth.parse("0.1 USD").times(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "10 usd", "10.0 USD", "0 USD", "-1 USD", "1e1 USD", "10 USD "})
  void anyOtherTextIsRefused(String text) {
    assertThrows(Malformed.class, () -> Worth.parse(text));
  }
}
