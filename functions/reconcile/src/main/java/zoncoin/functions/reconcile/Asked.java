package zoncoin.functions.reconcile;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import zoncoin.billing.Period;
import zoncoin.billing.Subject;
import zoncoin.edge.event.JsonObject;

/**
 * What an event asks to be compared.
 *
 * @param payers whose
 * @param period of which month
 */
record Asked(List<String> payers, Period period) {
  /** Reads an event; a schedule's says nothing, and means all payers and the month before. */
  static Asked parse(JsonObject event, List<String> all, Instant now) {
    Period before = new Period(YearMonth.from(now.atOffset(ZoneOffset.UTC)).minusMonths(1));
    List<String> payers = event.optionalText("payer").map(List::of).orElse(all);
    payers.forEach(Subject::checkAccount);
    return new Asked(payers, event.optionalText("period").map(Period::parse).orElse(before));
  }
}
