package zoncoin.reward;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The life of coins once more, as a manager of a programme would tell it: purses with lots by
 * month. It knows no entry, no request, no note and no class of what it checks; months are numbers.
 */
final class Lives {
  private static final int GIFT = 0;
  private static final int EARNED = 1;

  private final Map<String, Purse> purses = new TreeMap<>();
  private final Map<String, Part> parts = new TreeMap<>();
  private final Map<String, Held> holds = new HashMap<>();
  private int epochs;

  /** What an account has. */
  private static final class Purse {
    final TreeMap<Integer, long[]> lots = new TreeMap<>();
    final TreeMap<Integer, Long> expired = new TreeMap<>();
    boolean isKnown;
    boolean isIn;
    boolean isFrozen;
    int epoch;
    long pending;
    long held;
    long debt;

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

  /** What a bill is worth to an account. */
  private static final class Part {
    final TreeSet<Integer> into = new TreeSet<>();
    final Purse purse;
    long reward;
    long pending;
    long lost;
    int epoch;
    boolean isFinal;
    Instant due = Instant.EPOCH;
    int lot;

    Part(Purse purse) {
      this.purse = purse;
      this.epoch = purse.epoch;
    }

    /** What was pending when the member left is lost. */
    void refresh() {
      if (!purse.isIn || epoch != purse.epoch) {
        lost += pending;
        pending = 0;
        epoch = purse.epoch;
      }
    }
  }

  private record Held(Purse purse, long zon, List<long[]> drawn) {}

  /** What a programme promises for a period. */
  record Terms(long rateMillionths, long peg, long cap, int vestDays, int lotMonths) {
    long reward(long cents) {
      return BigInteger.valueOf(Math.max(0, cents))
          .multiply(BigInteger.valueOf(rateMillionths))
          .multiply(BigInteger.valueOf(peg))
          .divide(BigInteger.valueOf(100_000_000))
          .min(BigInteger.valueOf(cap))
          .longValueExact();
    }
  }

  static int month(Instant time) {
    LocalDate day = time.atOffset(ZoneOffset.UTC).toLocalDate();
    return day.getYear() * 12 + day.getMonthValue() - 1;
  }

  static String text(int month) {
    int ofYear = month % 12 + 1;
    return month / 12 + (ofYear < 10 ? "-0" : "-") + ofYear;
  }

  private Purse purse(String account) {
    return purses.computeIfAbsent(account, none -> new Purse());
  }

  boolean enrol(String account) {
    Purse purse = purse(account);
    boolean isNews = !purse.isIn;
    if (isNews) {
      purse.isKnown = true;
      purse.isIn = true;
      purse.epoch = ++epochs;
    }
    return isNews;
  }

  boolean leave(String account) {
    Purse purse = purse(account);
    boolean wasIn = purse.isIn;
    purse.isIn = false;
    purse.pending = 0;
    return wasIn;
  }

  boolean freeze(String account, boolean isFrozen) {
    Purse purse = purse(account);
    boolean isNews = purse.isKnown && purse.isFrozen != isFrozen;
    if (isNews) {
      purse.isFrozen = isFrozen;
    }
    return isNews;
  }

  /** A bill of a month is delivered. */
  void deliver(String account, int period, long cents, boolean isFinal, Terms terms, Instant now) {
    Purse purse = purse(account);
    String name = account + "." + text(period);
    if (!parts.containsKey(name) && !purse.isIn) {
      return;
    }
    Part part = parts.computeIfAbsent(name, none -> new Part(purse));
    part.refresh();
    long more = terms.reward(cents) - part.reward;
    part.reward += more;
    if (more > 0 && purse.isIn) {
      part.pending += more;
      purse.pending += more;
    } else if (more > 0) {
      part.lost += more;
    } else {
      long pending = Math.min(part.pending, -more);
      part.pending -= pending;
      purse.pending -= pending;
      long lost = Math.min(part.lost, -more - pending);
      part.lost -= lost;
      purse.takeBack(month(now), part.into, -more - pending - lost);
    }
    if (isFinal && !part.isFinal) {
      part.isFinal = true;
      LocalDate next = LocalDate.of((period + 1) / 12, (period + 1) % 12 + 1, 1);
      Instant ends = next.atStartOfDay().toInstant(ZoneOffset.UTC);
      part.due = (now.isAfter(ends) ? now : ends).plus(Duration.ofDays(terms.vestDays()));
      part.lot = month(part.due) + terms.lotMonths();
    }
  }

