package zoncoin.fulfilment;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import zoncoin.ledger.TransactionId;

/**
 * An other side that keeps what {@link Provider} promises, and answers as badly as it may: each
 * call of {@code send} and of {@code ask} has a mood, and after the last one it is well.
 */
final class FakeProvider implements Provider {
  /** How it takes a call. */
  enum Mood {
    /** It does what it is asked and says so. */
    WELL,
    /** It does it, and its answer is lost. */
    ANSWER_LOST,
    /** It never hears of it, and nobody knows. */
    NEVER_HEARD,
    /** It takes it, and does it once it is asked about it. */
    ACCEPTS,
    /** It will not deliver this. */
    DECLINES,
    /** It hears of it only when it is called the next time. */
    HEARS_LATE
  }

  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final Deque<Mood> moods;
  private final Map<TransactionId, Answer> known = new HashMap<>();
  private final Map<TransactionId, Integer> deliveries = new HashMap<>();
  private final Deque<Runnable> late = new ArrayDeque<>();

  FakeProvider(List<Mood> moods) {
    this.moods = new ArrayDeque<>(moods);
  }

  @Override
  public Answer ask(Delivery delivery) {
    Mood mood = next();
    if (mood == Mood.ANSWER_LOST || mood == Mood.NEVER_HEARD || mood == Mood.HEARS_LATE) {
      return unclear();
    }
    if (known.get(delivery.hold()) instanceof Answer.Accepted) {
      deliver(delivery);
    }
    return known.getOrDefault(delivery.hold(), new Answer.Absent());
  }

  @Override
  public Answer send(Delivery delivery) {
    return switch (next()) {
      case WELL -> deliver(delivery);
      case ANSWER_LOST -> {
        deliver(delivery);
        yield unclear();
      }
      case NEVER_HEARD -> unclear();
      case ACCEPTS -> known.computeIfAbsent(delivery.hold(), id -> new Answer.Accepted(AGAIN));
      case DECLINES ->
          known.computeIfAbsent(delivery.hold(), id -> new Answer.Declined("none are left"));
      case HEARS_LATE -> {
        late.add(() -> deliver(delivery));
        yield unclear();
      }
    };
  }

  private Mood next() {
    Mood mood = moods.isEmpty() ? Mood.WELL : moods.removeFirst();
    while (!late.isEmpty()) {
      late.removeFirst().run();
    }
    return mood;
  }

  /** What is over stays as it ended: the same id never delivers twice. */
  private Answer deliver(Delivery delivery) {
    TransactionId hold = delivery.hold();
    Answer before = known.get(hold);
    if (before == null || before instanceof Answer.Accepted) {
      deliveries.merge(hold, 1, Integer::sum);
      known.put(hold, new Answer.Delivered("no. " + hold));
    }
    return known.getOrDefault(hold, new Answer.Absent());
  }

  private static Answer unclear() {
    return new Answer.Unclear("no answer came", AGAIN);
  }

  /** How often that was delivered. */
  int deliveries(TransactionId hold) {
    return deliveries.getOrDefault(hold, 0);
  }

  /** Calls that are still under way arrive. */
  void settle() {
    while (!late.isEmpty()) {
      late.removeFirst().run();
    }
  }
}
