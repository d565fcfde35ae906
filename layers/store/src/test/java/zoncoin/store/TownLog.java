package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import zoncoin.audit.Audit;
import zoncoin.audit.AuditReport;
import zoncoin.audit.Parallel;
import zoncoin.audit.Progress;
import zoncoin.ledger.Account;
import zoncoin.ledger.Buckets;
import zoncoin.ledger.Journal;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Posting;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.TransactionId;
import zoncoin.ledger.Unknown;
import zoncoin.note.Checkpoint;
import zoncoin.note.NoteSignature;
import zoncoin.note.NoteSigner;
import zoncoin.note.SignedCheckpoint;
import zoncoin.note.TrustedKeys;
import zoncoin.note.VerifierKey;
import zoncoin.seal.Alarms;
import zoncoin.seal.Heads;
import zoncoin.seal.LogFiles;
import zoncoin.seal.Sealer;
import zoncoin.seal.Unsealed;
import zoncoin.tlog.EntryBundle;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Tile;
import zoncoin.tlog.TileReader;
import zoncoin.tlog.TreeHead;

/**
 * The log of a town: sealed into two folders, under watch, and held to what must be true of it. Any
 * number of threads may seal at once.
 */
final class TownLog {
  private static final NoteSigner SIGNER = Town.signer(Town.LOG.origin(), 1);

  /** Far more runs than any fault here needs. */
  private static final int MAX_RUNS = 400;

  final LogFiles files;
  private final LogFiles staging;
  private final List<Alarms.Alarm> alarms = new CopyOnWriteArrayList<>();
  private final Map<Long, Hash> signed = new ConcurrentHashMap<>();

  TownLog(LogFiles files, LogFiles staging) {
    this.files = files;
    this.staging = staging;
  }

  /** Signs one root for a size, or fails. */
  private final class OneRoot implements NoteSigner {
    @Override
    public VerifierKey verifierKey() {
      return SIGNER.verifierKey();
    }

    @Override
    public NoteSignature sign(String text, long timeSeconds) {
      TreeHead tree = Checkpoint.parse(text).head();
      Hash before = signed.putIfAbsent(tree.size(), tree.root());
      assertTrue(before == null || before.equals(tree.root()), "one root for size " + tree.size());
      return SIGNER.sign(text, timeSeconds);
    }
  }

  /** Every size that was given to the key, and its root. */
  Map<Long, Hash> signed() {
    return Map.copyOf(signed);
  }

  /** What a person was told. */
  List<Alarms.Alarm> alarms() {
    return List.copyOf(alarms);
  }

  Sealer sealer(Heads heads, Unsealed unsealed) {
    return new Sealer(
        new Sealer.Log(Town.LOG, List.of(new OneRoot())),
        new Sealer.Ports(heads, files, staging, unsealed, alarms::add),
        () -> Town.START,
        new SecureRandom());
  }

  /** One run. */
  Sealer.Result seal(Heads heads, Unsealed unsealed) {
    return sealer(heads, unsealed).seal();
  }

  /** Runs until nothing waits; a fault is as good as a crash, and the next run recovers. */
  void sealUntilIdle(Heads heads, Unsealed unsealed) {
    for (int run = 0; run < MAX_RUNS; run++) {
      try {
        Sealer.Result result = seal(heads, unsealed);
        assertTrue(!(result instanceof Sealer.Result.Stopped), result.toString());
        if (result instanceof Sealer.Result.Idle) {
          return;
        }
      } catch (NotApplied | Unknown fault) {
        // The next run recovers.
      }
    }
    throw new AssertionError("not idle after " + MAX_RUNS + " runs");
  }

  TileReader tiles() {
    return path -> files.read(path).map(LogFiles.Stored::bytes);
  }

  /** The log's keys. */
  static TrustedKeys keys() {
    return TrustedKeys.of(List.of(SIGNER.verifierKey()));
  }

  /** Audits the log, which has to be sound and to extend what was signed before. */
  AuditReport.Figures audit(TreeHead... before) {
    Audit.Plan plan = new Audit.Plan(keys(), List.of(before), Audit.Signatures.VERIFIED);
    AuditReport report = new Audit(plan, Parallel.SEQUENTIAL, Progress.NONE).run(tiles());
    return assertInstanceOf(AuditReport.Sound.class, report, report.toString()).figures();
  }

  /** The tree that is published; empty before the first. */
  TreeHead published() {
    return files
        .read(Audit.CHECKPOINT)
        .map(stored -> SignedCheckpoint.parse(stored.bytes()).checkpoint().head())
        .orElse(TreeHead.EMPTY);
  }

  /** All entries, in order. */
  List<SignedEntry> entries() {
    List<SignedEntry> entries = new ArrayList<>();
    for (Tile bundle : Tile.bundlesBetween(0, published().size())) {
      EntryBundle.read(bundle, tiles()).stream().map(SignedEntry::parse).forEach(entries::add);
    }
    return entries;
  }

  /**
   * Audits it, and sums all postings again, as plainly as it can be: every transaction stands there
   * once, no bucket was ever below zero, all sum to zero, and the newest step of each account says
   * the same. Nobody is in debt in this town.
   *
   * @return every transaction
   */
  Map<TransactionId, SignedEntry> assertSound(Journal journal) {
    assertEquals(published().size(), audit().entries());
    Map<Account, Map<String, Long>> sums = new TreeMap<>();
    Map<TransactionId, SignedEntry> transactions = new HashMap<>();
    long total = 0;
    for (SignedEntry signed : entries()) {
      TransactionId id = signed.entry().transaction();
      assertTrue(transactions.put(id, signed) == null, () -> id + " is in the log once");
      for (Posting posting : signed.entry().postings()) {
        long zon = posting.amount().zon();
        total += zon;
        long sum =
            sums.computeIfAbsent(posting.account(), absent -> new TreeMap<>())
                .merge(posting.bucket().text(), zon, Math::addExact);
        boolean mayBeNegative = !(posting.account() instanceof Account.Chained);
        assertTrue(mayBeNegative || sum >= 0, () -> id + " leaves " + posting + " negative");
      }
    }
    assertEquals(0, total);
    sums.forEach((account, buckets) -> assertNewest(journal, account, buckets));
    return transactions;
  }

  private static void assertNewest(Journal journal, Account account, Map<String, Long> buckets) {
    if (account instanceof Account.Chained chained) {
      Map<String, Long> kept = new TreeMap<>();
      Buckets newest = journal.head(chained).standing().buckets();
      newest.amounts().forEach((bucket, amount) -> kept.put(bucket.text(), amount.zon()));
      buckets.values().removeIf(zon -> zon == 0);
      assertEquals(buckets, kept, account.text());
    }
  }
}
