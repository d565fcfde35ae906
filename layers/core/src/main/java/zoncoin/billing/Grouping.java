package zoncoin.billing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
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
    if (tagKeys.size() > MAX_TAGS) {
      throw new Malformed("a policy looks at no more than " + MAX_TAGS + " tags: " + tagKeys);
    }
  }

  /** Whether all lines are together. */
  public boolean isNone() {
    return !byService && !byRegion && tagKeys.isEmpty();
  }

  /** This and what another one asks for. */
  public Grouping and(Grouping other) {
    SortedSet<String> keys = new TreeSet<>(tagKeys);
    keys.addAll(other.tagKeys);
    return new Grouping(byService || other.byService, byRegion || other.byRegion, keys);
  }

  /**
   * The group of a line.
   *
   * @param service its product code
   * @param region its region code
   * @param tag the value of the tag with that key; empty if it has none
   */
  public Group group(String service, String region, UnaryOperator<String> tag) {
    if (isNone()) {
      return Group.NONE;
    }
    SortedMap<String, String> tags = new TreeMap<>();
    tagKeys.forEach(key -> tags.put(key, tag.apply(key)));
    return new Group(byService ? service : "", byRegion ? region : "", tags);
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
