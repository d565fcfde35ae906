package zoncoin.seal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Unknown;
import zoncoin.memory.Ports;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;
import zoncoin.note.NoteSigner;

/** A village whose log is sealed under watch, in any weather, by sealers that come and go. */
final class SealingTown {
  /** Runs until a log is quiet; many more than any fault here needs. */
  private static final int RUNS = 20;

  final Village village;
  final Watch watch;
  private final List<NoteSigner> signers;
  private int sealers;

  SealingTown(Village village) {
    this(village, village.logSigners);
  }

  /** With the log's first key alone, which every checkpoint must carry; the other takes time. */
  static SealingTown withOneKey(Village village) {
    return new SealingTown(village, village.logSigners.subList(0, 1));
  }

  private SealingTown(Village village, List<NoteSigner> signers) {
    this.village = village;
    this.watch = new Watch(village);
    this.signers = signers;
  }

  /** Whether a call of a sealer changes nothing. */
  static boolean isRead(String call) {
    return call.contains(".read") || call.matches("unsealed.(list|steps)|signer.sign");
  }

  /** A new sealer, as a new process would make it. */
  Sealer sealer(Weather weather) {
    List<NoteSigner> keys =
        watch.signers(signers).stream().map(key -> Ports.signer(weather, key)).toList();
    return new Sealer(
        new Sealer.Log(Village.LOG, keys),
        Ports.in(weather, watch.ports()),
        village.clock(),
        new Random(sealers++));
  }

  /** One run of a new sealer; a fault that leaves it is as good as a crash. */
  void sealOnce(Weather weather) {
    try {
      expectNoStop(sealer(weather).seal());
    } catch (NotApplied | Unknown | Weather.Crash fault) {
      // The next run recovers.
    }
  }

  /** A run of a new sealer that takes turns with others. */
  Supplier<Sealer.Result> run(Weather weather) {
    Sealer sealer = sealer(weather);
    return () -> expectNoStop(sealer.seal());
  }

  private static Sealer.Result expectNoStop(Sealer.Result result) {
    assertTrue(!(result instanceof Sealer.Result.Stopped), result.toString());
    return result;
  }

  /** New sealers in fair weather until nothing is left to do. */
  void sealUntilIdle() {
    for (int run = 0; run < RUNS; run++) {
      if (expectNoStop(sealer(Weather.FAIR).seal()) instanceof Sealer.Result.Idle) {
        return;
      }
    }
    throw new AssertionError("not idle after " + RUNS + " runs");
  }

  /** Checks the log, and that nobody was alarmed. */
  void assertSound() {
    LogCheck.assertSound(village, signers);
    assertTrue(village.alarms.isEmpty(), village.alarms.toString());
  }
}