  /** The daily work: what is due vests, what is over expires. */
  void turnDay(Instant now) {
    int month = month(now);
    parts.entrySet().stream()
        .filter(e -> e.getValue().isFinal && e.getValue().pending > 0)
        .filter(e -> !e.getValue().due.isAfter(now))
        .sorted(
            Comparator.comparing((Map.Entry<String, Part> e) -> e.getValue().due)
                .thenComparing(Map.Entry::getKey))
        .forEach(e -> vest(e.getValue(), month));
    for (Purse purse : purses.values()) {
      purse
          .lots
          .headMap(month)
          .forEach((over, lot) -> purse.expired.merge(over, lot[EARNED], Long::sum));
      purse.lots.headMap(month).clear();
    }
  }

  private static void vest(Part part, int now) {
    part.refresh();
    if (part.pending > 0) {
      int month = part.lot < now ? now + 1 : part.lot;
      part.purse.credit(month, EARNED, part.pending);
      part.purse.pending -= part.pending;
      part.into.add(month);
      part.pending = 0;
    }
  }

  boolean hold(String id, String account, long zon, boolean gifts, Instant now) {
    Purse purse = purse(account);
    boolean may = purse.maySpend(month(now), zon, gifts);
    if (may) {
      holds.put(id, new Held(purse, zon, purse.draw(month(now), zon, gifts)));
      purse.held += zon;
    }
    return may;
  }

  /** What is still held, in the order of its names. */
  List<String> held() {
    return holds.keySet().stream().sorted().toList();
  }

  void settle(String id) {
    Held held = java.util.Objects.requireNonNull(holds.remove(id));
    held.purse().held -= held.zon();
  }

  void release(String id, boolean isCancelled, Instant now) {
    Held held = java.util.Objects.requireNonNull(holds.remove(id));
    Purse purse = held.purse();
    purse.held -= held.zon();
    for (long[] drawn : held.drawn()) {
      int month = (int) drawn[0];
      boolean isOver = month < month(now);
      if (!isOver || !isCancelled) {
        purse.credit(isOver ? month(now) + 1 : month, (int) drawn[1], drawn[2]);
      } else if (drawn[1] == EARNED) {
        purse.expired.merge(month, drawn[2], Long::sum);
      }
    }
  }

  boolean pay(String from, String to, long zon, Instant now) {
    boolean may = !from.equals(to) && purse(to).isIn && purse(from).maySpend(month(now), zon, true);
    if (may) {
      for (long[] drawn : purse(from).draw(month(now), zon, true)) {
        purse(to).credit((int) drawn[0], GIFT, drawn[2]);
      }
    }
    return may;
  }

  /** Two operators give, until that month, or take. */
  boolean correct(String account, long zon, int until, Instant now) {
    Purse purse = purse(account);
    int month = month(now);
    boolean may =
        zon > 0 ? purse.isIn && until >= month && until <= month + 36 : purse.isKnown && zon != 0;
    if (may && zon > 0) {
      purse.credit(until, EARNED, zon);
    } else if (may) {
      purse.takeBack(month, Set.of(), -zon);
    }
    return may;
  }

  /** What an account has, by the words of the ledger's page; nothing where there is nothing. */
  Map<String, Long> told(String account) {
    Purse purse = purse(account);
    Map<String, Long> told = new TreeMap<>();
    told.put("pending", purse.pending);
    told.put("held", purse.held);
    told.put("debt", -purse.debt);
    purse.lots.forEach(
        (month, lot) -> {
          told.put("gift:" + text(month), lot[GIFT]);
          told.put("lot:" + text(month), lot[EARNED]);
        });
    purse.expired.forEach((month, zon) -> told.put("expired:" + text(month), zon));
    told.values().removeIf(zon -> zon == 0);
    return told;
  }
}
