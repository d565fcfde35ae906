package zoncoin.exports.sample;

import java.util.Locale;

/** How a chunk is stored. */
public enum Packing {
  /** CSV as it is: what somebody has unpacked. */
  NONE(".csv", "", "text/csv"),
  /** CSV, gzipped. */
  GZIP(".csv.gz", "GZIP", "text/csv"),
  /** CSV in a zip of one file, as the legacy report has it. */
  ZIP(".csv.zip", "ZIP", "text/csv"),
  /** Parquet, compressed with Snappy. */
  PARQUET(".snappy.parquet", "Parquet", "Parquet");

  private final String suffix;
  private final String compression;
  private final String contentType;

  Packing(String suffix, String compression, String contentType) {
    this.suffix = suffix;
    this.compression = compression;
    this.contentType = contentType;
  }

  /** What its file names end with. */
  String suffix() {
    return suffix;
  }

  /** What a manifest calls its compression. */
  String compression() {
    return compression;
  }

  /** What a manifest calls its content type. */
  String contentType() {
    return contentType;
  }

  /** The word on the command line: the name in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
