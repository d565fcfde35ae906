package zoncoin.reward;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import zoncoin.billing.Age;
import zoncoin.billing.Currency;
import zoncoin.billing.Finality;
import zoncoin.billing.Period;
import zoncoin.ledger.Item;
import zoncoin.tlog.Hash;

/**
 * Which delivery speaks for a payer and period, and how far issuing it came. Kept as an {@link
 * Item}; pure.
 *
 * @param age of the delivery that speaks
 * @param isDone whether all that it says was issued
 * @param eligible the eligible spend it tells of
 * @param policy SHA-256 of the reward policy of the period: that of its first delivery, for ever
 * @param closed since when the period is closed: since a final delivery spoke for it, or its time
 *     came
 * @param held a newer delivery that waits for a person
 * @param accepted what a person let through last
 */
record NewestDelivery(
    Age age,
    boolean isDone,
    SortedMap<Currency, BigDecimal> eligible,
    Hash policy,
    Optional<Closed> closed,
    Optional<Held> held,
    Optional<Accepted> accepted) {
  /** Family of these items. */
  static final String FAMILY = "delivery";

  NewestDelivery {
    eligible = Collections.unmodifiableSortedMap(new TreeMap<>(eligible));
  }

  /**
   * A closed period.
   *
   * @param at when its first final delivery began to speak, by the ledger's clock
   * @param most the largest eligible spend since, or since somebody accepted less
   */
  record Closed(Instant at, SortedMap<Currency, BigDecimal> most) {
    Closed {
      most = Collections.unmodifiableSortedMap(new TreeMap<>(most));
    }

    private Closed and(SortedMap<Currency, BigDecimal> eligible) {
      SortedMap<Currency, BigDecimal> larger = new TreeMap<>(most);
      eligible.forEach((currency, sum) -> larger.merge(currency, sum, BigDecimal::max));
      return new Closed(at, larger);
    }
  }

  /** A delivery that waits, and where it lies. */
  record Held(Age age, String place) {}

  /** A delivery that a person let through: which, who and when. */
  record Accepted(Age age, String principal, Instant at) {}

  /** What a delivery that arrives may do. */
  sealed interface Verdict {
    /** It is the newest: note that, then issue it. */
    record Speaks(NewestDelivery noted) implements Verdict {}

    /** It is the newest since before, and something of it was not issued. */
    record GoesOn() implements Verdict {}

    /** All of it was issued before. */
    record IsDone() implements Verdict {}

    /** Another that is newer speaks. */
    record IsOlder() implements Verdict {}

    /** It takes away so much of a closed period that a person has to look. */
    record Waits(NewestDelivery noted, Shrink.Fall fall) implements Verdict {}
  }

  /** Where and by which rules a delivery arrives. */
  record Terms(Shrink shrink, Hash policy, Instant now) {}

  /** What a delivery may do, given what is noted. */
  static Verdict decide(Optional<NewestDelivery> before, Arrival arrival, Terms terms) {
    if (before.isEmpty()) {
      return new Verdict.Speaks(first(arrival, terms));
    }
    NewestDelivery noted = before.get().closedBy(arrival.period(), terms.now());
    int newer = arrival.age().compareTo(noted.age);
    if (newer < 0) {
      return new Verdict.IsOlder();
    }
    if (newer == 0) {
      return noted.isDone ? new Verdict.IsDone() : new Verdict.GoesOn();
    }
    Optional<Shrink.Fall> fall =
        noted.isAccepted(arrival)
            ? Optional.empty()
            : noted.closed.flatMap(c -> terms.shrink().find(c.most(), arrival.eligible()));
    return fall.<Verdict>map(far -> new Verdict.Waits(noted.holding(arrival), far))
        .orElseGet(() -> new Verdict.Speaks(noted.followedBy(arrival, terms)));
  }

  /**
   * This as it is at that time: a period closes when it is long over, whether or not anything final
   * was delivered, and what was told of it until then counts as its largest.
   */
  NewestDelivery closedBy(Period period, Instant now) {
    Instant closing = Finality.closing(period);
    return closed.isPresent() || now.isBefore(closing)
        ? this
        : new NewestDelivery(
            age,
            isDone,
            eligible,
            policy,
            Optional.of(new Closed(closing, eligible)),
            held,
            accepted);
  }

  private boolean isAccepted(Arrival arrival) {
    return accepted.map(Accepted::age).equals(Optional.of(arrival.age()));
  }

  private static NewestDelivery first(Arrival arrival, Terms terms) {
    return new NewestDelivery(
        arrival.age(),
        false,
        arrival.eligible(),
        terms.policy(),
        closing(arrival, terms),
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<Closed> closing(Arrival arrival, Terms terms) {
    // A month that is first delivered when it is long over is closed from then on.
    boolean isOver = !terms.now().isBefore(Finality.closing(arrival.period()));
    return arrival.isFinal() || isOver
        ? Optional.of(new Closed(terms.now(), arrival.eligible()))
        : Optional.empty();
  }

  private NewestDelivery followedBy(Arrival arrival, Terms terms) {
    Optional<Closed> after =
        closed
            .map(
                c ->
                    isAccepted(arrival)
                        ? new Closed(c.at(), arrival.eligible())
                        : c.and(arrival.eligible()))
            .or(() -> closing(arrival, terms));
    return new NewestDelivery(
        arrival.age(),
        false,
        arrival.eligible(),
        policy,
        after,
        held.filter(waiting -> waiting.age().compareTo(arrival.age()) > 0),
        accepted);
  }

  /** Of two that would wait the newer does: the older one can no longer be what counts. */
  private NewestDelivery holding(Arrival arrival) {
    Held waiting =
        held.filter(other -> other.age().compareTo(arrival.age()) > 0)
            .orElseGet(() -> new Held(arrival.age(), arrival.place()));
    return new NewestDelivery(
        age, isDone, eligible, policy, closed, Optional.of(waiting), accepted);
  }

  /** This, with all of its delivery issued. */
  NewestDelivery done() {
    return new NewestDelivery(age, true, eligible, policy, closed, held, accepted);
  }

  /** This, with what waits let through; nothing waits any more. */
  NewestDelivery accept(Held waiting, String principal, Instant at) {
    Accepted by = new Accepted(waiting.age(), principal, at);
    return new NewestDelivery(
        age, isDone, eligible, policy, closed, Optional.empty(), Optional.of(by));
  }

  /** The item's name for a payer and period. */
  static Item.Key key(String payer, Period period) {
    return new Item.Key(FAMILY, payer + "." + period);
  }

  /** The item that notes this after that one. */
  Item item(Item.Key key, Optional<Item> before) {
    Map<String, String> fields = NewestDeliveryFields.of(this);
    return before
        .map(item -> item.next(fields, Optional.empty()))
        .orElseGet(() -> Item.first(key, fields, Optional.empty()));
  }

  static NewestDelivery of(Item item) {
    return NewestDeliveryFields.parse(item);
  }
}
