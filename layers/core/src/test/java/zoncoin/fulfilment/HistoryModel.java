package zoncoin.fulfilment;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a programme should come to, in a few maps: who has how many coins, what is held, how many
 * are left. It shares nothing with the product but the words of its answers.
 */
final class HistoryModel {
  static final String DONE = "done";

  /** A product: price, most at once, stock, limits of a day for a member and for all. */
  record Ware(long price, long most, long stock, long memberDaily, long daily) {}

  private final Map<String, Ware> wares;
  private final Map<String, Long> coins = new HashMap<>();
  private final Map<String, Long> held = new HashMap<>();
  private final Map<String, Long> taken = new HashMap<>();
  private final Map<String, Long> today = new HashMap<>();
  private final Set<String> askedToday = new HashSet<>();
  private final Map<String, Deal> deals = new HashMap<>();
  private final Map<String, Instant> asked = new HashMap<>();
  private final Map<String, Long> payments = new HashMap<>();
  private long till;
  private boolean isPaused;

  HistoryModel(Map<String, Ware> wares) {
    this.wares = wares;
  }

  /** A redemption: whose, of what, how many, and where it is. */
  record Deal(String member, String ware, long quantity, long amount, String state) {
    Deal in(String next) {
      return new Deal(member, ware, quantity, amount, next);
    }

    boolean isOver() {
      return state.equals("settled") || state.startsWith("released");
    }
  }

  void give(String member, long amount) {
    coins.merge(member, amount, Long::sum);
  }

  long coins(String member) {
    return coins.getOrDefault(member, 0L);
  }

  long held(String member) {
    return held.getOrDefault(member, 0L);
  }

  long taken(String ware) {
    return taken.getOrDefault(ware, 0L);
  }

  long till() {
    return till;
  }

  Map<String, Deal> deals() {
    return Map.copyOf(deals);
  }

  void pause(boolean next) {
    isPaused = next;
  }

  void nextDay() {
    today.clear();
    askedToday.clear();
  }

  String redeem(String id, String member, String name, long quantity) {
    Deal before = deals.get(id);
    if (before != null) {
      return !before.ware().equals(name)
          ? "exists-with-different-product"
          : before.quantity() != quantity ? "exists-with-different-quantity" : DONE;
    }
    if (isPaused) {
      return "paused";
    }
    Ware ware = wares.get(name);
    if (ware == null) {
      return "unknown-product";
    }
    if (quantity < 1 || quantity > ware.most()) {
      return "quantity-out-of-range";
    }
    String refusal = limits(member, name, ware, quantity);
    if (!refusal.isEmpty()) {
      return refusal;
    }
    long amount = ware.price() * quantity;
    if (coins(member) < amount) {
      return "insufficient-coins";
    }
    give(member, -amount);
    held.merge(member, amount, Long::sum);
    taken.merge(name, quantity, Long::sum);
    today.merge(member + name, quantity, Long::sum);
    today.merge(name, quantity, Long::sum);
    askedToday.add(id);
    deals.put(id, new Deal(member, name, quantity, amount, "held"));
    return DONE;
  }

  private String limits(String member, String name, Ware ware, long quantity) {
    if (today.getOrDefault(member + name, 0L) + quantity > ware.memberDaily()
        || today.getOrDefault(name, 0L) + quantity > ware.daily()) {
      return "limit-reached";
    }
    return taken.getOrDefault(name, 0L) + quantity > ware.stock() ? "out-of-stock" : "";
  }

  String cancel(String id) {
    Deal deal = deals.get(id);
    if (deal == null) {
      return "unknown-reference";
    }
    return switch (deal.state()) {
      case "held" -> {
        release(id, "released-cancelled");
        yield DONE;
      }
      case "released-cancelled" -> DONE;
      case "released-failed" -> "redemption-released";
      case String state -> "redemption-" + state;
    };
  }

  /** An operator's word ends what is not over, unless somebody may be asking now. */
  String end(String id, boolean isDelivered, Instant now) {
    Deal deal = deals.get(id);
    if (deal == null) {
      return "unknown-reference";
    }
    if (!deal.isOver()) {
      if (now.isBefore(asked.getOrDefault(id, Instant.MIN))) {
        return "redemption-being-asked";
      }
      if (isDelivered) {
        settle(id);
      } else {
        release(id, "released-failed");
      }
      return DONE;
    }
    boolean isSame = deal.state().equals(isDelivered ? "settled" : "released-failed");
    return isSame ? DONE : "redemption-" + deal.state().replaceFirst("-.*", "");
  }

  /** A run has it alone until then; once it put it off, that is over. */
  void sending(String id, Instant until) {
    deals.computeIfPresent(id, (same, deal) -> deal.in("sending"));
    asked.put(id, until);
  }

  void settle(String id) {
    Deal deal = over(id, "settled");
    held.merge(deal.member(), -deal.amount(), Long::sum);
  }

  void release(String id, String state) {
    Deal deal = over(id, state);
    held.merge(deal.member(), -deal.amount(), Long::sum);
    give(deal.member(), deal.amount());
    taken.merge(deal.ware(), -deal.quantity(), Long::sum);
    if (askedToday.contains(id)) {
      today.merge(deal.ware(), -deal.quantity(), Long::sum);
    }
  }

  private Deal over(String id, String state) {
    Deal deal = deals.get(id);
    if (deal == null || deal.isOver()) {
      throw new AssertionError(id + " cannot become " + state + ": " + deal);
    }
    deals.put(id, deal.in(state));
    return deal;
  }

  String pay(String id, String member, long amount) {
    Long before = payments.get(id);
    if (before != null) {
      return before == amount ? DONE : "exists-with-different-amount";
    }
    if (amount < 1) {
      return "amount-out-of-range";
    }
    if (coins(member) < amount) {
      return "insufficient-coins";
    }
    give(member, -amount);
    till += amount;
    payments.put(id, amount);
    return DONE;
  }
}
