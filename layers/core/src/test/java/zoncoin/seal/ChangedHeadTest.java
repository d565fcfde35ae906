package zoncoin.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Script;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;
import zoncoin.memory.Weather.Fault;
import zoncoin.tlog.Hash;
import zoncoin.tlog.TreeHead;

/**
 * Somebody who can write to the table, and has no key, changes the head of the log; or the table is
 * restored to a time before. The sealer stops and tells, or nothing comes of it; never are two
 * roots signed for one size; and once the head is put back as it was, sealing goes on.
 */
final class ChangedHeadTest {
  private static final Village RICH =
      new Village().founded().rich(Village.ALICE, Amount.ofZnc(9), "2028-07");
  private static final Hash OTHER = Hash.sha256(new byte[] {9});
  private static final Account.Member CAROL = new Account.Member("777788889999");

  /** A log of five entries, two more that wait, and the bundle of a sealer that lost a race. */
  private static SealingTown town() {
    SealingTown town = SealingTown.withOneKey(RICH.copy());
    town.sealUntilIdle();
    town.village.post(Village.hold("one", Village.ALICE, Amount.ofZnc(1)));
    town.sealOnce(crashBeforeSwap());
    town.village.post(Village.hold("two", Village.ALICE, Amount.ofZnc(1)));
    return town;
  }

  private static Weather crashBeforeSwap() {
    return new Weather() {
      @Override
      public <T> T call(String name, boolean isWrite, Supplier<T> real) {
        return name.equals("heads.swap")
            ? Fault.CRASH_BEFORE.happen(name, real, late -> {})
            : real.get();
      }
    };
  }

  /** The writes of a run, and one after the last: between two of them nothing else changes. */
  private static List<Integer> writes() {
    Script fair = Script.fair();
    town().sealOnce(fair);
    List<Integer> writes = new ArrayList<>(List.of(fair.calls().size()));
    for (int call = 0; call < fair.calls().size(); call++) {
      if (!SealingTown.isRead(fair.calls().get(call))) {
        writes.add(call);
      }
    }
    return writes;
  }

  /** What is changed, and whether it always stops a sealer. */
  enum Change {
    ROOT(true) {
      @Override
      Head of(Head head, SealingTown town) {
        TreeHead tree = new TreeHead(head.tree().size(), OTHER);
        return new Head(tree, head.time(), head.staging(), head.isDone());
      }
    },
    LARGER(true) {
      @Override
      Head of(Head head, SealingTown town) {
        TreeHead tree = new TreeHead(head.tree().size() + 1, head.tree().root());
        return new Head(tree, head.time(), head.staging(), head.isDone());
      }
    },
    SMALLER(true) {
      @Override
      Head of(Head head, SealingTown town) {
        TreeHead tree = new TreeHead(head.tree().size() - 1, head.tree().root());
        return new Head(tree, head.time(), head.staging(), head.isDone());
      }
    },
    REMOVED(true) {
      @Override
      Head of(Head head, SealingTown town) {
        return Head.EMPTY;
      }
    },
    DONE(false) {
      @Override
      Head of(Head head, SealingTown town) {
        return new Head(head.tree(), head.time(), head.staging(), !head.isDone());
      }
    },
    NO_SUCH_BUNDLE(false) {
      @Override
      Head of(Head head, SealingTown town) {
        return new Head(head.tree(), head.time(), "none", head.isDone());
      }
    },
    BUNDLE_OF_A_LOSER(false) {
      @Override
      Head of(Head head, SealingTown town) {
        String lost =
            town.village.staging.paths().stream()
                .filter(path -> !path.equals(head.staging()))
                .findFirst()
                .orElseThrow();
        return new Head(head.tree(), head.time(), lost, head.isDone());
      }
    };

    final boolean alwaysStops;

    Change(boolean alwaysStops) {
      this.alwaysStops = alwaysStops;
    }

    abstract Head of(Head head, SealingTown town);
  }

  @ParameterizedTest
  @EnumSource
  void stopsTheSealerOrChangesNothingWheneverItIsChanged(Change change) {
    for (int call : writes()) {
      SealingTown town = town();
      town.sealOnce(Script.at(call, Fault.CRASH_BEFORE));
      Head real = town.village.heads.read();
      Head changed = change.of(real, town);
      town.village.heads.swap(real, changed);
      Sealer.Result result = town.sealer(Weather.FAIR).seal();
      if (result instanceof Sealer.Result.Stopped stopped) {
        assertEquals(List.of(new Alarms.Alarm.Stopped(stopped.why())), town.village.alarms);
        assertEquals(changed, town.village.heads.read(), "nothing was committed");
        town.village.alarms.clear();
        town.village.heads.swap(changed, real);
      } else {
        assertTrue(!change.alwaysStops, change + " before call " + call + ": " + result);
      }
      town.sealUntilIdle();
      town.assertSound();
    }
  }

  /**
   * The head is turned back to the one before, and what was sealed since is not sealed again: other
   * entries are, at the same size. Whoever saw a signature of that size sees no other one.
   */
  @Test
  void aHeadThatIsTurnedBackIsNotSignedForTwice() {
    for (int call : writes()) {
      SealingTown town = town();
      Head before = town.village.heads.read();
      town.sealOnce(Script.at(call, Fault.CRASH_BEFORE));
      town.village.heads.swap(town.village.heads.read(), before);
      town.village.journal.quarantine(TransactionId.ofCaller(Village.ALICE.id(), "two"), "-");
      town.village.post(Village.enrol(CAROL));
      SealingTown later = SealingTown.withOneKey(town.village);
      Sealer.Result result = later.sealer(Weather.FAIR).seal();
      town.watch
          .signed()
          .forEach(
              (size, root) ->
                  assertEquals(
                      root, later.watch.signed().getOrDefault(size, root), "size " + size));
      if (town.watch.signed().containsKey(7L)) {
        assertInstanceOf(Sealer.Result.Stopped.class, result);
      }
    }
  }

  /** Only a key whose signatures carry a time can tell: the log's ML-DSA-44 key. */
  @Test
  void aTimeThatIsChangedStopsTheSealer() {
    SealingTown town = new SealingTown(RICH.copy());
    town.sealUntilIdle();
    for (long seconds : new long[] {-1, 1, 1_000_000_000}) {
      town.village.post(Village.hold("h" + seconds, Village.ALICE, Amount.ofZnc(1)));
      Head real = town.village.heads.read();
      Instant time = real.time().plusSeconds(seconds);
      Head changed = new Head(real.tree(), time, real.staging(), true);
      town.village.heads.swap(real, changed);
      Sealer.Result result = town.sealer(Weather.FAIR).seal();
      String why = assertInstanceOf(Sealer.Result.Stopped.class, result).why();
      assertTrue(why.contains("is of " + time + ", and the checkpoint"), why);
      town.village.alarms.clear();
      town.village.heads.swap(changed, real);
      town.sealUntilIdle();
    }
    town.assertSound();
  }
}
