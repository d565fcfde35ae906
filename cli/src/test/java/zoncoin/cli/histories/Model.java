package zoncoin.cli.histories;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import zoncoin.cli.histories.Shop.Deal;
import zoncoin.cli.histories.Shop.Ware;

/**
 * How a programme should stand, in a few maps. It shares nothing with the product but the words of
 * its answers; {@link Answers} says what it would answer, {@link Deeds} moves it.
 */
final class Model {
  /** What was done under a name: its kind, and what of it a repeat has to say again. */
  record Made(String kind, Map<String, String> said, Set<String> concerned) {
    /** In the same order each time. */
    Made {
      concerned = new TreeSet<>(concerned);
    }
  }

  /** What an account wants redeemed by itself, and the enrolment that it said so under. */
  record Wanted(String product, long minimum, long keep, long since) {
    /** As it should be seen. */
    String shown() {
      return "wish " + product + " " + minimum + " " + keep;
    }
  }

  /** How often a code was shown, and whether its owner has it. */
  record Shown(long times, boolean isAcknowledged) {
    static final Shown NEVER = new Shown(0, false);
  }

  /** What an operator proposed. */
  record Proposal(String member, long amount) {}

  /** Pending coins of a bill. */
  record Bill(long amount, long since, Instant due) {}

  final Shop shop;
  final Map<String, Purse> purses = new TreeMap<>();
  final Map<String, Made> made = new LinkedHashMap<>();
  final Map<String, Wanted> wishes = new TreeMap<>();
  final Map<String, Shown> reveals = new HashMap<>();
  final Map<String, Proposal> proposals = new HashMap<>();
  final Map<String, Bill> bills = new HashMap<>();
  final Set<String> merchants = new HashSet<>();
  final Predicate<String> isSealed;
  boolean isPaused;
  long till;
  long collected;
  long given;
  Instant now;

  /**
   * @param wares what there is to redeem
   * @param now the time
   * @param isSealed whether a transaction is in the log
   */
  Model(Map<String, Ware> wares, Instant now, Predicate<String> isSealed) {
    this.shop = new Shop(wares);
    this.now = now;
    this.isSealed = isSealed;
  }

  Purse purse(String member) {
    return purses.computeIfAbsent(member, of -> new Purse("member:" + of));
  }

  /** The redemption of that name, if it is that member's. */
  Optional<Deal> own(String member, String id) {
    return shop.deal(id).filter(deal -> deal.member().equals(member));
  }

  /** What that member wants redeemed now. */
  Optional<Wanted> wish(String member) {
    Purse purse = purse(member);
    return Optional.ofNullable(wishes.get(member))
        .filter(wanted -> purse.isEnrolled() && purse.since() == wanted.since());
  }

  /**
   * How many that wish could come to now: as many as the coins buy, or where there are fewer to
   * have, as many as that.
   */
  Set<Long> wished(String member, Wanted wanted) {
    Ware ware = shop.ware(wanted.product()).orElseThrow();
    long spendable = purse(member).spendable(ware.isCredit());
    long affordable = Math.min(Math.max(0, spendable - wanted.keep()) / ware.price(), ware.most());
    String day = Shop.day(now);
    return LongStream.of(
            affordable,
            shop.leftForMember(member, wanted.product(), ware, day),
            shop.leftForAll(wanted.product(), ware, day),
            shop.left(wanted.product(), ware))
        .filter(quantity -> quantity > 0 && quantity <= affordable)
        .filter(quantity -> quantity * ware.price() >= wanted.minimum())
        .boxed()
        .collect(Collectors.toSet());
  }

  /** Every coin there is, wherever it is. */
  long coins() {
    return till + collected + purses.values().stream().mapToLong(Purse::total).sum();
  }

  /** What was settled. */
  long redeemed() {
    long redeemed = 0;
    for (Deal deal : shop.deals()) {
      redeemed += deal.state().equals("settled") ? deal.amount() : 0;
    }
    return redeemed;
  }

  List<String> concernedBy(String id) {
    return made.containsKey(id) ? List.copyOf(made.get(id).concerned()) : List.of();
  }
}
