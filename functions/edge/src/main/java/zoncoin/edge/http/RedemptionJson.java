package zoncoin.edge.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import zoncoin.redemption.Redemption;

/** A redemption as callers see it, whichever function shows it. */
public final class RedemptionJson {
  private RedemptionJson() {}

  /** Its fields, in order; nothing of who asked on the account's behalf. */
  public static Map<String, Object> of(Redemption redemption) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", redemption.order().hold().text());
    body.put("state", redemption.state().word());
    if (redemption.state() instanceof Redemption.State.Released released) {
      body.put("cause", released.cause().name().toLowerCase(Locale.ROOT));
      put("reason", released.said(), body);
    }
    if (redemption.state() instanceof Redemption.State.Settled(Redemption.Said said)) {
      put("reference", said, body);
    }
    body.put("product", redemption.order().product());
    body.put("quantity", redemption.order().quantity());
    body.put("amountZon", redemption.amount().zon());
    body.put("requested", redemption.requested().toString());
    body.put("receipt", "/v1/receipts/" + redemption.order().hold());
    return body;
  }

  private static void put(String name, Redemption.Said said, Map<String, Object> body) {
    if (!said.words().isEmpty()) {
      body.put(name, said.words());
    }
  }
}
