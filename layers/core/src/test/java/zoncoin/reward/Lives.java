package zoncoin.reward;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The life of coins once more, as a manager of a programme would tell it: purses with lots by
 * month, promises ({@link LifeTerms}) and what is left of their budgets. It knows no entry, no
 * request, no note and no class of what it checks; months are numbers.
 */
final class Lives {
  private final Map<String, Purse> purses = new TreeMap<>();
  private final Map<String, LifePart> parts = new TreeMap<>();
  private final Map<String, Held> holds = new HashMap<>();
  private final Map<Integer, Long> left = new TreeMap<>();

  private record Held(Purse purse, long zon, List<long[]> drawn, Instant since) {}

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

  boolean enrol(String account, Instant now) {
    Purse purse = purse(account);
    boolean isNews = !purse.isIn;
    if (isNews) {
      purse.isKnown = true;
      purse.isIn = true;
      purse.epoch++;
      purse.enrolled = month(now);
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

  /**
   * A bill.
   *
   * @param account whose
   * @param month of which
   * @param cents what was spent
   * @param isFinal whether it is invoiced
   */
  record Bill(String account, int month, long cents, boolean isFinal) {
    String name(int of) {
      return account + "." + text(of);
    }
  }

  /** A bill of a month is delivered. */
  void deliver(Bill bill, LifeTerms terms, Instant now) {
    Purse purse = purse(bill.account());
    String name = bill.name(bill.month());
    if (!parts.containsKey(name) && !purse.isIn) {
      return;
    }
    LifePart part =
        parts.computeIfAbsent(
            name,
            none ->
                new LifePart(purse, terms.tier(spent(bill, terms)), purse.isNewIn(bill.month())));
    part.refresh();
    part.cents = bill.cents();
    long more = terms.reward(bill.month(), bill.cents(), part.tier, part.isFirst) - part.reward;
    change(part, more > 0 && purse.isIn ? budget(terms, more) : more, terms, now);
    if (!part.isFinal) {
      Instant over = start(bill.month() + 1);
      part.isFinal = bill.isFinal();
      part.closed = bill.isFinal() ? later(now, over) : over.plus(Duration.ofDays(60));
      part.due = part.closed.plus(Duration.ofDays(terms.life().vestDays()));
      part.lot = month(part.due) + terms.life().lotMonths();
    }
  }

  private void change(LifePart part, long more, LifeTerms terms, Instant now) {
    Purse purse = part.purse;
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
      giveBack(terms, -more - lost);
    }
  }

  /** As much as the budget has, which then has less. */
  private long budget(LifeTerms terms, long more) {
    long granted = Math.min(more, left(terms));
    giveBack(terms, -granted);
    return granted;
  }

  private void giveBack(LifeTerms terms, long zon) {
    left.put(terms.from(), left(terms) + zon);
  }

  /** What the budget of these terms has left. */
  long left(LifeTerms terms) {
    return left.getOrDefault(terms.from(), terms.rate().budget());
  }

  /** What an account spent in the months before, as far as it had waited its days by this one. */
  private long spent(Bill bill, LifeTerms terms) {
    long cents = 0;
    for (int back = 1; back <= terms.months(); back++) {
      LifePart part = parts.get(bill.name(bill.month() - back));
      if (part != null
          && part.epoch == part.purse.epoch
          && !part.closed
              .plus(Duration.ofDays(terms.life().vestDays()))
              .isAfter(start(bill.month()))) {
        cents += part.cents;
      }
    }
    return cents;
  }

  private static Instant start(int month) {
    return LocalDate.of(month / 12, month % 12 + 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** The daily work: what is due vests, what is over expires. */
  void turnDay(Instant now) {
    int month = month(now);
    parts.entrySet().stream()
        .filter(e -> e.getValue().pending > 0)
        .filter(e -> !e.getValue().due.isAfter(now))
        .sorted(
            Comparator.comparing((Map.Entry<String, LifePart> e) -> e.getValue().due)
                .thenComparing(Map.Entry::getKey))
        .forEach(e -> vest(e.getValue(), month));
    for (Purse purse : purses.values()) {
      purse
          .lots
          .headMap(month)
          .forEach((over, lot) -> purse.expired.merge(over, lot[Purse.EARNED], Long::sum));
      purse.lots.headMap(month).clear();
    }
  }

  private static void vest(LifePart part, int now) {
    part.refresh();
    if (part.pending > 0) {
      int month = part.lot < now ? now + 1 : part.lot;
      part.purse.credit(month, Purse.EARNED, part.pending);
      part.purse.pending -= part.pending;
      part.into.add(month);
      part.pending = 0;
    }
  }

  boolean hold(String id, String account, long zon, boolean gifts, Instant now) {
    Purse purse = purse(account);
    boolean may = purse.maySpend(month(now), zon, gifts);
    if (may) {
      holds.put(id, new Held(purse, zon, purse.draw(month(now), zon, gifts), now));
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
      boolean isAtOnce = now.isBefore(held.since().plusSeconds(3_600));
      if (!isOver || !isCancelled && !isAtOnce) {
        purse.credit(isOver ? month(now) + 1 : month, (int) drawn[1], drawn[2]);
      } else if (drawn[1] == Purse.EARNED) {
        purse.expired.merge(month, drawn[2], Long::sum);
      }
    }
  }

  boolean pay(String from, String to, long zon, Instant now) {
    boolean may = !from.equals(to) && purse(to).isIn && purse(from).maySpend(month(now), zon, true);
    if (may) {
      for (long[] drawn : purse(from).draw(month(now), zon, true)) {
        purse(to).credit((int) drawn[0], Purse.GIFT, drawn[2]);
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
      purse.credit(until, Purse.EARNED, zon);
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
          told.put("gift:" + text(month), lot[Purse.GIFT]);
          told.put("lot:" + text(month), lot[Purse.EARNED]);
        });
    purse.expired.forEach((month, zon) -> told.put("expired:" + text(month), zon));
    told.values().removeIf(zon -> zon == 0);
    return told;
  }
}
