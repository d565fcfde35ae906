package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static zoncoin.store.Unit.assertMeasured;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import zoncoin.billing.Assessment;
import zoncoin.billing.Assessor;
import zoncoin.billing.Charge;
import zoncoin.billing.Currency;
import zoncoin.billing.Delivery;
import zoncoin.billing.Eligibility;
import zoncoin.billing.LineType;
import zoncoin.billing.Period;
import zoncoin.billing.SourceFile;
import zoncoin.billing.Subject;
import zoncoin.evidence.EvidenceReader;
import zoncoin.evidence.EvidenceWriter;
import zoncoin.fulfilment.Answer;
import zoncoin.fulfilment.Provider;
import zoncoin.fulfilment.Worker;
import zoncoin.ledger.Account;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.MemoryEvidence;
import zoncoin.memory.MemoryHeads;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.CatalogueInForce;
import zoncoin.redemption.Order;
import zoncoin.redemption.Redemptions;
import zoncoin.reward.Issuance;
import zoncoin.reward.RewardPolicy;
import zoncoin.seal.Sealer;
import zoncoin.tlog.Hash;

/** What {@code zon cost} says of the table is what was read and written there. */
final class UnitsTest {
  private static final TransactionId HOLD =
      TransactionId.ofCaller(Town.ALICE.id(), "0123456789abcdef0123456789abcdef");
  private static final String CALLER =
      "arn:aws:sts::111122223333:assumed-role/Admin/somebody@example.com";

  private final Meter meter = new Meter();
  private final String name = LocalTables.fresh();
  private final DynamoJournal table = new DynamoJournal(LocalTables.client(meter), name);
  private final Town town = new Town(table).rich();
  private final MemoryEvidence evidence = new MemoryEvidence();
  private final EvidenceWriter writer =
      new EvidenceWriter(evidence, Town.signer(Town.LOG.origin() + "/billing", 3));

  @Test
  void aRedemptionReadsAndWritesAndKeepsWhatItIsSaidTo() {
    town.post(Town.credit(2_000));
    CatalogueInForce catalogues = new CatalogueInForce(table, new EvidenceReader(evidence));
    assertInstanceOf(
        CatalogueInForce.Applied.Filed.class,
        catalogues.apply(Catalogue.sample(), town.ledger(), writer));
    Redemptions redemptions = new Redemptions(town.ledger(), table, town::now, new Random(1));
    Worker worker =
        new Worker(redemptions, catalogues, product -> Optional.of(new AtOnce()), town::now);
    meter.restart();
    Order order = new Order(HOLD, Town.ALICE, CALLER, "support-hour", 1);
    assertInstanceOf(
        Redemptions.Result.Done.class, redemptions.request(order, catalogues.inForce()));
    assertInstanceOf(Worker.Progress.Ended.class, worker.work(HOLD));
    assertMeasured("redemption.writes", meter.writes());
    assertMeasured("redemption.reads", meter.reads());
    assertMeasured("redemption.kilobytes", halves(meter.bytes()));
  }

  /** Kilobytes of a thousand bytes, as they are billed, rounded up to a half. */
  private static BigDecimal halves(int bytes) {
    return BigDecimal.valueOf(Math.ceilDiv(bytes, 500)).divide(BigDecimal.TWO).stripTrailingZeros();
  }

  /** Delivers what is asked for, and knows nothing of before. */
  private static final class AtOnce implements Provider {
    @Override
    public Answer ask(zoncoin.fulfilment.Delivery delivery) {
      return new Answer.Absent();
    }

    @Override
    public Answer send(zoncoin.fulfilment.Delivery delivery) {
      return new Answer.Delivered("x");
    }
  }

  /** Every day's bill but the first: a difference, by an entry and a note of what is issued. */
  @Test
  void aDifferenceReadsAndWritesAndKeepsWhatItIsSaidTo() {
    Issuance issuance = new Issuance(town.ledger(), table, writer);
    town.wait(60);
    assertIssued(issuance, 1, "1000");
    meter.restart();
    int kept = evidence.paths().size();
    assertIssued(issuance, 2, "1100");
    assertMeasured("issue.writes", meter.writes());
    assertMeasured("issue.reads", meter.reads());
    assertMeasured("issue.kilobytes", halves(meter.bytes()));
    assertMeasured("issue.puts", evidence.paths().size() - kept);
  }

  private static void assertIssued(Issuance issuance, int day, String dollars) {
    Issuance.Result result =
        issuance.issue(assessment(day, new BigDecimal(dollars)), RewardPolicy.standard());
    assertInstanceOf(Issuance.Result.Issued.class, result, result.toString());
  }

  private static Assessment assessment(int day, BigDecimal cost) {
    Instant at = Town.START.plus(Duration.ofDays(day));
    SourceFile file = new SourceFile("company-00001.snappy.parquet", 1_000_000, Hash.EMPTY);
    Assessor assessor =
        new Assessor(new Delivery("cur-2.0", "run-1", at, List.of(file)), Eligibility.standard());
    assessor.add(
        new Charge(
            new Subject("999988887777", Town.ALICE.id(), Period.parse("2026-07"), Currency.USD),
            new LineType("Usage"),
            "AWS",
            "AmazonEC2",
            "",
            "EUINC26-050001",
            new Charge.Sums(100, 100, 0, cost, cost)));
    List<Assessment> assessments = assessor.bill().assessments();
    assertEquals(1, assessments.size());
    return assessments.getFirst();
  }

  /** A log with an unfinished tile at its edge, as nearly always. */
  @Test
  void aBatchAsksTheBucketAndTheTableAsOftenAsItIsSaidTo() {
    int before = 300;
    int entries = 100;
    CountedFiles files = new CountedFiles();
    TownLog log = new TownLog(files, files);
    MemoryHeads heads = new MemoryHeads();
    enrol(0, before);
    log.sealUntilIdle(heads, table);
    enrol(before, entries);
    meter.restart();
    files.restart();
    assertInstanceOf(Sealer.Result.Sealed.class, log.seal(heads, table));
    assertMeasured("batch.puts", files.puts());
    assertMeasured("batch.gets", files.gets());
    assertMeasured(
        "entry.sealReads", BigDecimal.valueOf(meter.reads()).divide(BigDecimal.valueOf(entries)));
  }

  private void enrol(int from, int count) {
    for (int member = from; member < from + count; member++) {
      town.post(Town.enrol(new Account.Member("%012d".formatted(member))));
    }
  }

  @Test
  void aRunThatFindsNothingReadsWhatItIsSaidTo() {
    CountedFiles files = new CountedFiles();
    TownLog log = new TownLog(files, files);
    DynamoHeads heads = new DynamoHeads(LocalTables.client(meter), name);
    log.sealUntilIdle(heads, table);
    meter.restart();
    files.restart();
    assertInstanceOf(Sealer.Result.Idle.class, log.seal(heads, table));
    assertMeasured("idle.runReads", meter.reads());
    assertMeasured("idle.runGets", files.gets());
    assertEquals(0, files.puts());
  }
}
