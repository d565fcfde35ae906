package zoncoin.functions.operate;

import zoncoin.billing.Period;
import zoncoin.edge.event.JsonObject;
import zoncoin.tlog.Malformed;

/** What an operator decided. */
sealed interface Decision {
  /** That a delivery which is held may speak. */
  record Accept(String payer, Period period, String delivery, String principal)
      implements Decision {}

  /** That another export issues for a payer. */
  record Source(String payer, String export, String principal) implements Decision {}

  /**
   * Reads an event.
   *
   * @throws Malformed if it is neither, or has a field of another
   */
  static Decision parse(JsonObject event) {
    String which = event.text("decision");
    return switch (which) {
      case "accept" -> accept(event.only("decision", "payer", "period", "delivery", "principal"));
      case "source" -> source(event.only("decision", "payer", "export", "principal"));
      default -> throw new Malformed("decision is accept or source: " + Malformed.shown(which));
    };
  }

  private static Decision accept(JsonObject event) {
    return new Accept(
        event.text("payer"),
        Period.parse(event.text("period")),
        event.text("delivery"),
        event.text("principal"));
  }

  private static Decision source(JsonObject event) {
    return new Source(event.text("payer"), event.text("export"), event.text("principal"));
  }
}
