package zoncoin.functions.publish;

import java.util.LinkedHashMap;
import java.util.Map;
import zoncoin.edge.event.Json;
import zoncoin.notice.Notice;

/** A notice as listeners see it: {@code docs/events.md}. */
public final class EventJson {
  private EventJson() {}

  /** The detail of its event, one JSON object. */
  public static String print(Notice notice) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("id", notice.id());
    detail.put("kind", notice.kind().word());
    detail.put("time", notice.time().toString());
    notice.logIndex().ifPresent(index -> detail.put("logIndex", index));
    detail.put("account", notice.account().text());
    detail.put("amountZon", notice.amount().zon());
    notice.about().reference().ifPresent(earlier -> detail.put("reference", earlier));
    notice.about().product().ifPresent(product -> detail.put("product", product));
    notice.about().month().ifPresent(month -> detail.put("until", month.toString()));
    return Json.print(detail);
  }
}
