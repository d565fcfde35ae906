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
  private static final double MEGABYTE = 1024;

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
      System.out.printf(
          Locale.ROOT,
          "%,d rows: %s; %d files%n%-46s %12s %8s %12s %8s %7s%n",
          bill.rows(),
          bill.origin(),
          bill.files(),
          "whole reading, against",
          "rows/s",
          "peak MB",
          "peer rows/s",
          "peak MB",
          "ratio");
      measure(bill.parquet(), "Parquet", List.of(BillSide.OURS, BillSide.QUERY));
      measure(bill.csv(), "gz CSV", List.of(BillSide.OURS, BillSide.QUERY, BillSide.PLAIN_JAVA));
      LargeBill tenth = bill.tenth(folder.path());
      System.out.printf(Locale.ROOT, "%nmemory, %,d rows%n", tenth.rows());
      measure(tenth.parquet(), "Parquet", List.of(BillSide.OURS, BillSide.QUERY));
      measure(tenth.csv(), "gz CSV", List.of(BillSide.OURS, BillSide.QUERY));
    }
  }

  private static void measure(Path folder, String format, List<BillSide> sides) {
    Map<BillSide, List<BillSide.Read>> rounds = new EnumMap<>(BillSide.class);
    for (int round = 0; round < ROUNDS; round++) {
      for (BillSide side : sides) {
        rounds.computeIfAbsent(side, absent -> new ArrayList<>()).add(side.inOwnProcess(folder));
      }
    }
    List<BillSide.Read> ours = rounds.getOrDefault(BillSide.OURS, List.of());
    for (BillSide side : sides.subList(1, sides.size())) {
      List<BillSide.Read> peer = rounds.getOrDefault(side, List.of());
      System.out.printf(
          Locale.ROOT,
          "%-46s %,12.0f %8.0f %,12.0f %8.0f %7.2f%n",
          format + ", " + side.title(),
          Median.of(ours, BillSide.Read::rate),
          Median.of(ours, BillSide.Read::peakKib) / MEGABYTE,
          Median.of(peer, BillSide.Read::rate),
          Median.of(peer, BillSide.Read::peakKib) / MEGABYTE,
          Median.ofRatio(ours, peer, BillSide.Read::rate));
    }
  }
}
