package zoncoin.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

class AssessorTest {
  @Test
  void countsCreditAndNotTax() {
    Assessment assessment =
        Sample.assess(
            Sample.line("Usage", "100.00"),
            Sample.line("Credit", "-25.00"),
            Sample.line("Tax", "7.31"));
    assertEquals(3, assessment.rows());
    assertEquals(new BigDecimal("82.31"), assessment.unblended());
    assertEquals(new BigDecimal("75"), assessment.eligible());
  }

  @Test
  void countsTheNetCostWhereALineSaysOne() {
    Assessment assessment =
        Sample.assess(Sample.withNet("Usage", "10.00", "9.00"), Sample.line("Usage", "5.00"));
    assertEquals(new BigDecimal("15"), assessment.unblended());
    assertEquals(new BigDecimal("14"), assessment.eligible());
  }

  @Test
  void countsADiscountOnceWhicheverLineComesFirst() {
    Charge discount = Sample.line("EdpDiscount", "-1.00");
    Charge net = Sample.withNet("Usage", "10.00", "9.00");
    assertEquals(new BigDecimal("9"), Sample.assess(discount, net).eligible());
    assertEquals(new BigDecimal("9"), Sample.assess(net, discount).eligible());
    assertEquals(
        new BigDecimal("9"), Sample.assess(discount, Sample.line("Usage", "10.00")).eligible());
  }

  @Test
  void isFinalOnlyWhenEveryLineOfEligibleCostHasAnInvoice() {
    Charge invoiced = Sample.line("Usage", "1");
    assertEquals(Finality.INVOICED, Sample.assess(invoiced).finality());
    assertEquals(
        Finality.PARTLY_INVOICED,
        Sample.assess(invoiced, Sample.withoutInvoice("Usage", "1")).finality());
    assertEquals(
        Finality.INVOICED,
        Sample.assess(invoiced, Sample.withoutInvoice("Usage", "0")).finality(),
        "a line that costs nothing needs no invoice");
    assertEquals(
        Finality.INVOICED,
        Sample.assess(invoiced, Sample.withoutInvoice("Tax", "1")).finality(),
        "nor does one that earns nothing");
  }

  /** From 60 days after its period an export is closed; an estimate never is by time. */
  @ParameterizedTest
  @CsvSource({
    "cur-2.0, 2026-08-29T23:59:59.999Z, , NOT_INVOICED",
    "cur-2.0, 2026-08-30T00:00:00.000Z, , CLOSED",
    "cur-2.0, 2026-08-29T23:59:59.999Z, A, PARTLY_INVOICED",
    "cur-2.0, 2026-08-30T00:00:00.000Z, A, CLOSED",
    "cost-explorer, 2026-08-30T00:00:00.000Z, , NOT_INVOICED",
    "estimated-charges, 2026-08-30T00:00:00.000Z, , NOT_INVOICED",
  })
  void closesByTime(String format, String made, @Nullable String invoice, Finality expected) {
    Delivery delivery =
        new Delivery(
            format, "run", Instant.parse(made), List.of(new SourceFile("bill", 1, Hash.EMPTY)));
    Assessor assessor = new Assessor(delivery, Eligibility.standard());
    assessor.add(Sample.withoutInvoice("Usage", "1"));
    if (invoice != null) {
      assessor.add(Sample.line("Usage", "1"));
    }
    Assessment assessment = assessor.bill().assessments().getFirst();
    assertEquals(expected, assessment.finality());
    assertEquals(expected == Finality.CLOSED, assessment.isFinal());
    assertEquals(assessment, Assessment.parse(assessment.text()));
  }

  @Test
  void isNotFinalWhileNoLineHasAnInvoiceEvenIfNothingIsEligible() {
    Finality finality = Sample.assess(Sample.withoutInvoice("Tax", "1")).finality();
    assertEquals(Finality.NOT_INVOICED, finality);
    assertFalse(finality.isFinal());
    assertEquals("no line has an invoice id yet", finality.why());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-07-03T06:00:00Z, NOT_SETTLED",
    "2026-07-30T23:59:59.999Z, NOT_SETTLED",
    "2026-07-31T00:00:00Z, SETTLED",
    "2027-01-01T00:00:00Z, SETTLED"
  })
  void whereAFormatNamesNoInvoicesIsFinalThirtyDaysAfterThePeriod(
      Instant modified, Finality expected) {
    Delivery delivery = new Delivery("focus-1.0", "run", modified, Sample.DELIVERY.files());
    Assessor assessor = new Assessor(delivery, Eligibility.standard(), false);
    assessor.add(Sample.withoutInvoice("Usage", "1"));
    assertEquals(expected, assessor.bill().assessments().getFirst().finality());
  }

  @Test
  void saysWhatOtherProvidersChargedAndLeavesItOut() {
    Assessor assessor = new Assessor(Sample.DELIVERY, Eligibility.standard());
    assessor.add(Sample.line("Usage", "1"));
    assessor.addElsewhere("Oracle", Currency.USD, 2, new BigDecimal("0.272"));
    assessor.addElsewhere("Oracle", Currency.USD, 5, new BigDecimal("0.26507392473"));
    assessor.addElsewhere("Mic\nrosoft", Currency.USD, 1, new BigDecimal("3.00"));
    Bill bill = assessor.bill();
    assertEquals(
        List.of(
            "provider \"Mic\\u000arosoft\" is not AWS: 1 lines of 3 USD earn nothing",
            "provider \"Oracle\" is not AWS: 7 lines of 0.53707392473 USD earn nothing"),
        bill.warnings());
    assertEquals(new BigDecimal("1"), bill.assessments().getFirst().unblended());
  }

  /** They would cancel out, and stand in an assessment that nobody could read again. */
  @Test
  void refusesSumsThatNoTextCouldSay() {
    String most = "99999999999999999999.999999999999999999";
    Assessment large = Sample.assess(Sample.line("Usage", most), Sample.line("Credit", "-" + most));
    assertEquals(large, Assessment.parse(large.text()));
    assertThrows(
        Malformed.class,
        () -> Sample.bill(Sample.line("Usage", "1e20"), Sample.line("Credit", "-1e20")));
    assertThrows(Malformed.class, () -> Sample.bill(Sample.line("Tax", "1e20")));
    assertThrows(Malformed.class, () -> Sample.bill(Sample.line("Usage", "1e-19")));
  }

  @Test
  void saysWhatEarnsNothingAndWhy() {
    Bill bill =
        Sample.bill(
            Sample.line("Usage", "1"),
            Sample.line("Tax", "2"),
            Sample.line("Tax", "3"),
            Sample.line("Usage", "AWS Marketplace", "x", "", "4"));
    assertEquals(
        List.of(
            new IneligibleTotal(
                Ineligible.BILLING_ENTITY, new LineType("Usage"), 1, new BigDecimal("4")),
            new IneligibleTotal(Ineligible.LINE_TYPE, new LineType("Tax"), 2, new BigDecimal("5"))),
        bill.assessments().getFirst().ineligible());
    assertTrue(bill.warnings().isEmpty());
  }

  @Test
  void warnsOfALineTypeItDoesNotKnow() {
    Bill bill = Sample.bill(Sample.line("Usage", "1"), Sample.line("FlatRate", "20"));
    assertEquals(
        List.of(
            "line type FlatRate is not known: 1 lines of 20 USD earn nothing until somebody"
                + " decides"),
        bill.warnings());
    assertEquals(new BigDecimal("1"), bill.assessments().getFirst().eligible());
  }
}
