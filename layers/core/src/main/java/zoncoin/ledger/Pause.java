package zoncoin.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import zoncoin.tlog.Malformed;

/**
 * What an operator stopped for now. It is read before anything is decided: what was decided before
 * goes on, and what is under way comes to its end.
 */
public final class Pause {
  private static final String FAMILY = "pause";
  private static final String ALL = "all";
  private static final String PAUSED = "paused";
  private static final String BY = "by";
  private static final int MAX_ATTEMPTS = 8;

  private final Journal journal;

  /**
   * @param journal where it is kept what is stopped
   */
  public Pause(Journal journal) {
    this.journal = journal;
  }

  /** What can be stopped. */
  public enum Part {
    /** Bills are read, and nothing is issued for them; their events wait. */
    ISSUANCE,
    /** No member can redeem. */
    REDEMPTION;

    /** The word that operators write. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads what {@link #word} prints, or {@code all}.
     *
     * @throws Malformed for any other word
     */
    public static List<Part> parse(String word) {
      if (word.equals(ALL)) {
        return List.of(values());
      }
      for (Part part : values()) {
        if (part.word().equals(word)) {
          return List.of(part);
        }
      }
      String words = Arrays.stream(values()).map(Part::word).collect(Collectors.joining(", "));
      throw new Malformed("part is %s or %s: %s".formatted(words, ALL, Malformed.shown(word)));
    }
  }

  private static Item.Key key(Part part) {
    return new Item.Key(FAMILY, part.word());
  }

  /** Whether that is stopped. */
  public boolean isPaused(Part part) {
    return journal.item(key(part)).filter(Pause::isPaused).isPresent();
  }

  private static boolean isPaused(Item item) {
    return Boolean.parseBoolean(item.field(PAUSED));
  }

  /**
   * Stops something, or lets it go on.
   *
   * @param part what
   * @param isPaused whether it is to be stopped
   * @param principal who says so; kept beside it
   * @return whether it was not so before
   */
  public boolean set(Part part, boolean isPaused, String principal) {
    Map<String, String> fields = Map.of(PAUSED, Boolean.toString(isPaused), BY, principal);
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      Optional<Item> before = journal.item(key(part));
      if (before.filter(Pause::isPaused).isPresent() == isPaused) {
        return false;
      }
      Item next =
          before
              .map(item -> item.next(fields, Optional.empty()))
              .orElseGet(() -> Item.first(key(part), fields, Optional.empty()));
      if (journal.put(next)) {
        return true;
      }
    }
    throw new NotApplied("couldn't change the pause of " + part.word());
  }
}
