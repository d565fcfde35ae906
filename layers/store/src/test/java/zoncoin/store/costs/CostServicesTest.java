package zoncoin.store.costs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import zoncoin.billing.Basis;
import zoncoin.billing.Currency;
import zoncoin.billing.Period;
import zoncoin.costs.CostExplorer;
import zoncoin.costs.EstimatedCharges;
import zoncoin.costslocal.Costs;
import zoncoin.costslocal.CostsLocal;
import zoncoin.costslocal.CostsLocal.Trouble;
import zoncoin.ledger.NotApplied;

final class CostServicesTest {
  private static final String PAYER = "999988887777";
  private static final Period JUNE = Period.parse("2026-06");
  private static final Instant NOW = Instant.parse("2026-07-05T06:00:00Z");
  private static final CostExplorer.Query QUERY =
      new CostExplorer.Query(
          PAYER, JUNE, Basis.INVOICED, List.of("AISPL", "AWS"), List.of("AWS Support (Business)"));

  private static final Costs COSTS =
      Costs.parse(
          """
          {"999988887777": {
            "months": {"2026-06": {"estimated": false, "invoices": ["A", "B", "C"], "charges": [
              {"account": "111122223333", "recordType": "Usage", "service": "Amazon Simple Storage Service",
               "unblended": "40.6226137778", "netUnblended": "4.06209893097E1", "netAmortized": "39.5"},
              {"account": "111122223333", "recordType": "Usage", "service": "AWS Lambda",
               "unblended": "0.0000000002"},
              {"account": "111122223333", "recordType": "Tax", "unblended": "7.31"},
              {"account": "111122223333", "recordType": "Usage", "service": "AWS Support (Business)",
               "unblended": "100"},
              {"account": "444455556666", "recordType": "Usage", "billingEntity": "AWS Marketplace",
               "unblended": "300"},
              {"account": "444455556666", "recordType": "Credit", "unblended": "-25.00"}]}},
            "estimatedCharges": {
              "111122223333": [{"at": "2026-07-03T00:00:00Z", "usd": "10.1"},
                               {"at": "2026-07-04T06:00:00Z", "usd": "12.34"}],
              "444455556666": [{"at": "2026-07-01T00:00:00Z", "usd": "900"}]}}}
          """);

  private CostsLocal local = CostsLocal.open(Optional.of("said-once"), () -> NOW);
  private PayerAccess access = access("said-once");

  @BeforeEach
  void know() {
    local.know(COSTS);
  }

  @AfterEach
  void close() {
    local.close();
  }

