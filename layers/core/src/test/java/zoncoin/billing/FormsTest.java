package zoncoin.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

class FormsTest {
  @ParameterizedTest
  @CsvSource({
    "133.0000002000, 133.0000002",
    "39.00, 39",
    "-25.00, -25",
    "0E-18, 0",
    "-0.00, 0",
    "1E+5, 100000",
    "2.000E-7, 0.0000002"
  })
  void anAmountHasOneSpelling(String amount, String spelling) {
    assertEquals(spelling, Money.print(new BigDecimal(amount)));
    assertEquals(Money.canonical(new BigDecimal(amount)), Money.parse("cost", spelling));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+1",
        "01",
        "1.",
        ".5",
        "1.50",
        "-0",
        "1e3",
        " 1",
        "1,0",
        "NaN",
        "0.0000000000000000001",
        "100000000000000000000"
      })
  void refusesAnAmountSpeltOtherwise(String text) {
    assertThrows(Malformed.class, () -> Money.parse("cost", text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234567890123", "12345678901", "12345678901a", "", "12345678901\n"})
  void refusesAnAccountThatIsNotTwelveDigits(String account) {
    assertThrows(
        Malformed.class,
        () -> new Subject("999988887777", account, Period.parse("2026-06"), Currency.USD));
  }

  @Test
  void keepsLeadingZerosOfAnAccount() {
    Subject subject =
        new Subject("999988887777", "000000000001", Period.parse("2026-06"), Currency.USD);
    assertEquals("999988887777/000000000001/2026-06/USD", subject.toString());
  }

  @Test
  void aPeriodEndsWhereTheNextBegins() {
    Period december = Period.parse("2026-12");
    assertEquals(Instant.parse("2026-12-01T00:00:00Z"), december.start());
    assertEquals(Instant.parse("2027-01-01T00:00:00Z"), december.end());
    assertEquals(Period.parse("2027-01"), december.next());
  }

  @Test
  void theLaterDeliveryCountsAndOfTwoAtOnceTheLargerExecution() {
    Delivery first = delivery("b", "2026-07-03T06:00:00Z");
    assertTrue(delivery("a", "2026-07-03T06:00:00.001Z").isNewerThan(first));
    assertTrue(delivery("c", "2026-07-03T06:00:00Z").isNewerThan(first));
    assertFalse(delivery("b", "2026-07-03T06:00:00Z").isNewerThan(first));
    assertFalse(delivery("z", "2026-07-02T06:00:00Z").isNewerThan(first));
  }

  private static Delivery delivery(String execution, String modified) {
    SourceFile file = new SourceFile("bill.csv", 1, Hash.EMPTY);
    return new Delivery("cur", execution, Instant.parse(modified), List.of(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nfile b", " a", "a ", "", "a\u0000b", "a\u0085b"})
  void refusesAFileNameThatIsNotOneLine(String name) {
    assertThrows(Malformed.class, () -> new SourceFile(name, 1, Hash.EMPTY));
  }
}
