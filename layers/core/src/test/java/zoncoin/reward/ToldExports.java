package zoncoin.reward;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import zoncoin.billing.ExportDefinition;
import zoncoin.billing.ExportDefinitions;
import zoncoin.ledger.Journal;

/** Exports that are asked for what coins are issued on, unless something else is said of one. */
public final class ToldExports implements ExportDefinitions {
  static final String TABLE = "COST_AND_USAGE_REPORT";

  /** Ours, with the payer left open. */
  static final ExportDefinition OURS =
      new ExportDefinition(
          "SELECT line_item_unblended_cost FROM " + TABLE,
          new TreeMap<>(
              Map.of(
                  TABLE,
                  new TreeMap<>(
                      Map.of(
                          "BILLING_VIEW_ARN", "arn:aws:billing::${payer}:billingview/primary",
                          "TIME_GRANULARITY", "MONTHLY")))),
          new TreeMap<>(Map.of("S3Bucket", "deliveries", "S3Prefix", "${payer}")),
          "SYNCHRONOUS");

  private final Map<String, Answer> told = new HashMap<>();

  /** What is asked for by that export, and since when. */
  ToldExports tell(String export, Answer answer) {
    told.put(export, answer);
    return this;
  }

  /** Ours as it is asked for by an export of the payer, with another statement or property. */
  static ExportDefinition ours(String sql, Map<String, String> properties) {
    ExportDefinition filled = OURS.filled(text -> text.replace("${payer}", Delivered.PAYER));
    SortedMap<String, String> table = new TreeMap<>(filled.tables().get(TABLE));
    table.putAll(properties);
    return new ExportDefinition(
        sql.isEmpty() ? filled.sql() : sql,
        new TreeMap<>(Map.of(TABLE, table)),
        filled.destination(),
        filled.refresh());
  }

  @Override
  public Answer of(String export) {
    Answer usual =
        new Answer.Told(
            OURS.filled(text -> text.replace("${payer}", export.split(":")[4])), Instant.EPOCH);
    return told.getOrDefault(export, usual);
  }

  /** Which export may issue, as a journal notes it. */
  public PayerExports of(Journal journal) {
    return new PayerExports(journal, this, OURS);
  }
}
