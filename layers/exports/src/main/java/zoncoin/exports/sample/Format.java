package zoncoin.exports.sample;

import java.util.List;

/** What AWS can deliver a bill as. */
public enum Format {
  /** The table COST_AND_USAGE_REPORT of AWS Data Exports. */
  CUR_2("cur-2.0"),
  /** The legacy Cost and Usage Report for Athena: names with underscores. */
  CUR("cur"),
  /** The legacy Cost and Usage Report as CSV: names with slashes. */
  CUR_LEGACY_CSV("cur-legacy-csv"),
  /** The table FOCUS_1_0_AWS of AWS Data Exports. */
  FOCUS_1_0("focus-1.0"),
  /** The table FOCUS_1_2_AWS of AWS Data Exports. */
  FOCUS_1_2("focus-1.2");

  private final String word;

  Format(String word) {
    this.word = word;
  }

  /** The word on the command line, and the name of its folder. */
  public String word() {
    return word;
  }

  /** How it can be stored; first what is usual. */
  public List<Packing> packings() {
    return switch (this) {
      case CUR -> List.of(Packing.PARQUET);
      case CUR_LEGACY_CSV -> List.of(Packing.GZIP, Packing.ZIP, Packing.NONE);
      case CUR_2, FOCUS_1_0, FOCUS_1_2 -> List.of(Packing.GZIP, Packing.PARQUET, Packing.NONE);
    };
  }

  /** Whether it is a report of the time before AWS Data Exports. */
  boolean isLegacy() {
    return this == CUR || this == CUR_LEGACY_CSV;
  }

  /** Whether its rows are those of FOCUS. */
  public boolean isFocus() {
    return this == FOCUS_1_0 || this == FOCUS_1_2;
  }

  /** What the export is called. */
  String export() {
    return "company-" + word.replace('.', '-');
  }

  /** The rows of a bill in this format. */
  Rows rows(Organisation organisation) {
    return switch (this) {
      case CUR_2 -> new Cur(Columns.read("cur-2.0", true), organisation, Cur.Dialect.DATA_EXPORT);
      case CUR ->
          new Cur(Columns.read("cur", organisation.hasNet()), organisation, Cur.Dialect.ATHENA);
      case CUR_LEGACY_CSV ->
          new Cur(Columns.read("cur", organisation.hasNet()), organisation, Cur.Dialect.LEGACY);
      case FOCUS_1_0, FOCUS_1_2 -> new Focus(Columns.read(word, true), organisation);
    };
  }
}
