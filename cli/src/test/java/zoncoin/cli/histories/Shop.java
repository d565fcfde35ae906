package zoncoin.cli.histories;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zoncoin.cli.histories.Purse.Coins;
import zoncoin.fulfilment.Provider;

/** What there is to redeem, what was taken of it, and what becomes of each redemption. */
final class Shop {
  /** A product: price, most at once, stock, limits of a day for a member and for all, adapter. */
  record Ware(long price, long most, long stock, long memberDaily, long daily, String adapter) {
    boolean isCredit() {
      return adapter.equals("vault");
    }
  }

  /** More than anybody asks for. */
  static final long ENDLESS = Long.MAX_VALUE / 2;

  /**
   * A redemption.
   *
   * @param requested when
   * @param drawn which coins were drawn
   * @param state held, sending, settled or released
   * @param cause of a release, or empty
   * @param by who ended it
   */
  record Deal(
      String id,
      String member,
      String product,
      long quantity,
      long amount,
      Instant requested,
      Map<Coins, Long> drawn,
      String state,
      String cause,
      String by) {
    Deal in(String next, String why, String who) {
      return new Deal(id, member, product, quantity, amount, requested, drawn, next, why, who);
    }

    boolean isOver() {
      return state.equals("settled") || state.equals("released");
    }

    String day() {
      return Shop.day(requested);
    }

    /** As it should be seen. */
    String shown() {
      return "%s %s %d %s %d"
          .formatted(id, (state + " " + cause).strip(), quantity, product, amount);
    }
  }

  /** How many were taken on a day. */
  private record Count(String day, long taken) {}

  /**
   * Who has a redemption that is sending, and until when.
   *
   * @param isAsking whether it may be asking the other side; otherwise it put it off
   */
  record Claim(String name, Instant until, boolean isAsking) {}

  private final Map<String, Ware> wares;
  private final Map<String, Long> taken = new HashMap<>();
  private final Map<String, Count> counts = new HashMap<>();
  private final Map<String, Deal> deals = new LinkedHashMap<>();
  private final Map<String, Claim> claims = new HashMap<>();

  Shop(Map<String, Ware> wares) {
    this.wares = wares;
  }

  static String day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC).toString();
  }

  Optional<Ware> ware(String product) {
    return Optional.ofNullable(wares.get(product));
  }

  Optional<Deal> deal(String id) {
    return Optional.ofNullable(deals.get(id));
  }

  List<Deal> deals() {
    return List.copyOf(deals.values());
  }

  long taken(String product) {
    return taken.getOrDefault(product, 0L);
  }

  long left(String product, Ware ware) {
    return ware.stock() - taken(product);
  }

  private Count count(String whose, String day) {
    Count count = counts.getOrDefault(whose, new Count(day, 0));
    // Whoever's clock is behind counts for the day that others have begun.
    return count.day().compareTo(day) >= 0 ? count : new Count(day, 0);
  }

  long leftForMember(String member, String product, Ware ware, String day) {
    return ware.memberDaily() - count(member + product, day).taken();
  }

  long leftForAll(String product, Ware ware, String day) {
    return ware.daily() - count(product, day).taken();
  }

  /** Takes what a new redemption asks for. */
  void take(Deal deal) {
    Ware ware = wares.get(deal.product());
    if (deals.containsKey(deal.id()) || ware == null) {
      throw new AssertionError("cannot be made: " + deal);
    }
    if (leftForMember(deal.member(), deal.product(), ware, deal.day()) < deal.quantity()
        || leftForAll(deal.product(), ware, deal.day()) < deal.quantity()) {
      throw new AssertionError("more than there is of a day: " + deal);
    }
    if (left(deal.product(), ware) < deal.quantity()) {
      throw new AssertionError("more than there is: " + deal);
    }
    deals.put(deal.id(), deal);
    taken.merge(deal.product(), deal.quantity(), Long::sum);
    add(deal.member() + deal.product(), deal.day(), deal.quantity());
    add(deal.product(), deal.day(), deal.quantity());
  }

  private void add(String whose, String day, long quantity) {
    Count count = count(whose, day);
    counts.put(whose, new Count(count.day(), count.taken() + quantity));
  }

  /** A run says that it is about to ask the other side, or puts off what it has. */
  void claim(String id, Claim claim, Instant now) {
    Deal deal = deals.get(id);
    if (deal == null || deal.isOver()) {
      throw new AssertionError("cannot be sent: " + id + " " + deal);
    }
    Claim before = claims.get(id);
    if (before != null && !before.name().equals(claim.name()) && now.isBefore(before.until())) {
      throw new AssertionError(id + " is claimed until " + before.until() + ", not over " + now);
    }
    claims.put(id, claim);
    deals.put(id, deal.in("sending", "", ""));
  }

  /** Until when a run may be asking about a redemption; empty if none is at that time. */
  Optional<Instant> askedUntil(String id, Instant now) {
    return Optional.ofNullable(claims.get(id))
        .filter(claim -> claim.isAsking() && now.isBefore(claim.until()))
        .map(Claim::until);
  }

  /** Why nobody may send that: who does has claimed it, and is answered within its claim. */
  Optional<String> obstacle(String id, Instant now) {
    if (deal(id).filter(deal -> deal.cause().equals("cancelled")).isPresent()) {
      return Optional.of("cancelled");
    }
    boolean isClaimed =
        askedUntil(id, now).filter(now.plus(Provider.LONGEST_CALL)::isBefore).isPresent();
    return isClaimed ? Optional.empty() : Optional.of("not claimed for long enough");
  }

  /** Ends a redemption; what was released gives back what it took. */
  Deal end(String id, String state, String cause, String by) {
    Deal deal = deals.get(id);
    if (deal == null || deal.isOver()) {
      throw new AssertionError(id + " cannot become " + state + ": " + deal);
    }
    deals.put(id, deal.in(state, cause, by));
    if (state.equals("released")) {
      taken.merge(deal.product(), -deal.quantity(), Long::sum);
      Count count = count(deal.product(), deal.day());
      if (count.day().equals(deal.day()) && count.taken() >= deal.quantity()) {
        counts.put(deal.product(), new Count(count.day(), count.taken() - deal.quantity()));
      }
    }
    return deal;
  }
}
