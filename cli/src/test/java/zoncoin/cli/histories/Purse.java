package zoncoin.cli.histories;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a member has and how it takes part. No coins of a history are old enough to expire. */
final class Purse {
  /** How it takes part. */
  enum State {
    NEVER,
    ENROLLED,
    LEFT
  }

  /**
   * Coins of a month: spent in this order, and received ones of a month before earned ones.
   *
   * @param month the last in which they can be spent
   * @param word {@code gift} or {@code lot}
   */
  record Coins(String month, String word) implements Comparable<Coins> {
    @Override
    public int compareTo(Coins other) {
      int byMonth = month.compareTo(other.month);
      return byMonth != 0 ? byMonth : word.compareTo(other.word);
    }

    String bucket() {
      return word + ":" + month;
    }

    static Coins of(String bucket) {
      List<String> words = List.of(bucket.split(":", 2));
      return new Coins(words.getLast(), words.getFirst());
    }
  }

  /** Says that there are more entries, before which one. */
  static final String MORE = "; more before ";

  private final String account;
  private final TreeMap<Coins, Long> lots = new TreeMap<>();
  private final List<String> entries = new ArrayList<>();
  private State state = State.NEVER;
  private long since;
  private boolean isFrozen;
  private long pending;
  private long held;
  private long owed;
  private String last = "";

  Purse(String account) {
    this.account = account;
  }

  boolean isEnrolled() {
    return state == State.ENROLLED;
  }

  boolean isNever() {
    return state == State.NEVER;
  }

  boolean isFrozen() {
    return isFrozen;
  }

  long since() {
    return since;
  }

  long sequence() {
    return entries.size();
  }

  long pending() {
    return pending;
  }

  long held() {
    return held;
  }

  long owed() {
    return owed;
  }

  /** What can be spent: on AWS credit only what was earned. */
  long spendable(boolean isCredit) {
    return lots.entrySet().stream()
        .filter(lot -> !isCredit || lot.getKey().word().equals("lot"))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** All that is there, held and pending too, less what is owed. */
  long total() {
    return spendable(false) + held + pending - owed;
  }

  void take(State next) {
    state = next;
    since = next == State.ENROLLED ? sequence() + 1 : since;
  }

  void freeze(boolean next) {
    isFrozen = next;
  }

  /** Which coins are drawn for so many. */
  Map<Coins, Long> draw(long amount, boolean isCredit) {
    Map<Coins, Long> drawn = new LinkedHashMap<>();
    long missing = amount;
    for (Map.Entry<Coins, Long> lot : lots.entrySet()) {
      long part = Math.min(missing, lot.getValue());
      if (part > 0 && !(isCredit && lot.getKey().word().equals("gift"))) {
        drawn.put(lot.getKey(), part);
        missing -= part;
      }
    }
    return drawn;
  }

  /** What becomes of coins that come in: debt is paid first. */
  void credit(Postings into, Coins coins, long amount) {
    long paid = Math.min(owed + into.of(account, "debt") * -1, amount);
    into.add(account, "debt", paid);
    into.add(account, coins.bucket(), amount - paid);
  }

  /** Moves what an entry posts to this account, and notes the entry. */
  void move(String transaction, String kind, Postings posted) {
    Map<String, Long> own = posted.ofAccount(account);
    own.forEach(this::move);
    last = transaction;
    entries.add((sequence() + 1) + " " + transaction + " " + kind + " " + own);
  }

  private void move(String bucket, long zon) {
    switch (bucket) {
      case "pending" -> pending += zon;
      case "held" -> held += zon;
      case "debt" -> owed -= zon;
      default -> {
        Coins coins = Coins.of(bucket);
        long left = lots.merge(coins, zon, Long::sum);
        if (left == 0) {
          lots.remove(coins);
        }
        if (left < 0) {
          throw new AssertionError(account + " has " + left + " in " + bucket);
        }
      }
    }
    if (pending < 0 || held < 0 || owed < 0) {
      throw new AssertionError(account + " is below zero by " + bucket + " " + zon);
    }
  }

  /** The account as its holder should see it. */
  String shown() {
    String coins =
        lots.entrySet().stream()
            .map(lot -> lot.getKey().bucket() + "=" + lot.getValue())
            .collect(Collectors.joining(","));
    return "%s%s pending %d held %d owed %d %s at %d %s"
        .formatted(
            state.name().toLowerCase(java.util.Locale.ROOT),
            isFrozen ? " frozen" : "",
            pending,
            held,
            owed,
            coins,
            sequence(),
            last);
  }

  /** The newest entries before one, newest first, and which one others come before. */
  String page(int limit, long before) {
    int end = (int) Math.min(entries.size(), before - 1);
    int begin = Math.max(0, end - limit);
    String page = String.join("; ", entries.subList(begin, end).reversed());
    return page + (begin > 0 ? MORE + (begin + 1) : "");
  }
}
