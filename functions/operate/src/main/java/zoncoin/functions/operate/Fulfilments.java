package zoncoin.functions.operate;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import zoncoin.ledger.Item;
import zoncoin.ledger.TransactionId;
import zoncoin.redemption.Redemption;
import zoncoin.redemption.Redemption.State;
import zoncoin.redemption.Redemptions;

/**
 * Redemptions that are not at their end, by their ids, a page at a time; each with what a person is
 * to do about it.
 *
 * @param redemptions by the ids of their holds
 * @param under where those that are not at their end are found
 */
record Fulfilments(
    Function<TransactionId, Optional<Redemption>> redemptions, RedemptionDesk.UnderWay under) {
  /** Read one by one: some five seconds a page, and a megabyte at most. */
  static final int PAGE = 1_000;

  /** Those after the one that was listed last; with where to go on, if there are more. */
  Map<String, Object> list(Decision.UnderWay asked) {
    Instant now = under.clock().instant();
    String after = asked.after().orElse("");
    List<String> ids =
        under
            .due()
            .all(Redemption.FAMILY, now.plus(Redemptions.FARTHEST))
            .map(Item.Key::name)
            .filter(id -> id.compareTo(after) > 0)
            .sorted()
            .distinct()
            .limit(PAGE + 1L)
            .toList();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("decided", true);
    answer.put(
        "fulfilments",
        ids.stream()
            .limit(PAGE)
            .flatMap(id -> find(id).stream())
            .filter(redemption -> !asked.isStuck() || redemption.isStuck(now))
            .map(redemption -> render(redemption, now))
            .toList());
    if (ids.size() > PAGE) {
      answer.put("after", ids.get(PAGE - 1));
    }
    return answer;
  }

  /** The index may lag behind. */
  private Optional<Redemption> find(String id) {
    return redemptions
        .apply(TransactionId.parse(id))
        .filter(redemption -> redemption.due().isPresent());
  }

  private static Map<String, Object> render(Redemption redemption, Instant now) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("id", redemption.order().hold().text());
    one.put("account", redemption.order().account().text());
    one.put("product", redemption.order().product());
    one.put("quantity", redemption.order().quantity());
    one.put("requested", redemption.requested().toString());
    one.put("state", redemption.state().word());
    redemption.due().ifPresent(due -> one.put("due", due.toString()));
    if (redemption.state() instanceof State.Sending sending) {
      one.put("tries", sending.tries());
      one.put("said", sending.said());
    }
    one.put("next", next(redemption, now));
    return one;
  }

  /** What a person is to do. */
  private static String next(Redemption redemption, Instant now) {
    String command = "zon operate fulfil " + redemption.order().hold();
    Optional<Instant> asked = redemption.state().askedUntil(now);
    if (asked.isPresent()) {
      return "wait until %s: whoever delivers it may be asked right now".formatted(asked.get());
    }
    boolean isHeld = redemption.state() instanceof State.Held;
    if (isHeld && !redemption.isStuck(now)) {
      return "nothing: it is sent soon";
    }
    return isHeld
        ? "nobody could be asked to deliver it: mend its adapter, or give the coins back: %s release"
            .formatted(command)
        : "find out if it was delivered, or deliver it: %s settle, or release".formatted(command);
  }
}
