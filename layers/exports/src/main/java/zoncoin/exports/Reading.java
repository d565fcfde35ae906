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
import zoncoin.billing.Basis;
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
  private final Basis basis;
  private final Eligibility eligibility;
  private final Map<Layout, List<DataFile>> layouts = new LinkedHashMap<>();

  private Reading(Found found, Duck duck, List<DataFile> files, Eligibility eligibility) {
    this.found = found;
    this.duck = duck;
    this.files = files;
    this.basis = eligibility.basis();
    this.eligibility = eligibility;
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
    List<DataFile> files = Inspection.inspectAll(found.files(), folder, settings);
    List<Path> paths = new ArrayList<>();
    for (DataFile file : files) {
      paths.add(file.local().toRealPath());
    }
    try (Duck duck = Duck.open(settings, folder, paths)) {
      return new Reading(found, duck, files, eligibility).bill();
    } catch (SQLException cannotClose) {
      throw new UncheckedIOException(new IOException(cannotClose));
    }
  }

  private Bill bill() throws IOException {
    for (DataFile file : files) {
      layouts.computeIfAbsent(layout(file), layout -> new ArrayList<>()).add(file);
    }
    layouts.forEach((layout, alike) -> alike.forEach(file -> layout.columns(file.name(), basis)));
    checkDialects();
    Columns first = first();
    boolean namesInvoices = first.layout().dialect().namesInvoices(first);
    Tally tally = new Tally(new Assessor(delivery(), eligibility, namesInvoices));
    sum(tally);
    if (tally.wrong.isPresent()) {
      throw new Blame(duck, layouts, basis).of(found.name(), tally.wrong.get());
    }
    checkCounts(tally);
    checkUnchanged();
    return tally.assessor.bill().madeBy(found.export());
  }

  /** Files of one delivery are of one export, so of one dialect; their columns may differ. */
  private void checkDialects() {
    String format = formatOf(first());
    layouts.forEach(
        (layout, alike) -> {
          String file = alike.getFirst().name();
          String other = formatOf(layout.columns(file, basis));
          if (other.startsWith("focus") != format.startsWith("focus")) {
            throw Malformed.ofAnotherKind(
                "%s: %s, where another file of the delivery is %s".formatted(file, other, format));
          }
        });
  }

  private Columns first() {
    Map.Entry<Layout, List<DataFile>> first = layouts.entrySet().iterator().next();
    return first.getKey().columns(first.getValue().getFirst().name(), basis);
  }

  private static String formatOf(Columns columns) {
    return columns.layout().dialect().format(columns);
  }

  /**
   * Takes sums one by one, since a large organisation has very many; the first wrong one stops it.
   */
  private final class Tally {
    private final Assessor assessor;
    private long rows;
    private long charges;
    private Optional<String> payer = Optional.empty();
    private Optional<Wrong> wrong = Optional.empty();

    private Tally(Assessor assessor) {
      this.assessor = assessor;
    }

    private void add(Sum sum) {
      rows += sum.rows();
      if (wrong.isEmpty()) {
        wrong = sum.wrong();
      }
      if (wrong.isEmpty() && sum.isElsewhere()) {
        assessor.addElsewhere(
            sum.text(Field.PROVIDER), sum.currency(), sum.rows(), sum.unblended());
        return;
      }
      if (wrong.isEmpty() && found instanceof Found.Exported exported) {
        wrong = notOf(exported.manifest(), sum);
      }
      if (wrong.isEmpty()) {
        assessor.add(sum.charge(eligibility.named()));
        charges++;
      }
    }

    /** A delivery is of one export: of one owner, one payer and one period. */
    private Optional<Wrong> notOf(Manifest manifest, Sum sum) {
      String period = manifest.period();
      if (!period.isEmpty() && !period.equals(sum.period().toString())) {
        return text(Field.PERIOD, sum, "the manifest is of " + period);
      }
      if (payer.isEmpty()) {
        payer = Optional.of(sum.text(Field.PAYER));
      }
      String first = payer.get();
      if (!first.equals(sum.text(Field.PAYER))) {
        return text(Field.PAYER, sum, "a delivery has one payer, and other lines say " + first);
      }
      String owner = manifest.owner();
      boolean isOwn = owner.equals(first) || owner.equals(sum.text(Field.ACCOUNT));
      return owner.isEmpty() || isOwn
          ? Optional.empty()
          : text(
              Field.ACCOUNT, sum, "the export is " + owner + "'s, who is neither payer nor this");
    }

    private static Optional<Wrong> text(Field field, Sum sum, String rule) {
      return Optional.of(new Wrong.Text(field, sum.text(field), rule));
    }
  }

  private Layout layout(DataFile file) {
    if (file.kind() == Kind.PARQUET) {
      try {
        return Layout.ofParquet(duck.columns(file));
      } catch (SQLException notParquet) {
        throw Complaint.of(file.name(), notParquet);
      }
    }
    Layout.Text withHeader = new Layout.Text(file.separator(), true);
    Layout named = Layout.ofText(file.kind(), withHeader, file.first());
    List<String> columns =
        found instanceof Found.Exported exported ? exported.manifest().columns() : List.of();
    if (named.isAnyKnown() || columns.isEmpty()) {
      return named;
    }
    if (columns.size() != file.first().size()) {
      throw new Malformed(
          "%s, row 1: %d values where the manifest names %d columns"
              .formatted(file.name(), file.first().size(), columns.size()));
    }
    return Layout.ofText(file.kind(), new Layout.Text(file.separator(), false), columns);
  }

  private void sum(Tally tally) {
    List<String> lines = new ArrayList<>();
    layouts.forEach((layout, alike) -> lines.add(layout.lines(alike, eligibility)));
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
              duck.sums(layout.lines(List.of(file), eligibility), sum -> {});
            } catch (SQLException unreadable) {
              throw Complaint.of(file.name(), unreadable);
            }
          }
        });
  }

  /** What the database read is what is there: as many rows as records were counted. */
  private void checkCounts(Tally tally) {
    if (tally.rows == 0) {
      throw Malformed.ofAnotherKind(found.name() + ": an empty export: no line of a bill in it");
    }
    boolean isCsv = files.stream().allMatch(file -> file.kind() != Kind.PARQUET);
    if (isCsv && tally.rows != records()) {
      throw new Malformed(
          "%s: %d rows were read where the files have %d"
              .formatted(found.name(), tally.rows, records()));
    }
    if (tally.charges == 0) {
      throw Malformed.ofAnotherKind(found.name() + ": no line of AWS in it");
    }
  }

  private long records() {
    long records = 0;
    for (Map.Entry<Layout, List<DataFile>> alike : layouts.entrySet()) {
      int header = alike.getKey().text().hasHeader() ? 1 : 0;
      for (DataFile file : alike.getValue()) {
        records += Math.max(0, file.records() - header);
      }
    }
    return records;
  }

  private Delivery delivery() {
    try {
      return delivered();
    } catch (Malformed ofItsManifest) {
      throw new Malformed(found.name() + ": " + ofItsManifest.getMessage());
    }
  }

  private Delivery delivered() {
    Stream<SourceFile> sources = files.stream().map(DataFile::source);
    String format = formatOf(first());
    return switch (found) {
      case Found.Exported(Manifest manifest, List<Found.Named> named) ->
          new Delivery(
              format.startsWith("focus") ? format : manifest.format(),
              manifest.execution(),
              manifest.modified(),
              Stream.concat(Stream.of(manifest.source()), sources).toList());
      case Found.Loose(Instant modified, List<Found.Named> named) ->
          new Delivery(format, Delivery.NO_EXECUTION, modified, sources.toList());
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
