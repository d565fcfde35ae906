package zoncoin.exports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import zoncoin.billing.Bill;
import zoncoin.billing.BillReader;
import zoncoin.billing.Eligibility;
import zoncoin.tlog.Malformed;

/**
 * Reads bills with DuckDB: CUR 2.0, the legacy Cost and Usage Report, FOCUS 1.0 and 1.2, as CSV
 * (plain, gzip, zip) and Parquet. Each reading has a database of its own in memory.
 */
public final class DuckBillReader implements BillReader {
  private static final Comparator<Read> OLDEST_FIRST =
      Comparator.comparing(read -> read.bill().assessments().getFirst().subject().period());

  private final ReaderSettings settings;

  /**
   * A reader.
   *
   * @param settings what it may use
   */
  public DuckBillReader(ReaderSettings settings) {
    this.settings = settings;
  }

  @Override
  public List<Bill> read(List<String> places, Eligibility eligibility) {
    return newest(places, eligibility).stream().map(Read::bill).toList();
  }

  /** The newest delivery of each payer and period, the oldest period first. */
  List<Read> newest(List<String> places, Eligibility eligibility) {
    List<Read> all = new ArrayList<>();
    for (Found found : Places.find(places, settings.mirror())) {
      Read read = new Read(found, read(found, eligibility));
      if (all.stream().noneMatch(other -> other.replaces(read))) {
        all.removeIf(read::replaces);
        all.add(read);
      }
    }
    all.sort(OLDEST_FIRST);
    return all;
  }

  /** A delivery and what is in it: only that tells the period where the manifest does not. */
  record Read(Found found, Bill bill) {
    /**
     * Whether this one counts and the other does not.
     *
     * @throws Malformed if they speak for the same payer and period and are not of one export
     */
    private boolean replaces(Read other) {
      Set<String> both = periods();
      both.retainAll(other.periods());
      if (both.isEmpty()) {
        return false;
      }
      if (found instanceof Found.Exported mine
          && other.found instanceof Found.Exported others
          && mine.manifest().export().equals(others.manifest().export())) {
        return !others.manifest().isNewerThan(mine.manifest());
      }
      throw Malformed.ofAnotherKind(
          "%s and %s both bill %s: read one of them"
              .formatted(found.name(), other.found.name(), both.iterator().next()));
    }

    private Set<String> periods() {
      return bill.assessments().stream()
          .map(assessment -> assessment.subject())
          .map(subject -> "payer " + subject.payer() + " in " + subject.period())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** Reads one delivery. */
  Bill read(Found found, Eligibility eligibility) {
    try {
      Path folder = Files.createTempDirectory(settings.temporary(), "zoncoin-bill-");
      try {
        return Reading.read(found, eligibility, settings, folder.toRealPath());
      } finally {
        delete(folder);
      }
    } catch (IOException cannotRead) {
      throw new UncheckedIOException(cannotRead);
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
