package zoncoin.exports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;

/** What a data file is stored as. */
enum Kind {
  PARQUET("PAR1"),
  GZIP("\u001f\u008b"),
  ZIP("PK\u0003\u0004"),
  CSV("");

  /** What such a file starts with, a character for each byte. */
  private final String magic;

  Kind(String magic) {
    this.magic = magic;
  }

  /** Whether a name promises a data file of a bill. */
  static boolean isData(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".parquet")
        || lower.endsWith(".csv")
        || lower.endsWith(".csv.gz")
        || lower.endsWith(".csv.zip");
  }

  /** What a name promises; CSV if it promises nothing. */
  static Kind promised(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".parquet")) {
      return PARQUET;
    }
    if (lower.endsWith(".gz")) {
      return GZIP;
    }
    return lower.endsWith(".zip") ? ZIP : CSV;
  }

  /** Whether a file that starts with these bytes can be of this kind. */
  boolean startsLike(byte[] head) {
    return new String(head, ISO_8859_1).startsWith(magic);
  }

  /** The name, for people. */
  @Override
  public String toString() {
    return this == PARQUET ? "Parquet" : name().toLowerCase(Locale.ROOT);
  }
}
