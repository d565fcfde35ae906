package zoncoin.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reading a large bill, whole: found, hashed, looked over, summed and assessed. Beside the bare
 * query of the same sums in the same database, and beside a reader of CSV in plain Java. Every
 * round is a process of its own, since memory is asked for too.
 */
final class BillsBench {
  private static final int ROUNDS = 3;

  /** Of all rows as CSV, which take a minute or more a side. */
  private static final int LONG_ROUNDS = 1;

  private static final double MEGABYTE = 1024;
  private static final List<BillSide> DATABASE = List.of(BillSide.OURS, BillSide.QUERY);

  private BillsBench() {}

  /**
   * Measures and prints.
   *
   * @param rows how many
   * @param source a Parquet file of a bill to replicate, or empty for a made-up one
   */
  static void run(int rows, String source) {
    try (TempFolder folder = TempFolder.make()) {
      LargeBill bill = LargeBill.make(folder.path(), source, rows);
      LargeBill tenth = bill.tenth(folder.path());
      System.out.printf(
          Locale.ROOT,
          "%s; every round a process of its own%n%n%-36s %11s %8s %7s %11s %8s %7s %6s%n",
          bill.origin(),
          "whole reading, against",
          "rows/s",
          "µs CPU",
          "MB peak",
          "peer rows/s",
          "µs CPU",
          "MB peak",
          "ratio");
      measure(tenth.parquet(), "Parquet", ROUNDS, DATABASE);
      measure(bill.parquet(), "Parquet", ROUNDS, DATABASE);
      measure(tenth.csv(), "gz CSV", ROUNDS, List.of(BillSide.values()));
      measure(bill.csv(), "gz CSV", LONG_ROUNDS, DATABASE);
    }
  }

  private static void measure(Path folder, String format, int count, List<BillSide> sides) {
    Map<BillSide, List<BillSide.Read>> rounds = new EnumMap<>(BillSide.class);
    for (int round = 0; round < count; round++) {
      for (BillSide side : sides) {
        rounds.computeIfAbsent(side, absent -> new ArrayList<>()).add(side.inOwnProcess(folder));
      }
    }
    List<BillSide.Read> ours = rounds.getOrDefault(BillSide.OURS, List.of());
    long rows = ours.getFirst().rows();
    for (BillSide side : sides.subList(1, sides.size())) {
      List<BillSide.Read> peer = rounds.getOrDefault(side, List.of());
      if (peer.stream().anyMatch(read -> read.rows() != rows)) {
        throw new IllegalStateException(side + " did not read " + rows + " rows");
      }
      System.out.printf(
          Locale.ROOT,
          "%-36s %s %s %6.2f%n",
          String.format(Locale.ROOT, "%s, %,d rows, %s", format, rows, side.title()),
          figures(ours),
          figures(peer),
          Median.ofRatio(ours, peer, BillSide.Read::rate));
    }
  }

  private static String figures(List<BillSide.Read> rounds) {
    return String.format(
        Locale.ROOT,
        "%,11.0f %8.2f %7.0f",
        Median.of(rounds, BillSide.Read::rate),
        Median.of(rounds, BillSide.Read::rowMicros),
        Median.of(rounds, BillSide.Read::peakKib) / MEGABYTE);
  }
}
