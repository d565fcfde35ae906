package zoncoin.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import zoncoin.cli.doctor.Doctor.Checked;
import zoncoin.cli.doctor.Doctor.Verdict;
import zoncoin.tlog.Malformed;

/**
 * The checks of the payers' exports, one each: whether it is asked for what coins are issued on.
 * The role in a payer's account lets the function that issues ask, and nobody else, so that
 * function is asked.
 */
public final class ExportChecks {
  private ExportChecks() {}

  /** Who answers for the function. */
  @FunctionalInterface
  public interface Function {
    /**
     * What it tells, as {@link zoncoin.functions.issue} writes it.
     *
     * @throws Malformed if it could not be asked
     * @throws IOException if no answer came
     */
    JsonNode exports() throws IOException;
  }

  /** Makes all of them, in one call. */
  public static List<Checked> examine(Function function) {
    try {
      List<Checked> checked = new ArrayList<>();
      for (JsonNode one : function.exports().path("exports")) {
        checked.add(new Checked("export " + one.path("payer").asText(), verdict(one)));
      }
      return checked;
    } catch (Malformed | IOException unasked) {
      return List.of(
          new Checked("exports", new Verdict.Unasked(String.valueOf(unasked.getMessage()))));
    }
  }

  private static Verdict verdict(JsonNode one) {
    String export = one.path("export").asText();
    String because = because(one.path("because"));
    return switch (one.path("state").asText()) {
      case "ours" -> new Verdict.Good(export);
      case "accepted" -> new Verdict.Good(export + ": " + because + "; somebody accepted that");
      case "legacy" -> new Verdict.Good(export + ", a legacy report: it has no SQL to ask for");
      case "changed" ->
          new Verdict.Bad(
              export + " is changed: " + because,
              "deploy zoncoin-payer there again, or look at its next delivery and accept it: zon"
                  + " operate accept");
      case "none" ->
          new Verdict.Unasked(
              "none has delivered: a first export comes within a day of deploying the payer's"
                  + " stack");
      default ->
          new Verdict.Unasked(
              (export.isEmpty() ? "its export" : export)
                  + " cannot be asked: "
                  + because
                  + "; see the payer's stack and its role costs-reader");
    };
  }

  private static String because(JsonNode reasons) {
    List<String> all = new ArrayList<>();
    reasons.forEach(reason -> all.add(reason.asText()));
    return String.join("; ", all);
  }
}
