package zoncoin.events;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import zoncoin.billing.ExportDefinitions;
import zoncoin.functions.issue.OurExport;

/** Exports that are asked for ours, unless something else is told of one. */
final class Exports implements ExportDefinitions {
  static final OurExport OURS = new OurExport(World.EXPORTS, "us-east-1");

  private final Map<String, Answer> told = new HashMap<>();

  void tell(String export, Answer answer) {
    told.put(export, answer);
  }

  @Override
  public Answer of(String export) {
    String payer = export.split(":", -1)[4];
    return told.getOrDefault(
        export,
        new Answer.Told(
            OURS.definition().filled(text -> text.replace("${payer}", payer)), Instant.EPOCH));
  }
}
