package zoncoin.costs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.billing.Assessor;
import zoncoin.billing.Basis;
import zoncoin.billing.BillReader;
import zoncoin.billing.Charge;
import zoncoin.billing.Currency;
import zoncoin.billing.Delivery;
import zoncoin.billing.Eligibility;
import zoncoin.billing.LineType;
import zoncoin.billing.Period;
import zoncoin.billing.SourceFile;
import zoncoin.billing.Subject;
import zoncoin.evidence.EvidenceReader;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Item;
import zoncoin.ledger.Ledger;
import zoncoin.memory.MemoryFiles;
import zoncoin.memory.Village;
import zoncoin.reward.Deliveries;
import zoncoin.reward.Issuance;
import zoncoin.reward.PeriodIssuance;
import zoncoin.reward.PoliciesInForce;
import zoncoin.reward.PolicySource;
import zoncoin.reward.RewardPolicies;
import zoncoin.reward.RewardPolicy;
import zoncoin.reward.Shrink;
import zoncoin.reward.ToldExports;
import zoncoin.tlog.Hash;

/** One month told by an export, by Cost Explorer and by CloudWatch, in every order. */
final class SourcesTest {
  private static final String EXPORT =
      "arn:aws:bcm-data-exports:us-east-1:999988887777:export/monthly";
  private static final String PAYER = "999988887777";
  private static final Period JULY = Period.parse("2026-07");
  private static final String ALICE = Village.ALICE.id();

  private static final RewardPolicies STANDARD = RewardPolicies.standard();
  private static final RewardPolicies ACCRUING =
      new RewardPolicies(List.of(RewardPolicy.standard().accruing()));

  private final Village village = new Village().founded();
  private final FakeCosts costs = new FakeCosts().put(ALICE, "Usage", "90", "90");
  private final MemoryFiles files = new MemoryFiles();

  private Deliveries deliveries(BillReader bills, PolicySource policies) {
    PeriodIssuance periods =
        new PeriodIssuance(
            new Issuance(village.ledger(), village.journal, village.evidenceWriter()),
            village.journal,
            new PeriodIssuance.Register(village.journal, village.journal),
            new PeriodIssuance.Rules(Shrink.STANDARD, village.waiting()));
    return new Deliveries(bills, policies, periods, new ToldExports().of(village.journal));
  }

  private MonthToDate monthToDate(PolicySource policies, String usd) {
    EstimatedCharges charges =
        (payer, accounts, from, to) ->
            accounts.contains(ALICE)
                ? List.of(
                    new EstimatedCharges.Estimate(
                        ALICE, new BigDecimal(usd), village.clock().instant().minusSeconds(600)))
                : List.of();
    return new MonthToDate(
        new MonthToDate.Ports(charges, village.journal, village.journal),
        policies,
        bills -> deliveries(bills, policies),
        village.clock());
  }

  private CostDeliveries costDeliveries(PolicySource policies) {
    CostReadings readings =
        new CostReadings(
            new CostReadings.Ports(costs, (payer, period) -> costs.invoices, files),
            new RequestBudget(village.journal, village.clock(), 100),
            new Ledger.Waiting(village.clock(), new Random(1), millis -> {}));
    return new CostDeliveries(readings, policies, bills -> deliveries(bills, policies));
  }

  /** An export of the month, made on that day, that tells of 100 USD. */
  private void export(PolicySource policies, String time) {
    BillReader bills =
        (places, rules) -> {
          Delivery delivery =
              new Delivery(
                  "cur-2.0",
                  "run",
                  Instant.parse(time),
                  List.of(new SourceFile("bill.csv.gz", 1, Hash.EMPTY)));
          Assessor assessor = new Assessor(delivery, rules);
          assessor.add(
              new Charge(
                  new Subject(PAYER, ALICE, JULY, Currency.USD),
                  new LineType("Usage"),
                  "AWS",
                  "AmazonEC2",
                  "",
                  "2026A0002",
                  new Charge.Sums(1, 1, 0, new BigDecimal("100"), new BigDecimal("100"))));
          return List.of(assessor.bill().madeBy(EXPORT));
        };
    deliveries(bills, policies).issue("s3://bucket/manifest.json", PAYER);
  }

  private String pending() {
    return village.journal.head(Village.ALICE).standing().buckets().of(Bucket.Plain.PENDING).znc();
  }

