package zoncoin.exports.sample;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * One delivery of an export, and how its files are called in a bucket.
 *
 * @param organisation whose bill
 * @param month the billing period
 * @param stage which of its deliveries
 * @param form how it is stored
 */
record Delivered(Organisation organisation, YearMonth month, Stage stage, Form form) {
  static final String BUCKET = "company-billing";
  static final String PREFIX = "billing";

  /**
   * How deliveries of an export are stored.
   *
   * @param format what the rows are
   * @param packing what the chunks are
   * @param overwrites whether a delivery replaces the one before, or lies beside it
   */
  record Form(Format format, Packing packing, boolean overwrites) {
    /** What the export or report is called. */
    String name() {
      return format.export();
    }
  }

  /** Keys and manifests of one kind of export. */
  sealed interface Layout permits DataExport, LegacyReport {
    /** The folder of the data files, with its slash. */
    String dataFolder();

    /** Where the manifest is put: the first place is this delivery's own, if it has one. */
    List<String> manifestKeys();

    /**
     * What the manifest says.
     *
     * @param columns of the data files
     * @param keys of the data files
     */
    String manifest(List<Column> columns, List<String> keys);

    /** Whether AWS empties chunks that an overwriting delivery no longer needs. */
    boolean emptiesStaleChunks();
  }

  Layout layout() {
    return form.format().isLegacy() ? new LegacyReport(this) : new DataExport(this);
  }

  /** The keys of so many data files. */
  List<String> dataKeys(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            chunk ->
                "%s%s-%05d%s"
                    .formatted(layout().dataFolder(), form.name(), chunk, form.packing().suffix()))
        .toList();
  }

  /** When it was delivered. */
  Instant modified() {
    return stage.delivered(month);
  }

  /** The id of the run that made it: a version 4 UUID, drawn from what the delivery is. */
  String execution() {
    byte[] bytes = new byte[16];
    new Random(organisation.seed() * 1_000_003 + modified().getEpochSecond()).nextBytes(bytes);
    ByteBuffer drawn = ByteBuffer.wrap(bytes);
    long high = (drawn.getLong() & ~0xf000L) | 0x4000L;
    long low = (drawn.getLong() & ~(0b11L << 62)) | (0b10L << 62);
    return new UUID(high, low).toString();
  }
}
