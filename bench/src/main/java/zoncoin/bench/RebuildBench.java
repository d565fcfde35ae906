package zoncoin.bench;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import zoncoin.audit.Audit;
import zoncoin.audit.AuditReport;
import zoncoin.audit.Progress;
import zoncoin.evidence.EvidenceReader;
import zoncoin.memory.MemoryEvidence;
import zoncoin.memory.MemoryFiles;
import zoncoin.memory.MemoryHeads;
import zoncoin.memory.MemoryJournal;
import zoncoin.note.Checkpoint;
import zoncoin.note.NoteSigner;
import zoncoin.note.SignedNote;
import zoncoin.note.TrustedKeys;
import zoncoin.rebuild.Asked;
import zoncoin.rebuild.Beside;
import zoncoin.rebuild.Rebuild;
import zoncoin.redemption.CatalogueAgain;
import zoncoin.redemption.RedemptionsAgain;
import zoncoin.redemption.Wares;
import zoncoin.reward.BudgetAgain;
import zoncoin.reward.IssuedAgain;
import zoncoin.reward.PoliciesAgain;
import zoncoin.seal.StagedFiles;
import zoncoin.store.Abreast;
import zoncoin.store.DynamoHeads;
import zoncoin.store.DynamoJournal;
import zoncoin.store.DynamoRestored;
import zoncoin.store.LedgerTable;
import zoncoin.till.TillsAgain;
import zoncoin.tlog.Hash;
import zoncoin.tlog.TileReader;
import zoncoin.tlog.TreeHead;

/**
 * A table rebuilt from its log: beside the audit of the same log, which every rebuild begins with;
 * on DynamoDB Local beside the writes of the same items, made beforehand.
 */
final class RebuildBench {
  private static final String TABLE = "rebuilt-";

  private final MemoryFiles files = new MemoryFiles();
  private final TileReader log = path -> files.read(path).map(stored -> stored.bytes());
  private final TrustedKeys keys;
  private final long size;
  private int tables;

  private RebuildBench(int count) {
    NoteSigner signer = Programme.signer("", 3);
    TreeHead head = TreeBench.layOut(Leaves.make(count), files);
    String text = Checkpoint.of(Programme.LOG.origin(), head).text();
    files.create(Audit.CHECKPOINT, SignedNote.sign(text, 0, List.of(signer)).bytes());
    keys = TrustedKeys.of(List.of(signer.verifierKey()));
    size = head.size();
  }

  /**
   * Measures and prints.
   *
   * @param count entries of the log
   * @param onDynamo entries of another, rebuilt on DynamoDB Local; none if 0
   */
  static void run(int count, int onDynamo) {
    System.err.printf(Locale.ROOT, "making a log of %,d entries …%n", count);
    RebuildBench bench = new RebuildBench(count);
    Bench.header();
    System.out.println(
        Pair.measure(
                "rebuild, its writes forgotten, against the audit alone",
                "entries",
                count,
                Turns.COUNT,
                () -> bench.rebuild(bench.forgotten(new ForgetfulTable()), Progress.NONE),
                bench::audit)
            .row());
    System.out.printf(
        Locale.ROOT, "%-58s %12.0f bytes an entry%n", "memory kept at its end", bench.kept());
    if (onDynamo > 0) {
      onDynamo(new RebuildBench(onDynamo), onDynamo);
    }
  }

  private static void onDynamo(RebuildBench bench, int count) {
    List<Map<String, AttributeValue>> items = bench.items();
    try (LocalServer server = LocalServer.inMemory()) {
      Pair.Work ours = () -> bench.onDynamo(server.client());
      System.out.println(
          pair(
              "rebuild on DynamoDB Local, against PutItem of the same",
              count,
              ours,
              () -> bench.putEach(server, items)));
      System.out.println(
          pair(
              "the same, against BatchWriteItem of the same",
              count,
              ours,
              () -> bench.putBatches(server, items)));
    }
  }

  private static String pair(String name, int count, Pair.Work ours, Pair.Work peer) {
    return Pair.measure(name, "entries", count, 3, ours, peer).row();
  }

  private Object audit() {
    Audit.Plan plan = new Audit.Plan(keys, List.of(), Audit.Signatures.VERIFIED);
    if (new Audit(plan, AuditBench.CORES, Progress.NONE).run(log)
        instanceof AuditReport.Sound sound) {
      return sound.figures();
    }
    throw new IllegalStateException("the log is not sound");
  }

  private Rebuild.Result.Rebuilt rebuild(Rebuild.Ports ports, Progress progress) {
    EvidenceReader evidence = new EvidenceReader(new MemoryEvidence());
    Asked asked = new Asked(new Wares(evidence, List.of()), Set.of(Hash.EMPTY), Set.of());
    List<Beside> besides =
        List.of(
            new RedemptionsAgain(new Wares(evidence, List.of())),
            new CatalogueAgain(evidence),
            new TillsAgain(asked),
            new IssuedAgain(evidence),
            new BudgetAgain(evidence),
            new PoliciesAgain(evidence));
    Rebuild rebuild =
        new Rebuild(new Rebuild.Log(log, keys, asked), ports, besides, InstantSource.system());
    Rebuild.Result result = rebuild.run(Rebuild.Mode.WRITE, AuditBench.CORES, progress);
    if (result instanceof Rebuild.Result.Rebuilt rebuilt
        && rebuilt.written().transactions() == size) {
      return rebuilt;
    }
    throw new IllegalStateException("not rebuilt: " + result);
  }

  private Rebuild.Ports forgotten(ForgetfulTable table) {
    MemoryJournal nothing = new MemoryJournal();
    return new Rebuild.Ports(table, nothing, nothing, new MemoryHeads(), noneStaged());
  }

  private static StagedFiles noneStaged() {
    return StagedFiles.of(new MemoryFiles(), List::of);
  }

  /** What the run holds when the last entry was replayed, by entries, beyond the log itself. */
  private double kept() {
    long before = used();
    long[] after = {0};
    var _ =
        rebuild(
            forgotten(new ForgetfulTable()),
            (done, total) -> after[0] = done == total ? used() : after[0]);
    return Math.max(0, (double) (after[0] - before) / size);
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** The items that a rebuilt table has. */
  private List<Map<String, AttributeValue>> items() {
    MemoryTable made = new MemoryTable();
    DynamoRestored restored = new DynamoRestored(made, "made");
    var _ = rebuild(forgotten(new ForgetfulTable(restored::add)), Progress.NONE);
    return new ArrayList<>(made.items());
  }

  private Object onDynamo(DynamoDbClient client) {
    String table = fresh(client);
    DynamoJournal journal = new DynamoJournal(client, table);
    Rebuild.Ports ports =
        new Rebuild.Ports(
            new DynamoRestored(client, table),
            journal,
            journal,
            new DynamoHeads(client, table),
            noneStaged());
    return rebuild(ports, Progress.NONE);
  }

  private String fresh(DynamoDbClient client) {
    String table = TABLE + tables++;
    LedgerTable.create(client, table);
    return table;
  }

  private Object putEach(LocalServer server, List<Map<String, AttributeValue>> items) {
    String table = fresh(server.client());
    // As many at a time as a rebuild puts.
    Abreast.run(
        items.size(), i -> server.client().putItem(put -> put.tableName(table).item(items.get(i))));
    return table;
  }

  private Object putBatches(LocalServer server, List<Map<String, AttributeValue>> items) {
    String table = fresh(server.client());
    server.load(table, items.stream());
    return table;
  }
}
