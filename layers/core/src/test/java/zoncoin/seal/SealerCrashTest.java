package zoncoin.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zoncoin.ledger.Amount;
import zoncoin.ledger.NotApplied;
import zoncoin.memory.Script;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;
import zoncoin.memory.Weather.Fault;

/**
 * A run of a sealer, broken at each of its calls in every way, and what the next runs make of it.
 */
final class SealerCrashTest {
  private static final Village FOUNDED = new Village().founded();
  private static final Village RICH =
      FOUNDED.copy().rich(Village.ALICE, Amount.ofZnc(9), "2028-07");

  /** What there is to seal. */
  enum Start {
    /** The first entries of a log. */
    EMPTY_LOG {
      @Override
      SealingTown town() {
        return new SealingTown(FOUNDED.copy());
      }
    },
    /** More entries for a log that has some, with a partial tile at its edge. */
    GROWING_LOG {
      @Override
      SealingTown town() {
        SealingTown town = SealingTown.withOneKey(RICH.copy());
        town.sealUntilIdle();
        town.village.post(Village.hold("one", Village.ALICE, Amount.ofZnc(1)));
        town.village.post(Village.hold("two", Village.ALICE, Amount.ofZnc(1)));
        return town;
      }
    };

    abstract SealingTown town();
  }

  @ParameterizedTest
  @EnumSource
  void recoversFromAnyFaultAtAnyCall(Start start) {
    List<String> calls = calls(start);
    for (int call = 0; call < calls.size(); call++) {
      for (Fault fault : faults(calls.get(call))) {
        survive(start, call, fault, true);
        if (fault == Fault.LATE) {
          survive(start, call, fault, false);
        }
      }
    }
  }

  private static void survive(Start start, int call, Fault fault, boolean lateComesFirst) {
    SealingTown town = start.town();
    Script script = Script.at(call, fault);
    town.sealOnce(script);
    if (lateComesFirst) {
      script.settle();
    }
    town.sealUntilIdle();
    script.settle();
    town.sealUntilIdle();
    town.assertSound();
  }

  /** The recovery is broken, too, and once more: at random, but the same every time. */
  @Test
  void recoversFromFaultsWhileItRecovers() {
    List<String> calls = calls(Start.EMPTY_LOG);
    for (int seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      SealingTown town = SealingTown.withOneKey(FOUNDED.copy());
      List<Script> scripts = new ArrayList<>();
      for (int run = 0; run < 3; run++) {
        int call = random.nextInt(calls.size());
        Fault fault = Fault.any(random);
        scripts.add(Script.at(call, fault));
        town.sealOnce(scripts.getLast());
        if (random.nextBoolean()) {
          scripts.get(random.nextInt(scripts.size())).settle();
        }
      }
      town.sealUntilIdle();
      scripts.forEach(Script::settle);
      town.sealUntilIdle();
      town.assertSound();
    }
  }

  /** As a full disk does: from one write on, all fail, run after run, until there is room. */
  @ParameterizedTest
  @EnumSource
  void waitsForADiskThatIsFullFromAnyWriteOn(Start start) {
    List<String> calls = calls(start);
    for (int full = 0; full < calls.size(); full++) {
      if (isFileWrite(calls.get(full))) {
        SealingTown town = start.town();
        FullDisk disk = new FullDisk(full);
        for (int run = 0; run < 3; run++) {
          town.sealOnce(disk);
        }
        assertTrue(disk.refused > 2, "each run failed");
        town.sealUntilIdle();
        town.assertSound();
      }
    }
  }

  private static boolean isFileWrite(String call) {
    return call.matches("(files|staging)\\.(create|replace) .*");
  }

  /** Takes no more files from one call on. */
  private static final class FullDisk implements Weather {
    private final int full;
    private int calls;
    private int refused;

    FullDisk(int full) {
      this.full = full;
    }

    @Override
    public <T> T call(String name, boolean isWrite, Supplier<T> real) {
      if (calls++ >= full && isFileWrite(name)) {
        refused++;
        throw new NotApplied("no space left on device: " + name);
      }
      return real.get();
    }
  }

  @Test
  void aRunIsEveryWriteInTheOrderOfTheDesign() {
    List<String> writes =
        calls(Start.GROWING_LOG).stream()
            .filter(call -> !SealingTown.isRead(call) || call.equals("signer.sign"))
            .map(call -> call.replaceFirst("-.*", "…"))
            .toList();
    assertEquals(
        List.of(
            "staging.create 7…",
            "heads.swap",
            "files.create tile/entries/000.p/7",
            "files.create tile/0/000.p/7",
            "signer.sign",
            "files.replace checkpoint",
            "unsealed.stamp c.111122223333.one",
            "unsealed.stamp c.111122223333.two",
            "heads.swap",
            "staging.delete 7…"),
        writes);
  }

  private static List<String> calls(Start start) {
    Script fair = Script.fair();
    SealingTown town = start.town();
    town.sealOnce(fair);
    town.assertSound();
    assertTrue(fair.calls().size() > 20, fair.calls().toString());
    return fair.calls();
  }

  private static Set<Fault> faults(String call) {
    Set<Fault> faults = EnumSet.allOf(Fault.class);
    faults.removeIf(fault -> SealingTown.isRead(call) && !fault.happensToReads());
    return faults;
  }
}
