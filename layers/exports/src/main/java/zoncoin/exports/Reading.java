package zoncoin.exports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import zoncoin.billing.Assessor;
import zoncoin.billing.Bill;
import zoncoin.billing.Delivery;
import zoncoin.billing.Eligibility;
import zoncoin.billing.SourceFile;
import zoncoin.tlog.Malformed;

/** The reading of one delivery: look its files over, sum them, assess the sums. */
final class Reading {
  private final Found found;
  private final Duck duck;
  private final List<DataFile> files;
  private final Map<Layout, List<DataFile>> layouts = new LinkedHashMap<>();

  private Reading(Found found, Duck duck, List<DataFile> files) {
    this.found = found;
    this.duck = duck;
    this.files = files;
  }

  /**
   * Reads a delivery.
   *
   * @param found its files
   * @param eligibility what earns
   * @param settings threads and memory
   * @param folder an empty folder of its own
   */
  static Bill read(Found found, Eligibility eligibility, ReaderSettings settings, Path folder)
      throws IOException {
    List<DataFile> files = Inspection.inspectAll(found.files(), folder, settings.threads());
    List<Path> paths = new ArrayList<>();
    for (DataFile file : files) {
      paths.add(file.local().toRealPath());
    }
    try (Duck duck = Duck.open(settings, folder, paths)) {
      return new Reading(found, duck, files).bill(eligibility);
    } catch (SQLException cannotClose) {
      throw new UncheckedIOException(new IOException(cannotClose));
    }
  }

  private Bill bill(Eligibility eligibility) throws IOException {
    for (DataFile file : files) {
      layouts.computeIfAbsent(layout(file), layout -> new ArrayList<>()).add(file);
    }
    layouts.forEach((layout, alike) -> alike.forEach(file -> layout.fields(file.name())));
    Tally tally = new Tally(new Assessor(delivery(), eligibility));
    sum(tally);
    tally.wrong.ifPresent(this::refuse);
    checkCounts(tally.rows);
    checkUnchanged();
    return tally.assessor.bill().madeBy(found.export());
  }

  /**
   * Takes sums one by one, since a large organisation has very many; the first wrong one stops it.
   */
  private final class Tally {
    private final Assessor assessor;
    private long rows;
    private Optional<Sum.Wrong> wrong = Optional.empty();

    private Tally(Assessor assessor) {
      this.assessor = assessor;
    }

    private void add(Sum sum) {
      rows += sum.rows();
      if (wrong.isEmpty()) {
        wrong = sum.wrong().or(() -> wrongPeriod(sum));
      }
      if (wrong.isEmpty()) {
        assessor.add(sum.charge());
      }
    }
  }

  private Layout layout(DataFile file) {
    if (file.kind() != Kind.PARQUET) {
      return Layout.ofCsv(file.kind(), file.names());
    }
    try {
      return new Layout(Kind.PARQUET, duck.columns(file));
    } catch (SQLException notParquet) {
      throw Complaint.of(file.name(), notParquet);
    }
  }

  private void sum(Tally tally) {
    List<String> lines = new ArrayList<>();
    layouts.forEach((layout, alike) -> lines.add(layout.lines(alike)));
    try {
      duck.sums(String.join(" UNION ALL ", lines), tally::add);
    } catch (SQLException unreadable) {
      blame();
      throw Complaint.of(found.name(), unreadable);
    }
  }

  /** The database does not always say which file it failed on: each alone, the first to fail. */
  private void blame() {
    layouts.forEach(
        (layout, alike) -> {
          for (DataFile file : alike) {
            try {
              duck.sums(layout.lines(List.of(file)), sum -> {});
            } catch (SQLException unreadable) {
              throw Complaint.of(file.name(), unreadable);
            }
          }
        });
  }

  /** What the database read is what is there: as many rows as records were counted. */
  private void checkCounts(long rows) {
    if (rows == 0) {
      throw Malformed.ofAnotherKind(found.name() + ": an empty export: no line of a bill in it");
    }
    long records = files.stream().mapToLong(DataFile::records).sum();
    boolean isCsv = files.stream().allMatch(file -> file.kind() != Kind.PARQUET);
    if (isCsv && rows != records) {
      throw new Malformed(
          "%s: %d rows were read where the files have %d".formatted(found.name(), rows, records));
    }
  }

  private Optional<Sum.Wrong> wrongPeriod(Sum sum) {
    if (found instanceof Found.Exported exported
        && !exported.manifest().period().isEmpty()
        && !exported.manifest().period().equals(sum.period().toString())) {
      return Optional.of(
          new Sum.Wrong(
              Field.PERIOD,
              Optional.of(sum.text(Field.PERIOD)),
              "the manifest is of " + exported.manifest().period()));
    }
    return Optional.empty();
  }

  private void refuse(Sum.Wrong wrong) {
    layouts.forEach(
        (layout, alike) -> {
          for (DataFile file : alike) {
            try {
              duck.firstWrong(layout.firstWrong(file, wrong.field(), wrong.value()), wrong.value())
                  .ifPresent(
                      row -> {
                        throw Complaint.of(file.name(), layout.nameOf(wrong.field()), row, wrong);
                      });
            } catch (SQLException unreadable) {
              throw Complaint.of(file.name(), unreadable);
            }
          }
        });
    throw new Malformed(found.name() + ", column " + wrong.field().column() + ": " + wrong.rule());
  }

  private Delivery delivery() {
    Stream<SourceFile> sources = files.stream().map(DataFile::source);
    return switch (found) {
      case Found.Exported(Manifest manifest, List<Found.Named> named) ->
          new Delivery(
              manifest.format(),
              manifest.execution(),
              manifest.modified(),
              Stream.concat(Stream.of(manifest.source()), sources).toList());
      case Found.Loose(Instant modified, List<Found.Named> named) ->
          new Delivery(
              layouts.keySet().iterator().next().format(),
              Delivery.NO_EXECUTION,
              modified,
              sources.toList());
    };
  }

  /** A file that was written while it was read would be summed as no delivery ever was. */
  private void checkUnchanged() throws IOException {
    for (DataFile file : files) {
      if (!file.isUnchanged()) {
        throw new UncheckedIOException(
            new IOException(file.name() + " changed while it was read; read it again"));
      }
    }
    if (found instanceof Found.Exported exported
        && !Manifest.read(exported.manifest().path()).equals(exported.manifest())) {
      throw new UncheckedIOException(
          new IOException(found.name() + " changed while its files were read; read it again"));
    }
  }
}
