package zoncoin.exports.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import zoncoin.tlog.Malformed;

/** Writes bills to try things on, as AWS lays them out in a bucket. */
public final class Sample {
  /** What the totals are called that a reader must come to. */
  public static final String EXPECTED = "expected.json";

  private static final YearMonth FIRST_MONTH = YearMonth.of(2026, 1);
  private static final int MAX_ACCOUNTS = 10_000;
  private static final int MAX_MONTHS = 60;
  private static final int STANDARD_CHUNK_ROWS = 50_000;
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private Sample() {}

  /**
   * Whose bills, and which.
   *
   * @param seed what is drawn from; the same seed draws the same
   * @param accounts how many members there are beside the payer, 1 to 10,000
   * @param months how many months from January 2026 on, 1 to 60
   * @param currencies what accounts are billed in, in turn; in INR Amazon's Indian entity bills
   * @param deliveries of each month
   */
  public record Scope(
      long seed, int accounts, int months, List<String> currencies, List<Stage> deliveries) {
    /** Refuses what is no bill. */
    public Scope {
      check(accounts >= 1 && accounts <= MAX_ACCOUNTS, "accounts are 1 to " + MAX_ACCOUNTS);
      check(months >= 1 && months <= MAX_MONTHS, "months are 1 to " + MAX_MONTHS);
      currencies = List.copyOf(currencies);
      check(
          !currencies.isEmpty() && currencies.stream().allMatch(c -> CURRENCY.matcher(c).matches()),
          "a currency is three capital letters: " + currencies);
      deliveries = deliveries.stream().distinct().sorted().toList();
      check(!deliveries.isEmpty(), "a month has one delivery or more");
    }
  }

  /**
   * How bills are written.
   *
   * @param formats in which formats, each in a folder of its name
   * @param packing how chunks are stored; what is usual for the format if nothing is said
   * @param overwrites whether a delivery replaces the one before, or lies beside it
   * @param chunkRows rows of a data file; those of an estimate have a quarter
   */
  public record Form(
      List<Format> formats, Optional<Packing> packing, boolean overwrites, int chunkRows) {
    /** Refuses what AWS does not deliver. */
    public Form {
      formats = formats.stream().distinct().sorted().toList();
      check(!formats.isEmpty(), "a bill has one format or more");
      check(chunkRows >= 1, "a data file has one row or more");
      for (Format format : formats) {
        packing.ifPresent(
            one ->
                check(
                    format.packings().contains(one),
                    "AWS delivers no %s as %s".formatted(format.word(), one.word())));
      }
    }

    /** As is usual, beside each other. */
    public static Form of(List<Format> formats) {
      return new Form(formats, Optional.empty(), false, STANDARD_CHUNK_ROWS);
    }
  }

  /**
   * A delivery that was written.
   *
   * @param format in which format
   * @param period its billing period
   * @param stage which of the month's deliveries
   * @param manifest its manifest, relative to the folder; the next delivery's where they overwrite
   * @param rows how many rows it has
   */
  public record Written(Format format, YearMonth period, Stage stage, Path manifest, long rows) {}

  /**
   * Writes bills and what they come to.
   *
   * @param folder where; made if it is not there
   * @return each delivery, in the order in which they were written
   * @throws Malformed if something is in the folder
   */
  public static List<Written> write(Path folder, Scope scope, Form form) {
    try {
      checkEmpty(folder);
      Files.createDirectories(folder);
      return new Writing(folder, scope, form).write();
    } catch (IOException cannotWrite) {
      throw new UncheckedIOException(cannotWrite);
    }
  }

  private static void checkEmpty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      check(Files.isDirectory(folder), folder + ": not a folder");
      try (Stream<Path> files = Files.list(folder)) {
        check(files.findAny().isEmpty(), folder + ": not empty; nothing is overwritten");
      }
    }
  }

  private static void check(boolean isGood, String rule) {
    if (!isGood) {
      throw new Malformed(rule);
    }
  }

  /** The writing of one sample. */
  private record Writing(Path folder, Scope scope, Form form) {
    private List<Written> write() throws IOException {
      Organisation organisation = Organisation.of(scope);
      Expected expected = new Expected(organisation);
      List<Written> written = new ArrayList<>();
      for (int i = 0; i < scope.months(); i++) {
        YearMonth month = FIRST_MONTH.plusMonths(i);
        for (Stage stage : scope.deliveries()) {
          List<Line> lines = MonthlyBill.lines(organisation, month, stage);
          expected.add(month, stage, lines);
          for (Format format : form.formats()) {
            Packing packing = form.packing().orElse(format.packings().getFirst());
            Delivered delivered =
                new Delivered(
                    organisation,
                    month,
                    stage,
                    new Delivered.Form(format, packing, form.overwrites()));
            written.add(write(delivered, lines));
          }
        }
      }
      Files.writeString(folder.resolve(EXPECTED), expected.print());
      return List.copyOf(written);
    }

    private Written write(Delivered delivered, List<Line> lines) throws IOException {
      Format format = delivered.form().format();
      Rows table = format.rows(delivered.organisation());
      List<List<String>> rows = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        rows.addAll(table.of(lines.get(i), i + 1));
      }
      Path bucket = folder.resolve(format.word());
      int chunkRows =
          delivered.stage() == Stage.ESTIMATE
              ? Math.ceilDiv(form.chunkRows(), 4)
              : form.chunkRows();
      List<String> keys = delivered.dataKeys(Math.ceilDiv(rows.size(), chunkRows));
      for (int i = 0; i < keys.size(); i++) {
        int end = Math.min(rows.size(), (i + 1) * chunkRows);
        Chunk chunk = new Chunk(table.columns(), rows.subList(i * chunkRows, end));
        write(delivered, chunk, bucket.resolve(keys.get(i)));
      }
      if (delivered.layout().emptiesStaleChunks()) {
        emptyStaleChunks(delivered, new Chunk(table.columns(), List.of()), keys.size());
      }
      writeManifest(delivered, table.columns(), keys);
      Path manifest = Path.of(format.word(), delivered.layout().manifestKeys().getFirst());
      return new Written(format, delivered.month(), delivered.stage(), manifest, rows.size());
    }

    private static void write(Delivered delivered, Chunk chunk, Path file) throws IOException {
      chunk.write(file, delivered.form().packing(), delivered.modified());
    }

    /** Chunks of a longer delivery before this one, where it was overwritten. */
    private void emptyStaleChunks(Delivered delivered, Chunk empty, int used) throws IOException {
      Path bucket = folder.resolve(delivered.form().format().word());
      for (int chunk = used + 1; ; chunk++) {
        Path file = bucket.resolve(delivered.dataKeys(chunk).getLast());
        if (!Files.exists(file)) {
          return;
        }
        write(delivered, empty, file);
      }
    }

    /** Last, as AWS does: whoever sees a manifest sees the files that it lists. */
    private void writeManifest(Delivered delivered, List<Column> columns, List<String> keys)
        throws IOException {
      Path bucket = folder.resolve(delivered.form().format().word());
      for (String key : delivered.layout().manifestKeys()) {
        Path file = bucket.resolve(key);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, delivered.layout().manifest(columns, keys));
        Files.setLastModifiedTime(file, FileTime.from(delivered.modified()));
      }
    }
  }
}
