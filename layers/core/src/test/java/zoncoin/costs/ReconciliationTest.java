package zoncoin.costs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zoncoin.billing.Assessment;
import zoncoin.billing.Basis;
import zoncoin.billing.Eligibility;
import zoncoin.billing.Period;
import zoncoin.billing.Source;
import zoncoin.tlog.Malformed;

final class ReconciliationTest {
  private static final Eligibility RULES = Eligibility.standard();

  private static CostReading reading(CostExplorer.Group... groups) {
    return new CostReading(
        Source.COST_EXPLORER,
        "999988887777",
        Period.parse("2026-06"),
        Basis.INVOICED,
        java.time.Instant.parse("2026-07-05T06:00:00Z"),
        false,
        List.of("2026A0001"),
        List.of(groups));
  }

  private static List<Assessment> assessed(String account, String eligible) {
    return CostBill.of(reading(FakeCosts.group(account, "Usage", eligible, eligible)), RULES)
        .assessments();
  }

  private static Reconciliation.Line line(String assessed, String told) {
    Reconciliation reconciliation =
        Reconciliation.of(
            assessed.equals("-") ? List.of() : assessed("111122223333", assessed),
            told.equals("-")
                ? reading()
                : reading(FakeCosts.group("111122223333", "Usage", told, told)),
            RULES,
            Tolerance.STANDARD);
    return reconciliation.lines().getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    // assessed, told, verdict: a cent and a thousandth of what is told are tolerated
    "100,        100,        SAME",
    "100.00,     100,        SAME",
    "100.11,     100,        WITHIN",
    "99.89,      100,        WITHIN",
    "100.1100001, 100,       OVER",
    "99.8899999, 100,        OVER",
    "0.01,       -,          WITHIN",
    "0.02,       -,          OVER",
    "0,          -,          SAME",
    "-5,         5,          OVER",
    "-,          5,          NOT_ASSESSED",
    "1000000,    1000900,    WITHIN",
  })
  void aDifferenceOverTheToleranceIsToldAndNothingElse(
      String assessed, String told, Reconciliation.Verdict verdict) {
    assertEquals(verdict, line(assessed, told).verdict());
  }

  @Test
  void theReportNamesBothFiguresOfEachAccount() {
    Reconciliation reconciliation =
        Reconciliation.of(
            assessed("111122223333", "75"),
            reading(
                FakeCosts.group("111122223333", "Usage", "110", "100"),
                FakeCosts.group("111122223333", "Credit", "-25", "-25.5"),
                FakeCosts.group("222233334444", "Tax", "3", "3")),
            RULES,
            Tolerance.STANDARD);
    assertEquals(1, reconciliation.over());
    assertEquals(
        """
        zoncoin/reconciliation@v1
        payer 999988887777
        period 2026-06
        basis invoiced
        reading %s 2026-07-05T06:00:00Z
        final yes
        tolerance 0.01 1000
        account 111122223333 USD 75 74.5 0.5 over
        account 222233334444 USD - 0 - not-assessed
        over 1
        """
            .formatted(zoncoin.billing.Lines.sha256(reconciliation.reading().text()).base64()),
        reconciliation.text());
  }

  @Test
  void anAccountIsComparedOnceAndOfThatMonthAlone() {
    List<Assessment> twice = new java.util.ArrayList<>(assessed("111122223333", "75"));
    twice.addAll(assessed("111122223333", "75"));
    assertThrows(
        Malformed.class, () -> Reconciliation.of(twice, reading(), RULES, Tolerance.STANDARD));
    assertEquals(new BigDecimal("0.01"), Tolerance.STANDARD.amount());
  }
}
