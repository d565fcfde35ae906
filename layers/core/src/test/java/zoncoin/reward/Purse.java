package zoncoin.reward;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an account has, in the model: lots by month, in each what was received and what was earned.
 */
final class Purse {
  static final int GIFT = 0;
  static final int EARNED = 1;

  final TreeMap<Integer, long[]> lots = new TreeMap<>();
  final TreeMap<Integer, Long> expired = new TreeMap<>();
  boolean isKnown;
  boolean isIn;
  boolean isFrozen;
  int epoch;
  int enrolled;
  long pending;
  long held;
  long debt;

  /** Whether it took part for the first time in that month. */
  boolean isNewIn(int month) {
    return epoch == 1 && enrolled == month;
  }

  long of(int month, int kind) {
    return lots.getOrDefault(month, new long[2])[kind];
  }

  void put(int month, int kind, long zon) {
    lots.computeIfAbsent(month, none -> new long[2])[kind] += zon;
  }

  void credit(int month, int kind, long zon) {
    long paid = Math.min(debt, zon);
    debt -= paid;
    put(month, kind, zon - paid);
  }

  long spendable(int now, boolean gifts) {
    return lots.tailMap(now, true).values().stream()
        .mapToLong(lot -> lot[EARNED] + (gifts ? lot[GIFT] : 0))
        .sum();
  }

  boolean maySpend(int now, long zon, boolean gifts) {
    return isKnown && !isFrozen && debt == 0 && spendable(now, gifts) >= zon;
  }

  /** Draws what is there: of each month gifts first. */
  List<long[]> draw(int now, long zon, boolean gifts) {
    List<long[]> drawn = new ArrayList<>();
    long missing = zon;
    for (int month : List.copyOf(lots.tailMap(now, true).keySet())) {
      for (int kind = gifts ? GIFT : EARNED; kind <= EARNED; kind++) {
        long some = Math.min(missing, of(month, kind));
        if (some > 0) {
          put(month, kind, -some);
          drawn.add(new long[] {month, kind, some});
          missing -= some;
        }
      }
    }
    return drawn;
  }

  /** Takes back: where the coins came into, what expired of it, then the soonest, then owed. */
  void takeBack(int now, Set<Integer> into, long zon) {
    long left = zon;
    for (int month : into) {
      long some = Math.min(left, of(month, EARNED));
      put(month, EARNED, -some);
      left -= some;
    }
    for (int month : into) {
      long some = Math.min(left, expired.getOrDefault(month, 0L));
      expired.merge(month, -some, Long::sum);
      left -= some;
    }
    for (long[] drawn : draw(now, Math.min(left, spendable(now, true)), true)) {
      left -= drawn[2];
    }
    debt += left;
  }
}
