package zoncoin.rebuild;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import zoncoin.audit.AuditReport;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Journal.Recorded;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Request;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.TransactionId;
import zoncoin.ledger.Unknown;
import zoncoin.memory.Ports;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;
import zoncoin.note.SignedCheckpoint;
import zoncoin.receipt.Receipt;
import zoncoin.receipt.Verification;
import zoncoin.seal.Sealer;
import zoncoin.tlog.EntryBundle;
import zoncoin.tlog.Tile;
import zoncoin.tlog.TreeHead;

/** A village whose sealing run is cut short, and a backup of its table. */
final class CutRun {
  private static final long FIRST_OTHER = 700_000_000_000L;

  /** How much the cut run was to seal past the five entries that are published. */
  enum Run {
    /** All within the bundle that the published log ends in. */
    SHORT(7),
    /** The rest of that bundle, and the beginning of another. */
    LONG(300);

    private final int entries;

    Run(int entries) {
      this.entries = entries;
    }
  }

  /** What the table comes back as. */
  enum Table {
    /** As it was when the last checkpoint was published: it is not behind it. */
    AT_THE_CHECKPOINT,
    /** From before that: the sealer refuses it. */
    BEFORE_THE_CHECKPOINT,
    /** With some of what the run was to seal waiting. */
    WITH_SOME_THAT_WAIT
  }

  final Village village = new Village();
  final List<TransactionId> answered = new ArrayList<>();
  final Rescue backup;
  final TreeHead published;

  CutRun(Run run, Table table) {
    village.post(new Request.NameKeys(TransactionId.ofKey(1), village.issuer.publicKeys()));
    village.post(Village.enrol(Village.ALICE));
    seal(village.sealer());
    final Rescue before = new Rescue(village);
    village.rich(Village.ALICE, Amount.ofZnc(900), "2028-07");
    village.post(Village.enrol(Village.BOB));
    seal(village.sealer());
    published = village.heads.read().tree();
    Rescue at = new Rescue(village);
    for (int i = 0; i < run.entries; i++) {
      if (i == run.entries / 2 && table == Table.WITH_SOME_THAT_WAIT) {
        at = new Rescue(village);
      }
      village.turnBy(Duration.ofMillis(1));
      answered.add(post(i));
    }
    backup = table == Table.BEFORE_THE_CHECKPOINT ? before : at;
  }

  private TransactionId post(int number) {
    return switch (number % 3) {
      case 0 -> post(Village.hold("h" + number, Village.ALICE, Amount.ofZnc(1)));
      case 1 -> post(Village.enrol(new Account.Member("%012d".formatted(FIRST_OTHER + number))));
      default -> post(transfer(number));
    };
  }

  /** Answers a request; its entry waits. */
  TransactionId post(Request request) {
    return village.post(request).signed().entry().transaction();
  }

  private static Request transfer(int number) {
    return new Request.Transfer(
        TransactionId.ofCaller(Village.ALICE.id(), "t" + number),
        Village.ALICE.id(),
        Village.ALICE,
        Village.BOB,
        Amount.ofZnc(1));
  }

  void sealOnce(Weather weather) {
    try {
      var _ =
          village
              .sealer(
                  Ports.in(
                      weather,
                      new Sealer.Ports(
                          village.heads,
                          village.files,
                          village.staging,
                          village.journal,
                          village.alarms::add)))
              .seal();
    } catch (Weather.Crash | NotApplied | Unknown cut) {
      // The process is gone, and so is the table.
    }
  }

  TreeHead checkpoint() {
    return signed().checkpoint().head();
  }

  SignedCheckpoint signed() {
    return SignedCheckpoint.parse(village.readLog("checkpoint").orElseThrow());
  }

  /** The entries that any file of the log has past the published ones. */
  List<TransactionId> written() {
    List<TransactionId> widest = new ArrayList<>();
    for (long index = 0; index < 4; index++) {
      int width = Tile.FULL_WIDTH;
      Optional<byte[]> bundle = Optional.empty();
      while (bundle.isEmpty() && width > 0) {
        bundle = village.readLog(new Tile(Tile.ENTRIES, index, width--).path());
      }
      bundle.stream()
          .flatMap(bytes -> EntryBundle.decode(bytes).stream())
          .forEach(leaf -> widest.add(SignedEntry.parse(leaf).entry().transaction()));
    }
    return widest.subList((int) published.size(), widest.size());
  }

  /** Cut after the first file of a short run. */
  static CutRun midway(Table table) {
    CutRun run = new CutRun(Run.SHORT, table);
    run.sealOnce(after("files.create tile/entries/000.p/12"));
    return run;
  }

  static Weather atSwap() {
    return end("heads.swap", Weather.Fault.CRASH_BEFORE);
  }

  static Weather after(String write) {
    return end(write, Weather.Fault.CRASH_AFTER);
  }

  static Weather end(String write, Weather.Fault fault) {
    return new Weather() {
      @Override
      public <T> T call(String name, boolean isWrite, Supplier<T> real) {
        return name.equals(write) ? fault.happen(name, real, late -> {}) : real.get();
      }
    };
  }

  static void seal(Sealer sealer) {
    Sealer.Result result = sealer.seal();
    while (result instanceof Sealer.Result.Sealed) {
      result = sealer.seal();
    }
    assertInstanceOf(Sealer.Result.Idle.class, result, result.toString());
  }

  static Rebuild.Result.Rebuilt rebuilt(Rebuild.Result result) {
    return assertInstanceOf(Rebuild.Result.Rebuilt.class, result, result.toString());
  }

  /** The log is one history, sound, and has those entries; each can be proved. */
  void assertKept(Rescue rescue, List<TransactionId> kept) {
    AuditReport audit = rescue.audit();
    assertInstanceOf(AuditReport.Sound.class, audit, audit.toString());
    assertEquals(List.of(), village.alarms);
    assertEquals(rescue.heads.read().tree(), checkpoint());
    assertTrue(rescue.heads.read().isDone());
    assertEquals(List.of(), rescue.journal.list(1), "nothing waits");
    for (TransactionId id : kept) {
      Recorded was = village.journal.find(id).orElseThrow();
      Recorded is = rescue.journal.find(id).orElseThrow(() -> new AssertionError(id + " is lost"));
      assertEquals(was.signed(), is.signed(), "what was answered is what is sealed");
      if (kept.size() < 20 || id.equals(kept.get(kept.size() / 2))) {
        assertProved(is);
      }
    }
  }

  private void assertProved(Recorded is) {
    long index = is.logIndex().orElseThrow();
    Receipt receipt = Receipt.of(is.signed(), index, signed(), village::readLog);
    Verification holds = receipt.verify(Rescue.everyKey());
    assertInstanceOf(Verification.Holds.class, holds, holds.toString());
  }
}
