package zoncoin.exports.sample;

/**
 * A column of a table.
 *
 * @param name as the files write it
 * @param type as a manifest of AWS Data Exports calls it: {@code string}, {@code double}, {@code
 *     timestamp_milliseconds} or {@code map<string,…>}
 */
record Column(String name, String type) {
  /** What turns its CSV text into a value of Parquet, in DuckDB's SQL. */
  String cast(String text) {
    return switch (type) {
      case "double" -> "CAST(" + text + " AS DOUBLE)";
      case "timestamp_milliseconds" -> "CAST(CAST(" + text + " AS TIMESTAMPTZ) AS TIMESTAMP)";
      case "map<string,string>" -> "CAST(CAST(" + text + " AS JSON) AS MAP(VARCHAR, VARCHAR))";
      case "map<string,double>" -> "CAST(CAST(" + text + " AS JSON) AS MAP(VARCHAR, DOUBLE))";
      default -> text;
    };
  }

  /** What a manifest of the legacy report calls the type. */
  String legacyType() {
    return switch (type) {
      case "double" -> "OptionalBigDecimal";
      case "timestamp_milliseconds" -> "DateTime";
      default -> "OptionalString";
    };
  }
}
