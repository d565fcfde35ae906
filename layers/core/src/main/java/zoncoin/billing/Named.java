package zoncoin.billing;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import zoncoin.tlog.Malformed;

/**
 * The services, regions and values of tags that a reward policy names. Lines are told apart by
 * these alone: all others are alike to it, so that how many groups a bill has is bounded by the
 * policy, and never by whoever tags resources.
 *
 * @param services product codes; empty if it looks at none
 * @param regions region codes; empty if it looks at none
 * @param tags values of tags, by their key as the bill writes it
 */
public record Named(
    SortedSet<String> services,
    SortedSet<String> regions,
    SortedMap<String, SortedSet<String>> tags) {
  /** Nothing: all lines are together. */
  public static final Named NONE =
      new Named(
          Collections.emptySortedSet(), Collections.emptySortedSet(), Collections.emptySortedMap());

  /** Copies, and refuses what would make more groups than an assessment has. */
  public Named {
    services = copy(services);
    regions = copy(regions);
    SortedMap<String, SortedSet<String>> copies = new TreeMap<>();
    tags.forEach((key, values) -> copies.put(key, copy(values)));
    tags = Collections.unmodifiableSortedMap(copies);
    Grouping.checkTags(tags.keySet());
    long groups = (services.size() + 1L) * (regions.size() + 1L);
    for (SortedSet<String> values : tags.values()) {
      groups = Math.min(GroupTotal.MAX + 1L, groups * (values.size() + 1L));
    }
    if (groups > GroupTotal.MAX) {
      throw new Malformed(
          "what a policy names makes at most %d groups: %d services, %d regions, values of tags %s"
              .formatted(
                  GroupTotal.MAX,
                  services.size(),
                  regions.size(),
                  tags.values().stream().map(values -> values.size()).toList()));
    }
  }

  private static SortedSet<String> copy(SortedSet<String> values) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(values));
  }

  /** By what lines are told apart. */
  public Grouping grouping() {
    return new Grouping(!services.isEmpty(), !regions.isEmpty(), new TreeSet<>(tags.keySet()));
  }

  /** This and what another one names. */
  public Named and(Named other) {
    SortedMap<String, SortedSet<String>> both = new TreeMap<>(tags);
    other.tags.forEach((key, values) -> both.merge(key, values, Named::union));
    return new Named(union(services, other.services), union(regions, other.regions), both);
  }

  private static SortedSet<String> union(SortedSet<String> values, SortedSet<String> others) {
    SortedSet<String> union = new TreeSet<>(values);
    union.addAll(others);
    return union;
  }

  /**
   * The group of a line. What is not named is empty, as what a line does not say.
   *
   * @param service its product code
   * @param region its region code
   * @param tag the value of the tag with that key; empty if it has none
   */
  public Group group(String service, String region, UnaryOperator<String> tag) {
    if (equals(NONE)) {
      return Group.NONE;
    }
    SortedMap<String, String> values = new TreeMap<>();
    tags.forEach((key, named) -> values.put(key, among(named, tag.apply(key))));
    return new Group(among(services, service), among(regions, region), values);
  }

  private static String among(SortedSet<String> named, String value) {
    return named.contains(value) ? value : "";
  }
}