  private void tell(char source) {
    switch (source) {
      case 'w' -> {
        // CloudWatch tells of the month under way, and a late run tells nothing of it any more.
        if (village.clock().instant().isBefore(JULY.end())) {
          monthToDate(ACCRUING, "40").run(PAYER);
        } else {
          CostDeliveries.issue(estimate("40"), bills -> deliveries(bills, ACCRUING));
        }
      }
      case 'c' -> {
        village.turnTo("2026-08-05T00:00:00Z");
        costDeliveries(ACCRUING).deliver(PAYER, JULY);
      }
      default -> export(ACCRUING, "2026-07-20T00:00:00Z");
    }
  }

  /** An estimate that was read long after the month, as a machine whose clock is ahead would. */
  private static CostReading estimate(String usd) {
    return new CostReading(
        zoncoin.billing.Source.ESTIMATED_CHARGES,
        PAYER,
        JULY,
        Basis.INVOICED,
        Instant.parse("2026-09-01T00:00:00Z"),
        true,
        List.of(),
        List.of(FakeCosts.group(ALICE, "Usage", usd, usd)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"wce", "wec", "cwe", "cew", "ewc", "ecw", "wwccee", "wcewce", "e", "we", "ce"})
  void whereThereIsAnExportItCountsInEveryOrderOfArrival(String order) {
    order.chars().forEach(source -> tell((char) source));
    assertEquals("200", pending());
  }

  @ParameterizedTest
  @ValueSource(strings = {"wc", "cw", "c", "wcw", "cwwc"})
  void whereThereIsNoneCostExplorerCountsInEveryOrderOfArrival(String order) {
    order.chars().forEach(source -> tell((char) source));
    assertEquals("180", pending());
  }

  @Test
  void anEstimateAccruesPendingCoinsThatNeverVest() {
    MonthToDate.Run run = monthToDate(ACCRUING, "40").run(PAYER);
    assertEquals(1, run.accrued().orElseThrow().outcomes().size());
    assertEquals("80", pending());
    monthToDate(ACCRUING, "41.5").run(PAYER);
    assertEquals("80", pending(), "the same moment tells nothing new");
    village.turnTo("2026-07-19T09:30:00Z");
    monthToDate(ACCRUING, "41.5").run(PAYER);
    assertEquals("83", pending());
    List<Item.Key> due =
        village.journal.due(Issuance.FAMILY, Instant.parse("2099-01-01T00:00:00Z"), 100);
    assertEquals(List.of(), due);
  }

  @Test
  void withoutThePolicySayingSoAnEstimateIsNotedAndIssuesNothing() {
    MonthToDate.Run run = monthToDate(STANDARD, "40").run(PAYER);
    assertEquals(1, run.noted());
    assertTrue(run.accrued().isEmpty());
    assertEquals("0", pending());
    MonthEstimate noted = MonthEstimate.of(village.journal, ALICE).orElseThrow();
    assertEquals(new BigDecimal("40"), noted.spent());
    assertEquals(JULY, noted.period());
    assertTrue(MonthEstimate.of(village.journal, Village.BOB.id()).isEmpty());
  }

  @Test
  void onTheFirstDayOfAMonthNothingIsAskedForTheFiguresMayBeTheLastMonths() {
    village.turnTo("2026-08-01T23:59:59Z");
    assertEquals(
        new MonthToDate.Run(Period.parse("2026-08"), 0, Optional.empty()),
        monthToDate(ACCRUING, "40").run(PAYER));
  }

  @Test
  void aReadingThatIsFinalVestsAndOneThatIsNotWaits() {
    village.turnTo("2026-08-05T00:00:00Z");
    costDeliveries(STANDARD).deliver(PAYER, JULY);
    assertFalse(isDueSomeDay());
    costs.invoices.add("2026A0001");
    costs.isEstimated = true;
    village.turnTo("2026-08-06T00:00:00Z");
    costDeliveries(STANDARD).deliver(PAYER, JULY);
    assertFalse(isDueSomeDay());
    costs.isEstimated = false;
    village.turnTo("2026-08-07T00:00:00Z");
    costDeliveries(STANDARD).deliver(PAYER, JULY);
    assertTrue(isDueSomeDay());
  }

  private boolean isDueSomeDay() {
    Instant never = Instant.parse("2099-01-01T00:00:00Z");
    return !village.journal.due(Issuance.FAMILY, never, 1).isEmpty();
  }

  @Test
  void aMonthWithoutAPolicyOrNotOverYetIsNotPaidFor() {
    CostDeliveries deliveries = costDeliveries(STANDARD);
    assertInstanceOf(
        CostDeliveries.Result.NoPolicy.class, deliveries.deliver(PAYER, Period.parse("2005-12")));
    assertInstanceOf(CostDeliveries.Result.NotRead.class, deliveries.deliver(PAYER, JULY));
    assertEquals(0, costs.requests);
  }

  @Test
  void theAssessmentsThatCoinsRestOnAreThoseOfTheLastEntries() {
    tell('w');
    tell('c');
    Assessments issued =
        new IssuedAssessments(
            village.journal, village.journal, new EvidenceReader(village.evidence));
    assertEquals(new BigDecimal("90"), issued.of(PAYER, JULY).getFirst().eligible());
    tell('e');
    assertEquals(1, issued.of(PAYER, JULY).size());
    assertEquals(new BigDecimal("100"), issued.of(PAYER, JULY).getFirst().eligible());
    assertEquals(List.of(), issued.of(PAYER, JULY.next()));
  }

  @Test
  void aReportIsKeptOfWhatWasAssessedBesideWhatIsTold() {
    village.turnTo("2026-08-05T00:00:00Z");
    List<zoncoin.billing.Assessment> assessed = new ArrayList<>();
    CostReadings readings =
        new CostReadings(
            new CostReadings.Ports(costs, (payer, period) -> costs.invoices, files),
            new RequestBudget(village.journal, village.clock(), 100),
            new Ledger.Waiting(village.clock(), new Random(1), millis -> {}));
    Reconciler reconciler =
        new Reconciler(
            (payer, period) -> assessed,
            readings,
            STANDARD,
            new Reconciler.Reports(files, Tolerance.STANDARD));
    var first =
        assertInstanceOf(Reconciler.Result.Compared.class, reconciler.reconcile(PAYER, JULY));
    assertEquals(0, first.reconciliation().over());
    assertTrue(files.read(first.path() + ".txt").isPresent());
    assertEquals(first, reconciler.reconcile(PAYER, JULY));
    CostReading more =
        new CostReading(
            zoncoin.billing.Source.COST_EXPLORER,
            PAYER,
            JULY,
            Basis.INVOICED,
            village.clock().instant(),
            false,
            List.of(),
            List.of(FakeCosts.group(ALICE, "Usage", "91", "91")));
    assessed.addAll(CostBill.of(more, Eligibility.standard()).assessments());
    var then =
        assertInstanceOf(Reconciler.Result.Compared.class, reconciler.reconcile(PAYER, JULY));
    assertEquals(1, then.reconciliation().over());
    assertEquals(1, costs.requests, "what is compared was read once");
  }

  /** All three are wired before anybody applies a policy; that one counts from its period on. */
  @Test
  void aPolicyThatWasAppliedMeanwhileIsTheOneThatCounts() {
    PoliciesInForce policies =
        new PoliciesInForce(village.journal, new EvidenceReader(village.evidence));
    CostDeliveries delivering = costDeliveries(policies);
    Reconciler reconciler =
        new Reconciler(
            (payer, period) -> List.of(),
            new CostReadings(
                new CostReadings.Ports(costs, (payer, period) -> costs.invoices, files),
                new RequestBudget(village.journal, village.clock(), 100),
                village.waiting()),
            policies,
            new Reconciler.Reports(files, Tolerance.STANDARD));
    MonthToDate monthToDate = monthToDate(policies, "40");
    assertEquals(Optional.empty(), monthToDate.run(PAYER).accrued());
    RewardPolicy doubled =
        RewardPolicy.parse(
            RewardPolicy.standard()
                .accruing()
                .text()
                .replaceFirst("name .*", "name doubled")
                .replaceFirst("from .*", "from 2026-07")
                .replaceFirst("rate .*", "rate 40000")
                .replaceFirst("basis invoiced", "basis amortised"));
    assertInstanceOf(
        PoliciesInForce.Applied.Filed.class,
        policies.apply(doubled, village.ledger(), village.evidenceWriter()));
    assertTrue(monthToDate.run(PAYER).accrued().isPresent());
    assertEquals("160", pending());
    village.turnTo("2026-08-05T06:00:00Z");
    delivering.deliver(PAYER, JULY);
    assertEquals("360", pending());
    reconciler.reconcile(PAYER, JULY);
    assertEquals(
        List.of(Basis.AMORTISED),
        costs.asked.stream().map(CostExplorer.Query::basis).distinct().toList());
  }
}
