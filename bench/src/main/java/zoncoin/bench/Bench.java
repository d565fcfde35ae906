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

/** The benchmarks: each beside a peer, measured in turn in the same run. */
public final class Bench {
  private static final int SIGNED = 100_000;

  private Bench() {}

  /**
   * Runs what is named.
   *
   * @param args as {@code bench/run --help} lists them
   * @throws RunnerException if JMH cannot run
   */
  public static void main(String[] args) throws RunnerException {
    System.out.printf(
        Locale.ROOT,
        "JDK %s, %d processors, medians of %d rounds in turn%n%n",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        Turns.COUNT);
    switch (args.length == 0 ? "" : args[0]) {
      case "redemptions" -> ThroughputBench.run(number(args, 1, 500));
      case "api" -> ApiBench.run(number(args, 1, 300));
      case "cold" -> ColdStart.run(number(args, 1, 7));
      case "cpu" -> CpuBench.run(number(args, 1, 1_000));
      case "enhanced" -> EnhancedBench.run(number(args, 1, 500));
      case "sealing" -> {
        SealingBench.run(number(args, 1, 500));
        MergeDelay.run(number(args, 2, 100));
      }
      case "history" -> HistoryBench.run(number(args, 1, 1_000_000), number(args, 2, 100_000));
      case "pages" -> PagesBench.run(number(args, 1, 50_000));
      case "bills" -> BillsBench.run(number(args, 1, 10_000_000), args.length > 2 ? args[2] : "");
      case "monthend" -> MonthEndBench.run(number(args, 1, 100_000));
      case "issuance" -> IssuanceBench.run(number(args, 1, 100_000));
      case "tills" -> TillBench.run(number(args, 1, 200));
      case "rebuild" ->
          RebuildBench.run(
              number(args, 1, 50_000), args.length > 2 ? Integer.parseInt(args[2]) : 0);
      case "policy" -> {
        header();
        print(PolicyBench.measure(number(args, 1, 1_000_000)));
      }
      default -> cryptography(number(args, 0, 1_000_000));
    }
  }

  private static int number(String[] args, int index, int otherwise) {
    int number = args.length > index ? Integer.parseInt(args[index]) : otherwise;
    if (number < 1) {
      throw new IllegalArgumentException("how many is 1 or more: " + number);
    }
    return number;
  }

  static void header() {
    System.out.printf(
        Locale.ROOT,
        "%-58s %12s %12s %10s%n",
        "pair: ours against its peer",
        "ours",
        "peer",
        "ratio");
  }

  private static void cryptography(int count) throws RunnerException {
    header();
    System.err.printf(Locale.ROOT, "making %,d signed entries …%n", count);
    List<byte[]> leaves = Leaves.make(count);
    print(
        Pair.measure(
            "append + seal in memory, against bare SHA-256",
            "entries",
            count,
            Turns.COUNT,
            () -> TreeBench.appendAndSeal(leaves),
            () -> TreeBench.bareHashes(leaves)));
    List<byte[]> signed = List.copyOf(leaves.subList(0, Math.min(SIGNED, count)));
    AuditBench.pairs(signed, Turns.COUNT).forEach(Bench::print);
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