  private PayerAccess access(String externalId) {
    return new PayerAccess(
        new PayerAccess.Settings(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(local.accessKeyId(), local.secretAccessKey())),
            Optional.of("zoncoin/costs-reader"),
            Optional.of(externalId),
            Optional.of(local.address())));
  }

  private List<CostExplorer.Group> groups(CostExplorer.Query query) {
    List<CostExplorer.Group> groups = new ArrayList<>();
    Optional<String> token = Optional.empty();
    do {
      CostExplorer.Page page = new AwsCostExplorer(access).page(query, token);
      assertFalse(page.isEstimated());
      groups.addAll(page.groups());
      token = page.next();
    } while (token.isPresent());
    return groups;
  }

  private static CostExplorer.Group group(String account, String type, String cost, String net) {
    return new CostExplorer.Group(
        account, type, Currency.USD, new BigDecimal(cost), new BigDecimal(net));
  }

  @Test
  void sumsAreExactAndLeaveOutWhatWasNotAskedForWhateverThePages() {
    List<CostExplorer.Group> expected =
        List.of(
            group("111122223333", "Tax", "7.31", "7.31"),
            group("111122223333", "Usage", "40.622613778", "40.6209893099"),
            group("444455556666", "Credit", "-25", "-25"));
    for (int size : List.of(1, 2, 500)) {
      local.pages(size);
      assertEquals(expected, groups(QUERY));
    }
  }

  @Test
  void theAmortisedBasisAsksForAnotherMetric() {
    CostExplorer.Query query =
        new CostExplorer.Query(PAYER, JUNE, Basis.AMORTISED, List.of(), List.of());
    assertTrue(groups(query).contains(group("444455556666", "Credit", "-25", "-25")));
    assertTrue(
        groups(query).contains(group("111122223333", "Usage", "140.622613778", "139.5000000002")));
  }

  @Test
  void aMonthOfWhichNothingIsKnownIsAnEstimate() {
    CostExplorer.Query may =
        new CostExplorer.Query(
            PAYER, Period.parse("2026-05"), Basis.INVOICED, List.of(), List.of());
    CostExplorer.Page page = new AwsCostExplorer(access).page(may, Optional.empty());
    assertEquals(new CostExplorer.Page(List.of(), true, Optional.empty()), page);
  }

  @ParameterizedTest
  @EnumSource(Trouble.class)
  void aRequestToCostExplorerIsSentOnceWhateverBecomesOfIt(Trouble trouble) {
    local.trouble(trouble);
    CostExplorer costs = new AwsCostExplorer(access);
    assertThrows(NotApplied.class, () -> costs.page(QUERY, Optional.empty()));
    assertEquals(List.of("sts", "ce"), local.asked());
    assertEquals(3, costs.page(QUERY, Optional.empty()).groups().size());
  }

  @ParameterizedTest
  @EnumSource(Trouble.class)
  void whatCostsNothingIsAskedAgain(Trouble trouble) {
    local.trouble(trouble, trouble);
    assertEquals(List.of("A", "B", "C"), new AwsInvoices(access).of(PAYER, JUNE));
    assertEquals(List.of("sts", "invoicing", "invoicing", "invoicing"), local.asked());
    local.trouble(trouble, trouble, trouble);
    assertThrows(NotApplied.class, () -> new AwsInvoices(access).of(PAYER, JUNE));
    local.trouble(trouble);
    assertEquals(1, estimates(List.of("111122223333")).size());
  }

  @Test
  void invoicesOfAllPagesAreNamedAndNoCreditMemo() {
    local.pages(1);
    assertEquals(List.of("A", "B", "C"), new AwsInvoices(access).of(PAYER, JUNE));
    assertEquals(List.of(), new AwsInvoices(access).of(PAYER, JUNE.next()));
  }

  private List<EstimatedCharges.Estimate> estimates(List<String> accounts) {
    return new CloudWatchCharges(access)
        .newest(PAYER, accounts, Instant.parse("2026-07-02T00:00:00Z"), NOW);
  }

  @Test
  void theNewestEstimateInTheSpanCountsWhateverThePages() {
    List<EstimatedCharges.Estimate> expected =
        List.of(
            new EstimatedCharges.Estimate(
                "111122223333", new BigDecimal("12.34"), Instant.parse("2026-07-04T06:00:00Z")));
    for (int size : List.of(1, 500)) {
      local.pages(size);
      assertEquals(expected, estimates(List.of("444455556666", "111122223333", "000000000001")));
    }
    assertEquals(List.of(), estimates(List.of()));
  }

  @Test
  void moreAccountsThanOneRequestTakesAreAskedForInTwo() {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      many.add("%012d".formatted(i));
    }
    many.add("111122223333");
    assertEquals(1, estimates(many).size());
    assertEquals(List.of("sts", "monitoring", "monitoring"), local.asked());
  }

  @Test
  void aRoleIsAssumedOnceAndOnlyWithItsExternalId() {
    groups(QUERY);
    new AwsInvoices(access).of(PAYER, JUNE);
    assertEquals(List.of("sts", "ce", "invoicing"), local.asked());
    access = access("guessed");
    AwsServiceException refused = assertThrows(AwsServiceException.class, () -> groups(QUERY));
    assertEquals("AccessDenied", refused.awsErrorDetails().errorCode());
  }

  @Test
  void aRoleOfOnePayerReadsNoOther() {
    AwsInvoices invoices = new AwsInvoices(access);
    assertEquals(List.of(), invoices.of("000000000009", JUNE));
    assertEquals(List.of("sts", "invoicing"), local.asked());
  }

  @Test
  void aRefusalIsNoFaultThatPasses() {
    CostExplorer.Query future =
        new CostExplorer.Query(
            PAYER, Period.parse("2026-08"), Basis.INVOICED, List.of(), List.of());
    CostExplorer costs = new AwsCostExplorer(access);
    AwsServiceException refused =
        assertThrows(AwsServiceException.class, () -> costs.page(future, Optional.empty()));
    assertEquals("ValidationException", refused.awsErrorDetails().errorCode());
  }

  @Test
  void aKeyThatNobodyKnowsOrASecretThatIsNotItsReadsNothing() {
    for (List<String> key :
        List.of(
            List.of("AKIA0000000000000000", "secret"), List.of(local.accessKeyId(), "guessed"))) {
      PayerAccess stranger =
          new PayerAccess(
              new PayerAccess.Settings(
                  StaticCredentialsProvider.create(
                      AwsBasicCredentials.create(key.getFirst(), key.getLast())),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of(local.address())));
      CostExplorer costs = new AwsCostExplorer(stranger);
      AwsServiceException refused =
          assertThrows(AwsServiceException.class, () -> costs.page(QUERY, Optional.empty()));
      assertEquals(403, refused.statusCode());
    }
  }
}
