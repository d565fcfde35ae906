package zoncoin.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static zoncoin.audit.Audited.assertFinds;
import static zoncoin.audit.Audited.assertSound;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.audit.AuditReport.Sound;
import zoncoin.audit.AuditReport.Unsound;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Village;
import zoncoin.seal.Sealer;
import zoncoin.tlog.EntryBundle;
import zoncoin.tlog.Tile;

/** A log long enough that an audit works on several parts of it at once. */
final class LongLogTest {
  private static final int ROUNDS = 620;
  private static final int ROUNDS_SEALED = 33;

  private static final Map<String, byte[]> FILES = new HashMap<>();
  private static long size;

  /** One thread for each piece of work that finds one free. */
  private static final Parallel CORES =
      new Parallel() {
        @Override
        public <T, R> List<R> map(List<T> items, Function<T, R> work) {
          List<ForkJoinTask<R>> tasks =
              items.stream().map(item -> ForkJoinTask.adapt(() -> work.apply(item))).toList();
          return ForkJoinTask.invokeAll(tasks).stream().map(ForkJoinTask::join).toList();
        }
      };

  /** Members earn, pay each other and redeem for some months, sealed by the sealer as they go. */
  @BeforeAll
  static void seal() {
    Village village = new Village().founded();
    village.turnTo("2026-07-20T00:00:00Z");
    for (int round = 0; round < ROUNDS; round++) {
      Account.Member giver = round % 2 == 0 ? Village.ALICE : Village.BOB;
      Account.Member taker = round % 2 == 0 ? Village.BOB : Village.ALICE;
      village.rich(giver, Amount.of(30), round % 3 == 0 ? "2028-07" : "2028-08");
      TransactionId pay = TransactionId.parse("c.111122223333.pay-" + round);
      village.post(new Request.Transfer(pay, "1", giver, taker, Amount.of(20)));
      Request hold = Village.hold("hold-" + round, taker, Amount.of(15));
      village.post(hold);
      village.post(
          round % 5 == 0
              ? new Request.Release(hold.transaction(), Request.Cause.FAILED)
              : new Request.Settle(hold.transaction(), "support-hour"));
      village.turnBy(Duration.ofHours(5));
      if (round % ROUNDS_SEALED == 0) {
        village.sealer().seal();
      }
    }
    while (village.sealer().seal() instanceof Sealer.Result.Sealed) {
      // Until nothing waits.
    }
    size = village.heads.read().tree().size();
    village.files.paths().forEach(path -> village.readLog(path).ifPresent(b -> FILES.put(path, b)));
  }

  private static AuditReport audit(Map<String, byte[]> files, Parallel parallel) {
    Audit.Plan plan = new Audit.Plan(Audited.KEYS, List.of(), Audit.Signatures.VERIFIED);
    return new Audit(plan, parallel, Progress.NONE)
        .run(path -> Optional.ofNullable(files.get(path)));
  }

  @Test
  void isSoundOnOneCoreAndOnMany() {
    assertTrue(size >= 3_000, () -> size + " entries");
    Sound alone = assertSound(audit(FILES, Parallel.SEQUENTIAL));
    assertEquals(size, alone.figures().entries());
    assertTrue(alone.figures().supply().isBalanced());
    assertEquals(alone, assertSound(audit(FILES, CORES)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 255, 256, 2_047, 2_048, 2_049, 2_999})
  void anAlteredEntryIsNamedWhereverItIs(int index) {
    Map<String, byte[]> files = new HashMap<>(FILES);
    alter(files, index);
    assertFinds(audit(files, CORES), index, Rule.ALTERED);
  }

  @Test
  void theFirstOfTwoAlteredEntriesIsNamedFirst() {
    Map<String, byte[]> files = new HashMap<>(FILES);
    alter(files, 2_500);
    alter(files, 300);
    Unsound unsound = assertFinds(audit(files, CORES), 300, Rule.ALTERED);
    assertEquals(2, unsound.kinds().getFirst().count());
  }

  @Test
  void beyondABundleThatIsMissingWithItsHashesNothingIsJudged() {
    Map<String, byte[]> files = new HashMap<>(FILES);
    files.remove("tile/entries/003");
    files.remove("tile/0/003");
    alter(files, 2_500);
    assertFinds(audit(files, CORES), 3 * Tile.FULL_WIDTH, Rule.BUNDLE, Rule.TILE);
  }

  /** Exchanges the entry's request for another one. */
  private static void alter(Map<String, byte[]> files, int index) {
    Tile bundle = Tile.in(Tile.ENTRIES, index / Tile.FULL_WIDTH, size);
    List<byte[]> entries =
        new ArrayList<>(EntryBundle.read(bundle, path -> Optional.ofNullable(files.get(path))));
    int position = index % Tile.FULL_WIDTH;
    String text = new String(entries.get(position), StandardCharsets.UTF_8);
    entries.set(
        position,
        text.replaceFirst("request .{4}", "request Zorn").getBytes(StandardCharsets.UTF_8));
    files.put(bundle.path(), EntryBundle.encode(entries));
  }
}
