package zoncoin.billing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import zoncoin.tlog.Malformed;

/**
 * By what a bill's lines are told apart, besides what decides whether they earn: only what a reward
 * policy looks at, so that a policy with one rate for all costs nothing more.
 *
 * @param byService whether by product code
 * @param byRegion whether by region code
 * @param tagKeys by the values of which tags; keys as the bill writes them, such as {@code
 *     accountTag/team}
 */
public record Grouping(boolean byService, boolean byRegion, SortedSet<String> tagKeys) {
  /** All lines together. */
  public static final Grouping NONE = new Grouping(false, false, Collections.emptySortedSet());

  /** Most tags: each multiplies the sums that are held while a bill is read. */
  public static final int MAX_TAGS = 4;

  /** Copies the keys and refuses too many. */
  public Grouping {
    tagKeys = Collections.unmodifiableSortedSet(new TreeSet<>(tagKeys));
    checkTags(tagKeys);
  }

  static void checkTags(Set<String> keys) {
    if (keys.size() > MAX_TAGS) {
      throw new Malformed("a policy looks at no more than " + MAX_TAGS + " tags: " + keys);
    }
  }

  /** Whether all lines are together. */
  public boolean isNone() {
    return !byService && !byRegion && tagKeys.isEmpty();
  }

  /** Words such as {@code service region tag=accountTag/team}; none for {@link #NONE}. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    if (byService) {
      words.add("service");
    }
    if (byRegion) {
      words.add("region");
    }
    tagKeys.forEach(key -> words.add("tag=" + Word.print(key)));
    return words;
  }

  /**
   * Reads what {@link #words} gives.
   *
   * @throws Malformed for another word
   */
  public static Grouping parse(List<String> words) {
    SortedSet<String> keys = new TreeSet<>();
    for (String word : words) {
      if (word.startsWith("tag=")) {
        keys.add(Word.parse("tag", word.substring("tag=".length())));
      } else if (!word.equals("service") && !word.equals("region")) {
        throw new Malformed("lines are grouped by service, region and tag: " + word);
      }
    }
    return new Grouping(words.contains("service"), words.contains("region"), keys);
  }
}
