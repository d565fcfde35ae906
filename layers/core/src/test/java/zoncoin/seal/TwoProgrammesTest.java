package zoncoin.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.memory.MemoryFiles;
import zoncoin.memory.Ports;
import zoncoin.memory.Script;
import zoncoin.memory.Turns;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;
import zoncoin.note.Checkpoint;
import zoncoin.note.NoteSignature;
import zoncoin.note.NoteSigner;
import zoncoin.note.SignedCheckpoint;
import zoncoin.note.VerifierKey;
import zoncoin.tlog.Hash;
import zoncoin.tlog.TreeHead;

/**
 * Two programmes by mistake: each with a table of its own, and both with one origin, one key and
 * one folder for the log. Whatever they do, and in whatever order, the folder shows one log, and
 * whoever is second is told.
 */
final class TwoProgrammesTest {
  private static final Village FIRST = village("2026-07-18T09:30:00Z", 5);

  /** Everybody's, and nobody's alone. */
  private final MemoryFiles files = new MemoryFiles();

  private final MemoryFiles staging = new MemoryFiles();
  private final Map<Long, Hash> signed = new HashMap<>();
  private final List<TreeHead> published = new ArrayList<>();

  private static Village village(String founded, int entries) {
    Village village = new Village();
    village.turnTo(founded);
    village.founded();
    if (entries >= 5) {
      village.rich(Village.ALICE, Amount.ofZnc(9), "2028-07");
    }
    for (int hold = 5; hold < entries; hold++) {
      village.post(Village.hold("h" + hold, Village.ALICE, Amount.ofZnc(1)));
    }
    return village;
  }

  /** A programme over the folder that it believes to be its own. */
  private final class Programme {
    private final Village village;
    private final Set<TreeHead> committed = new HashSet<>();
    private int runs;

    Programme(Village village) {
      this.village = village;
    }

    Supplier<Sealer.Result> run(Weather weather) {
      Sealer.Ports ports =
          new Sealer.Ports(
              new CommittedHeads(village.heads, committed),
              new PublishedFiles(),
              staging,
              village.journal,
              village.alarms::add);
      NoteSigner key = new SignedOnce(village.logSigners.getFirst());
      Sealer sealer =
          new Sealer(
              new Sealer.Log(Village.LOG, List.of(key)),
              Ports.in(weather, ports),
              village.clock(),
              new Random(31L * village.hashCode() + runs++));
      return sealer::seal;
    }

    /** More to seal, and a few runs. */
    void goOn(String key) {
      village.post(Village.enrol(new Account.Member(key)));
      for (int run = 0; run < 2; run++) {
        var _ = run(Weather.FAIR).get();
      }
    }

    boolean isStopped() {
      return village.alarms.stream().anyMatch(Alarms.Alarm.Stopped.class::isInstance);
    }
  }

  /** Notes every tree that was committed. */
  private record CommittedHeads(Heads heads, Set<TreeHead> committed) implements Heads {
    @Override
    public Head read() {
      return heads.read();
    }

    @Override
    public boolean swap(Head expected, Head next) {
      boolean isSwapped = heads.swap(expected, next);
      if (isSwapped) {
        committed.add(next.tree());
      }
      return isSwapped;
    }
  }

  /** Notes every tree that was published. */
  private final class PublishedFiles implements LogFiles {
    @Override
    public Optional<Stored> read(String path) {
      return files.read(path);
    }

    @Override
    public boolean create(String path, byte[] bytes) {
      return noted(files.create(path, bytes), path, bytes);
    }

    @Override
    public boolean replace(String path, byte[] bytes, String version) {
      return noted(files.replace(path, bytes, version), path, bytes);
    }

    private boolean noted(boolean isWritten, String path, byte[] bytes) {
      if (isWritten && path.equals(Publication.PATH)) {
        published.add(SignedCheckpoint.parse(bytes).checkpoint().head());
      }
      return isWritten;
    }

    @Override
    public void delete(String path) {
      throw new AssertionError("nothing of a log is ever deleted");
    }
  }

  /** The one key of both. */
  private final class SignedOnce implements NoteSigner {
    private final NoteSigner signer;

    SignedOnce(NoteSigner signer) {
      this.signer = signer;
    }

    @Override
    public VerifierKey verifierKey() {
      return signer.verifierKey();
    }

    @Override
    public NoteSignature sign(String text, long timeSeconds) {
      TreeHead tree = Checkpoint.parse(text).head();
      Hash before = signed.putIfAbsent(tree.size(), tree.root());
      assertTrue(before == null || before.equals(tree.root()), "one root for size " + tree.size());
      return signer.sign(text, timeSeconds);
    }
  }

  /**
   * The writes of a run but its stamps, which are in a table of its own; and one after the last.
   */
  private static List<Integer> writes() {
    TwoProgrammesTest alone = new TwoProgrammesTest();
    Script fair = Script.fair();
    var _ = alone.new Programme(FIRST.copy()).run(fair).get();
    List<String> calls = fair.calls();
    List<Integer> writes = new ArrayList<>(List.of(calls.size()));
    for (int call = 0; call < calls.size(); call++) {
      if (!SealingTown.isRead(calls.get(call)) && !calls.get(call).contains("stamp")) {
        writes.add(call);
      }
    }
    return writes;
  }

  /** Each has as many entries as the other, or fewer, or more; each stops before any write. */
  @ParameterizedTest(name = "5 entries and {0}")
  @ValueSource(ints = {3, 5, 6})
  void theFolderShowsOneLogAndTheOtherProgrammeIsTold(int entries) {
    Village second = village("2026-07-19T10:00:00Z", entries);
    List<Integer> writes = writes();
    for (int one : writes) {
      for (int other : writes) {
        TwoProgrammesTest mistake = new TwoProgrammesTest();
        mistake.share(FIRST.copy(), second.copy(), one, other);
      }
    }
  }

  private void share(Village one, Village other, int pauseOfOne, int pauseOfOther) {
    Programme first = new Programme(one);
    Programme second = new Programme(other);
    try (Turns turns = new Turns()) {
      Turns.Actor slow = turns.start(first::run);
      Turns.Actor fast = turns.start(second::run);
      slow.stepTo(pauseOfOne);
      fast.stepTo(pauseOfOther);
      slow.finish();
      fast.finish();
    }
    second.goOn("777788889999");
    first.goOn("888899990000");
    assertTrue(first.isStopped() || second.isStopped(), "whoever is second is told");
    assertFalse(published.isEmpty(), "whoever is first goes on");
    assertTrue(
        first.committed.containsAll(published) || second.committed.containsAll(published),
        () -> "one log is shown: " + published);
    List<Long> sizes = published.stream().map(TreeHead::size).toList();
    assertEquals(sizes.stream().sorted().toList(), sizes, "the checkpoint is never turned back");
  }
}
