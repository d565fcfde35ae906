package zoncoin.cli.cloud;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/**
 * When the report of a month is filed: on the second of the next one, as the deployed schedule
 * does, or as soon after that as this machine is on. Which month was the last is kept in a file.
 */
final class MonthlyReports {
  private static final String FILE = "reported";

  /** The day after what is over expires. */
  private static final int DAY = 2;

  private final PrivateFolder folder;
  private final InstantSource clock;

  /**
   * @param folder where the last month is noted; if there is none, that is the month before this
   * @param clock says which month is over
   */
  MonthlyReports(PrivateFolder folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
    if (folder.read(FILE).isEmpty()) {
      note(YearMonth.from(today()).minusMonths(1));
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private void note(YearMonth month) {
    folder.write(FILE, month.toString());
  }

  /**
   * Files what is due, the earliest month first.
   *
   * @param filing files the report of a month
   */
  void file(Consumer<YearMonth> filing) {
    YearMonth newest = YearMonth.from(today().minusDays(DAY - 1)).minusMonths(1);
    YearMonth month = folder.read(FILE).map(YearMonth::parse).orElseThrow().plusMonths(1);
    for (; !month.isAfter(newest); month = month.plusMonths(1)) {
      filing.accept(month);
      // A crash here means: it is filed once more, at a later checkpoint, beside the first.
      note(month);
    }
  }
}
