package zoncoin.bench;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
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
import zoncoin.ledger.Journal;
import zoncoin.memory.MemoryJournal;
import zoncoin.reward.Issuance;
import zoncoin.reward.RewardPolicy;
import zoncoin.store.DynamoJournal;
import zoncoin.tlog.Hash;

/**
 * Issuing what a month of a large organisation is worth: an assessment for each account, an entry
 * for each assessment. In memory beside the signatures alone; on DynamoDB Local beside the writes
 * of the same items, made beforehand.
 */
final class IssuanceBench {
  /** DynamoDB Local takes a millisecond of its one thread for a write: a tenth as many there. */
  private static final int FEWER_ON_DYNAMO = 10;

  private static final List<Integer> CLIENTS = List.of(1, 8);
  private static final int WARM_UP = 200;
  private static final String DYNAMO = "ours: 3 reads, decide, sign, 2 writes";

  private IssuanceBench() {}

  /** Measures with so many assessments over all rounds of a side, and prints. */
  static void run(int assessments) {
    System.out.printf(
        Locale.ROOT,
        "%-9s %-7s %-42s %10s %10s%n",
        "journal",
        "clients",
        "assessments issued",
        "entries/s",
        "ours/this");
    Load warmUp = new Load(1, WARM_UP);
    Load load = new Load(1, Math.max(1, assessments / Turns.COUNT));
    int members = load.count() * Turns.COUNT + WARM_UP;
    Turns.measure(
            List.of(inMemory(members), new SignaturesAlone("their signatures alone", 1)),
            warmUp,
            load)
        .print("memory", 1);
    onDynamo(Math.max(1, load.count() / FEWER_ON_DYNAMO));
  }

  private static void onDynamo(int count) {
    int ofOneLoad = count * Turns.COUNT + WARM_UP;
    Collection<Map<String, AttributeValue>> founded = found(CLIENTS.size() * ofOneLoad);
    try (LocalServer server = LocalServer.inMemory()) {
      server.create("ours", founded);
      server.create("bare", founded);
      Issuing ours = new Issuing(new DynamoJournal(server.client(), "ours"), DYNAMO);
      // What an issue rests on, such as its announcement, is not on this table.
      WritesAlone bare =
          WritesAlone.unconditional(
              server.client(),
              founded,
              table -> new Issuing(new DynamoJournal(table, "bare"), "making"));
      for (int clients : CLIENTS) {
        Load warmUp = new Load(clients, WARM_UP);
        Turns.measure(List.of(ours, bare), warmUp, new Load(clients, count))
            .print("DynamoDB", clients);
      }
    }
  }

  private static Issuing inMemory(int members) {
    MemoryJournal journal = new MemoryJournal();
    enrol(journal, members);
    return new Issuing(journal, "ours: decide, sign, append");
  }

  private static void enrol(Journal journal, int members) {
    Programme programme = Programme.over(journal);
    programme.found();
    for (int i = 0; i < members; i++) {
      programme.enrol(Programme.member(i));
    }
  }

  private static Collection<Map<String, AttributeValue>> found(int members) {
    MemoryTable table = new MemoryTable();
    enrol(new DynamoJournal(table, "founded"), members);
    return table.items();
  }

  /** The assessment of a member: one of like thousands. */
  private static Assessment assessment(int member) {
    return assessment(member, BigDecimal.valueOf(1_000_000_000_000L + member, 10));
  }

  /** The same, of that cost. */
  static Assessment assessment(int member, BigDecimal cost) {
    SourceFile file = new SourceFile("company-00001.snappy.parquet", 1_000_000, Hash.EMPTY);
    Delivery delivery =
        new Delivery("cur-2.0", "run-1", Instant.parse("2026-06-04T06:30:00Z"), List.of(file));
    Subject subject =
        new Subject(
            "999988887777", Programme.member(member).id(), Period.parse("2026-05"), Currency.USD);
    Assessor assessor = new Assessor(delivery, Eligibility.standard());
    assessor.add(
        new Charge(
            subject,
            new LineType("Usage"),
            "AWS",
            "AmazonEC2",
            "",
            "EUINC26-050001",
            new Charge.Sums(100, 100, 0, cost, cost)));
    return assessor.bill().assessments().getFirst();
  }

  /** Issues to the next member that got nothing yet. */
  private static final class Issuing implements Turns.Side {
    private final Issuance issuance;
    private final String name;
    private final AtomicInteger next = new AtomicInteger();

    Issuing(Journal journal, String name) {
      this.issuance = Programme.over(journal).issuance(journal);
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Load.Work prepare(Load load) {
      List<Assessment> assessments = new ArrayList<>();
      for (int i = 0; i < load.count(); i++) {
        assessments.add(assessment(next.getAndIncrement()));
      }
      return (client, ticket) -> issue(assessments.get(ticket));
    }

    void issue(Assessment assessment) {
      Issuance.Result result = issuance.issue(assessment, RewardPolicy.standard());
      if (!(result instanceof Issuance.Result.Issued)) {
        throw new IllegalStateException("not issued: " + assessment.subject() + ": " + result);
      }
    }
  }
}
