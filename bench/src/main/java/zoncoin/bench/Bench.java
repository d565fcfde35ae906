package zoncoin.bench;

import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** All benchmarks, one table: each pair measured in turn in the same run. */
public final class Bench {
  private static final int RUNS = 5;
  private static final int SIGNED = 100_000;

  private Bench() {}

  /**
   * Runs them all.
   *
   * @param args optionally how many leaves the tree gets; 1,000,000 if absent
   * @throws RunnerException if JMH cannot run
   */
  public static void main(String[] args) throws RunnerException {
    int count = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    System.out.printf(
        Locale.ROOT,
        "JDK %s, %d processors, median of %d runs in turn%n%n%-58s %12s %12s %10s%n",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        RUNS,
        "pair: ours against its peer",
        "ours",
        "peer",
        "ratio");
    System.err.printf(Locale.ROOT, "making %,d signed entries …%n", count);
    List<byte[]> leaves = Leaves.make(count);
    print(
        Pair.measure(
            "append + seal in memory, against bare SHA-256",
            "entries",
            count,
            RUNS,
            () -> TreeBench.appendAndSeal(leaves),
            () -> TreeBench.bareHashes(leaves)));
    List<byte[]> signed = List.copyOf(leaves.subList(0, Math.min(SIGNED, count)));
    AuditBench.pairs(signed, RUNS).forEach(Bench::print);
    redemption();
  }

  private static void print(Pair pair) {
    System.out.println(pair.row());
  }

  private static void redemption() throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(RedemptionBench.class.getSimpleName())
            .forks(2)
            // As in Lambda; the heap of the pairs above is another matter.
            .jvmArgs("-XX:+UseSerialGC", "-Xmx512m")
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(5)
            .measurementTime(TimeValue.seconds(1))
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .build();
    System.out.printf("%n%-58s %12s %12s%n", "per redemption", "µs", "bytes");
    for (RunResult result : new Runner(options).run()) {
      System.out.printf(
          Locale.ROOT,
          "%-58s %12.1f %12.0f%n",
          result.getPrimaryResult().getLabel(),
          result.getPrimaryResult().getScore(),
          allocatedBytes(result));
    }
  }

  @SuppressWarnings("rawtypes") // as JMH declares it
  private static double allocatedBytes(RunResult result) {
    return result.getSecondaryResults().entrySet().stream()
        .filter(entry -> entry.getKey().endsWith("gc.alloc.rate.norm"))
        .mapToDouble(entry -> entry.getValue().getScore())
        .findFirst()
        .orElse(Double.NaN);
  }
}
