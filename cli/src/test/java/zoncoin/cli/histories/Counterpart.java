package zoncoin.cli.histories;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import zoncoin.fulfilment.Answer;
import zoncoin.fulfilment.Delivery;
import zoncoin.fulfilment.Provider;
import zoncoin.fulfilment.Providers;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Unknown;
import zoncoin.memory.Weather;

/**
 * Whoever delivers, behind weather: it keeps what {@link Provider} promises, delivers at once or
 * later or declines, as chance has it, and minds that nobody sends what was cancelled, what is not
 * claimed for long enough, what it has said that it knows, or again what it was not asked about
 * since: what became of that, nobody knows.
 */
final class Counterpart implements Provider {
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final Weather weather;
  private final Random random;
  private final Function<String, Optional<String>> obstacle;
  private final Map<String, Answer> known = new HashMap<>();
  private final Map<String, Integer> deliveries = new HashMap<>();
  private final Set<String> told = new HashSet<>();
  private final Set<String> unasked = new HashSet<>();
  private final List<String> wrong = new ArrayList<>();

  /**
   * @param weather lies in front of it
   * @param random decides what it does
   * @param obstacle why nobody should send that now; empty if somebody may
   */
  Counterpart(Weather weather, Random random, Function<String, Optional<String>> obstacle) {
    this.weather = weather;
    this.random = random;
    this.obstacle = obstacle;
  }

  /** Takes the place of whoever a webhook reaches. */
  UnaryOperator<Providers> instead() {
    return providers ->
        product ->
            product.terms().adapter().name().equals("webhook")
                ? Optional.of(this)
                : providers.of(product);
  }

  @Override
  public Answer ask(Delivery delivery) {
    String id = delivery.hold().text();
    Answer answer = tell(id, call("provider.ask", false, () -> answer(id)));
    if (answer instanceof Answer.Absent) {
      unasked.remove(id);
    }
    return answer;
  }

  /** What was accepted ends at some time: whoever asks then is told. */
  private Answer answer(String id) {
    if (known.get(id) instanceof Answer.Accepted && random.nextBoolean()) {
      end(id);
    }
    return known.getOrDefault(id, new Answer.Absent());
  }

  @Override
  public Answer send(Delivery delivery) {
    String id = delivery.hold().text();
    obstacle.apply(id).ifPresent(why -> wrong.add(id + " is sent, and " + why));
    if (told.contains(id)) {
      wrong.add(id + " is sent, and known");
    }
    if (!unasked.add(id)) {
      wrong.add(id + " is sent again, and nobody asked what became of it");
    }
    return tell(id, call("provider.send", true, () -> take(id)));
  }

  private Answer tell(String id, Answer answer) {
    if (!(answer instanceof Answer.Absent || answer instanceof Answer.Unclear)) {
      told.add(id);
    }
    return answer;
  }

  private Answer take(String id) {
    if (!known.containsKey(id)) {
      if (random.nextInt(3) == 0) {
        known.put(id, new Answer.Accepted(AGAIN));
      } else {
        end(id);
      }
    }
    return known.getOrDefault(id, new Answer.Absent());
  }

  private void end(String id) {
    if (random.nextInt(4) == 0) {
      known.put(id, new Answer.Declined("none are left"));
    } else {
      deliveries.merge(id, 1, Integer::sum);
      known.put(id, new Answer.Delivered("no. " + id));
    }
  }

  private Answer call(String name, boolean isWrite, Supplier<Answer> real) {
    try {
      return weather.call(name, isWrite, real);
    } catch (NotApplied | Unknown lost) {
      return new Answer.Unclear("no answer came", AGAIN);
    }
  }

  /** What it was asked to do that nobody should. */
  List<String> wrong() {
    return wrong;
  }

  /** How often it delivered that. */
  int delivered(String id) {
    return deliveries.getOrDefault(id, 0);
  }

  boolean declined(String id) {
    return known.get(id) instanceof Answer.Declined;
  }
}
