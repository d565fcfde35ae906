package zoncoin.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zoncoin.tlog.Malformed;

class EligibilityTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "earns",
      textBlock =
          """
          Usage                   | AWS             | AmazonEC2           | ''                                 | earns
          Usage                   | AISPL           | AmazonEC2           | ''                                 | earns
          DiscountedUsage         | AWS             | AmazonRDS           | ''                                 | earns
          RIFee                   | AWS             | AmazonRDS           | ''                                 | earns
          SavingsPlanCoveredUsage | AWS             | AmazonEC2           | ''                                 | earns
          SavingsPlanNegation     | AWS             | AmazonEC2           | ''                                 | earns
          SavingsPlanRecurringFee | AWS             | ComputeSavingsPlans | ''                                 | earns
          Credit                  | AWS             | AmazonEC2           | ''                                 | earns
          Refund                  | AWS             | AmazonS3            | Service disruption                 | earns
          EdpDiscount             | AWS             | AmazonEC2           | ''                                 | earns
          Adjustment              | AWS             | AmazonEC2           | ''                                 | earns
          RecurringPurchase       | AWS             | AmazonEC2           | ''                                 | earns
          OneTimePurchase         | AWS             | AmazonEC2           | ''                                 | LINE_TYPE
          Refund                  | AWS Marketplace | prod-abc            | Refund                             | BILLING_ENTITY
          Refund                  | AISPL           | AmazonRegistrar     | Refund of a domain                 | PRODUCT
          Usage                   | AWS             | AWSPremiumSupport   | ''                                 | PRODUCT
          Tax                     | AWS             | AmazonEC2           | ''                                 | LINE_TYPE
          Fee                     | AWS             | AmazonRDS           | ''                                 | LINE_TYPE
          SavingsPlanUpfrontFee   | AWS             | ComputeSavingsPlans | ''                                 | LINE_TYPE
          Fee                     | AWS             | AWSSupportBusiness  | ''                                 | PRODUCT
          Usage                   | AWS             | AmazonRegistrar     | ''                                 | PRODUCT
          Refund                  | AWS             | AWSSupportBusiness  | Refund                             | PRODUCT
          Refund                  | AWS             | ComputeSavingsPlans | Refund for one-time fee for Savings Plan 1 | COMMITMENT_REFUND
          Usage                   | AWS             | ComputeSavingsPlans | Refund for one-time fee for Savings Plan 1 | earns
          Usage                   | AWS Marketplace | AmazonEC2           | ''                                 | BILLING_ENTITY
          Tax                     | AWS Marketplace | AWSSupportBusiness  | ''                                 | BILLING_ENTITY
          Usage                   | ''              | AmazonEC2           | ''                                 | BILLING_ENTITY
          usage                   | AWS             | AmazonEC2           | ''                                 | UNKNOWN_TYPE
          FlatRateSubscription    | AWS             | AmazonEC2           | ''                                 | UNKNOWN_TYPE
          """)
  void judgesEachKindOfCharge(
      String type, String entity, String product, String description, Ineligible expected) {
    Charge charge = Sample.line(type, entity, product, description, "1");
    assertEquals(Optional.ofNullable(expected), Eligibility.standard().whyNot(charge, false));
  }

  @Test
  void leavesADiscountOutWhereOtherLinesSayTheirNetCost() {
    assertEquals(
        Optional.of(Ineligible.DISCOUNT_IN_NET),
        Eligibility.standard().whyNot(Sample.line("EdpDiscount", "-1"), true));
  }

  @Test
  void refusesATypeThatEarnsAndDoesNot() {
    assertThrows(
        Malformed.class,
        () ->
            new Eligibility(
                Basis.INVOICED,
                List.of("AWS"),
                List.of("Usage"),
                List.of("Usage"),
                List.of(),
                List.of(),
                Named.NONE));
  }

  @Test
  void hasAnotherHashWhenARuleChanges() {
    Eligibility standard = Eligibility.standard();
    assertNotEquals(standard.hash(), standard.on(Basis.AMORTISED).hash());
    assertEquals(standard, standard.on(Basis.AMORTISED).on(Basis.INVOICED));
  }
}
