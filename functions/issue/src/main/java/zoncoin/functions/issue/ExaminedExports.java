package zoncoin.functions.issue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import zoncoin.edge.event.JsonObject;
import zoncoin.ledger.NotApplied;
import zoncoin.reward.PayerExports;
import zoncoin.reward.PayerExports.Examined;

/**
 * What each payer's export is asked for now: asked here, for no other role may ask it.
 *
 * @param exports who knows
 * @param payers those that have an export, 12 digits each
 */
public record ExaminedExports(PayerExports exports, Supplier<List<String>> payers) {
  private static final String FIELD = "ask";
  private static final String EXPORTS = "exports";

  /** Whether an event asks for that: {@code {"ask":"exports"}} and nothing else. */
  static boolean isAsked(JsonObject event) {
    return event.optionalText(FIELD).isPresent() && event.only(FIELD).text(FIELD).equals(EXPORTS);
  }

  Map<String, Object> answer() {
    List<Map<String, Object>> all = new ArrayList<>();
    for (String payer : payers.get()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("payer", payer);
      one.putAll(examine(payer));
      all.add(one);
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put(EXPORTS, all);
    return answer;
  }

  private Map<String, Object> examine(String payer) {
    try {
      return switch (exports.examine(payer)) {
        case Examined.NoneYet _ -> said("", "none", List.of());
        case Examined.Legacy legacy -> said(legacy.export(), "legacy", List.of());
        case Examined.Ours ours -> said(ours.export(), "ours", List.of());
        case Examined.Accepted accepted -> said(accepted.export(), "accepted", accepted.changes());
        case Examined.Changed changed -> said(changed.export(), "changed", changed.changes());
        case Examined.NotTold not -> said(not.export(), "unasked", List.of(not.why()));
      };
    } catch (NotApplied unanswered) {
      return said("", "unasked", List.of(String.valueOf(unanswered.getMessage())));
    }
  }

  private static Map<String, Object> said(String export, String state, List<String> because) {
    Map<String, Object> said = new LinkedHashMap<>();
    if (!export.isEmpty()) {
      said.put("export", export);
    }
    said.put("state", state);
    if (!because.isEmpty()) {
      said.put("because", because);
    }
    return said;
  }
}
