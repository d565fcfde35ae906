package zoncoin.reward;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import zoncoin.ledger.Amount;

/**
 * How a reward comes about: what each rule gave, or took.
 *
 * @param parts in the order of the calculation; they come to the reward
 */
public record Breakdown(List<Part> parts) {
  /** Nothing, by no rule. */
  public static final Breakdown NOTHING = new Breakdown(List.of());

  /** Copies. */
  public Breakdown {
    parts = List.copyOf(parts);
  }

  /**
   * What one rule gave.
   *
   * @param words the rule, such as {@code 2 % of 75 USD}
   * @param amount what the reward is more for it, in whole zon; negative if it took
   */
  public record Part(String words, Amount amount) {}

  /** The reward: zero or more. */
  public Amount reward() {
    return parts.stream().map(Part::amount).reduce(Amount.ZERO, Amount::plus);
  }

  /**
   * Adds up exact parts. What a part says is the difference that it makes to the sum rounded down,
   * so that the parts come to the reward, which is rounded once. For one thread.
   */
  static final class Sum {
    private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);

    private final List<String> words = new ArrayList<>();
    private final List<BigDecimal> wholes = new ArrayList<>();
    private BigDecimal exact = BigDecimal.ZERO;
    private BigDecimal whole = BigDecimal.ZERO;

    void add(String rule, BigDecimal more) {
      exact = exact.add(more);
      // Down, also below zero: half a zon less than none is one less.
      BigDecimal floor = exact.setScale(0, RoundingMode.FLOOR);
      words.add(rule);
      wholes.add(floor.subtract(whole));
      whole = floor;
    }

    /** Makes it so much, if it is less. */
    void atLeast(String rule, long least) {
      limit(rule, whole.max(BigDecimal.valueOf(least)));
    }

    /** Makes it so much, if it is more. */
    void atMost(String rule, long most) {
      limit(rule, whole.min(BigDecimal.valueOf(most)));
    }

    private void limit(String rule, BigDecimal limited) {
      if (limited.compareTo(whole) != 0) {
        add(rule, limited.subtract(exact));
      }
    }

    /** Whether the sum, rounded down, is more than that. */
    boolean isMoreThan(long most) {
      return whole.compareTo(BigDecimal.valueOf(most)) > 0;
    }

    /** The parts; one for all of them where one is more than a {@code long} holds. */
    Breakdown breakdown() {
      if (wholes.stream().anyMatch(part -> part.abs().compareTo(MAX) > 0)) {
        return new Breakdown(
            List.of(new Part("all rules together", Amount.of(whole.longValueExact()))));
      }
      List<Part> parts = new ArrayList<>();
      for (int i = 0; i < words.size(); i++) {
        parts.add(new Part(words.get(i), Amount.of(wholes.get(i).longValueExact())));
      }
      return new Breakdown(parts);
    }
  }
}
