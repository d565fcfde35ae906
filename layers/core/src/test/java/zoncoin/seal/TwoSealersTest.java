package zoncoin.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Script;
import zoncoin.memory.Turns;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;
import zoncoin.memory.Weather.Fault;

/**
 * Several sealers at once, in every order of their calls that two can have around one pause each.
 */
final class TwoSealersTest {
  private static final Account.Member CAROL = new Account.Member("777788889999");
  private static final Village SMALL = small();
  private static final Village RICH =
      new Village().founded().rich(Village.ALICE, Amount.ofZnc(9), "2028-07");

  private static Village small() {
    Village village = new Village();
    village.post(new Request.NameKeys(TransactionId.ofKey(1), village.issuer.publicKeys()));
    village.post(Village.enrol(Village.ALICE));
    return village;
  }

  private static SealingTown town() {
    return SealingTown.withOneKey(SMALL.copy());
  }

  private static List<String> calls() {
    Script fair = Script.fair();
    town().sealOnce(fair);
    return fair.calls();
  }

  /** The calls that change something, and one after the last. */
  private static List<Integer> writes() {
    List<String> calls = calls();
    List<Integer> writes = new ArrayList<>(List.of(calls.size()));
    for (int call = 0; call < calls.size(); call++) {
      if (!SealingTown.isRead(calls.get(call))) {
        writes.add(call);
      }
    }
    return writes;
  }

  /** One stops before any call, the other before any of its writes; then the first goes on. */
  @Test
  void oneStopsAnywhereWhileTheOtherRunsToAnyWrite() {
    List<Integer> writes = writes();
    for (int one = 0; one < calls().size(); one++) {
      for (int other : writes) {
        SealingTown town = town();
        try (Turns turns = new Turns()) {
          Turns.Actor slow = turns.start(town::run);
          Turns.Actor fast = turns.start(town::run);
          slow.stepTo(one);
          fast.stepTo(other);
          slow.finish();
          fast.finish();
        }
        town.sealUntilIdle();
        town.assertSound();
      }
    }
  }

  /**
   * One is so slow that meanwhile more is posted and sealed, and a sealer dies at its work. It
   * began on an empty log, or where another had died between its swap and the end of its work.
   */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void oneIsSoSlowThatTheLogMovesOnTwice(boolean isCommitted) {
    List<Integer> writes = writes();
    int calls = calls().size();
    for (int pause = 0; pause < calls; pause += isCommitted ? 1 : 3) {
      for (int death : writes) {
        SealingTown town = town();
        if (isCommitted) {
          town.sealOnce(Script.at(swap(), Fault.CRASH_AFTER));
        }
        try (Turns turns = new Turns()) {
          Turns.Actor slow = turns.start(town::run);
          slow.stepTo(pause);
          town.sealOnce(Weather.FAIR);
          town.village.post(Village.enrol(CAROL));
          town.sealOnce(Script.at(death, Fault.CRASH_BEFORE));
          slow.finish();
        }
        town.sealUntilIdle();
        town.assertSound();
      }
    }
  }

  private static int swap() {
    return calls().indexOf("heads.swap");
  }

  /** Its swap is lost, made unheard, or made late, and the other is anywhere when that happens. */
  @ParameterizedTest
  @EnumSource(names = {"LOST", "KEPT", "LATE"})
  void oneDoesNotKnowWhetherItsSwapWasMade(Fault fault) {
    int swap = swap();
    int calls = calls().size();
    for (int before = 0; before <= calls; before++) {
      for (int between = 0; between <= (fault == Fault.LATE ? 4 : 0); between++) {
        SealingTown town = town();
        Script script = Script.at(swap, fault);
        try (Turns turns = new Turns()) {
          Turns.Actor other = turns.start(town::run);
          other.stepTo(before);
          town.sealOnce(script);
          for (int step = 0; step < between; step++) {
            other.step();
          }
          script.settle();
          other.finish();
        }
        town.sealUntilIdle();
        town.assertSound();
      }
    }
  }

  /** Three, one call at a time, each with a fault somewhere; at random, but the same every time. */
  @Test
  void threeInAnyOrderWithFaults() {
    int calls = calls().size();
    for (int seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      SealingTown town = SealingTown.withOneKey(RICH.copy());
      List<Script> scripts = new ArrayList<>();
      try (Turns turns = new Turns()) {
        List<Turns.Actor> actors = new ArrayList<>();
        for (int sealer = 0; sealer < 3; sealer++) {
          Fault fault = Fault.any(random);
          scripts.add(Script.at(random.nextInt(2 * calls), fault));
          actors.add(turns.start(turn -> town.run(turn.over(scripts.getLast()))));
        }
        while (!actors.isEmpty()) {
          Turns.Actor actor = actors.get(random.nextInt(actors.size()));
          if (!actor.stepTo(random.nextInt(6))) {
            actors.remove(actor);
            scripts.get(random.nextInt(scripts.size())).settle();
          }
        }
      }
      scripts.forEach(Script::settle);
      town.sealUntilIdle();
      town.assertSound();
    }
  }

  private static Weather crashAfterSwap() {
    return new Weather() {
      @Override
      public <T> T call(String name, boolean isWrite, Supplier<T> real) {
        return name.equals("heads.swap")
            ? Fault.CRASH_AFTER.happen(name, real, late -> {})
            : real.get();
      }
    };
  }

  @Test
  void theClockMayJumpEitherWay() {
    SealingTown town = SealingTown.withOneKey(RICH.copy());
    List<String> times =
        List.of(
            "2026-07-18T09:30:00Z",
            "2036-01-01T00:00:00Z",
            "2026-07-18T09:30:01Z",
            "1970-01-01T00:00:00Z",
            "2026-07-18T09:31:00Z");
    for (int jump = 0; jump < times.size(); jump++) {
      town.village.turnTo("2026-07-18T09:30:00Z");
      town.village.post(Village.hold("h" + jump, Village.ALICE, Amount.ofZnc(1)));
      town.village.turnTo(times.get(jump));
      town.sealOnce(crashAfterSwap());
      town.village.turnTo(times.get(times.size() - 1 - jump));
      town.sealUntilIdle();
    }
    // That entries wait so long, or are early, by such a clock, is told; nothing else is.
    town.village.alarms.removeIf(Alarms.Alarm.Late.class::isInstance);
    town.village.alarms.removeIf(Alarms.Alarm.Early.class::isInstance);
    town.assertSound();
    assertEquals("2036-01-01T00:00:00Z", town.village.heads.read().time().toString());
  }
}
