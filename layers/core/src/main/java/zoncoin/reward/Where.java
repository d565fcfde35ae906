package zoncoin.reward;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import zoncoin.billing.Group;
import zoncoin.billing.Named;
import zoncoin.billing.Word;
import zoncoin.tlog.Malformed;

/**
 * Which lines of a bill a rate or a campaign is for. What it names must all be so; of several
 * values one must be. Values are compared whole and as they are written.
 *
 * @param services product codes; empty for any
 * @param regions region codes; empty for any
 * @param tags values of tags, by key; a key that is not here may have any, or none
 */
public record Where(
    SortedSet<String> services,
    SortedSet<String> regions,
    SortedMap<String, SortedSet<String>> tags) {
  /** Everything. */
  public static final Where ANYWHERE = new Where(new TreeSet<>(), new TreeSet<>(), new TreeMap<>());

  /** Most values of one kind, which bounds the policy's text. */
  public static final int MAX_VALUES = 200;

  /** Copies, and refuses a tag without a value. */
  public Where {
    services = copy("service", services);
    regions = copy("region", regions);
    SortedMap<String, SortedSet<String>> copies = new TreeMap<>();
    tags.forEach(
        (key, values) -> {
          if (values.isEmpty()) {
            throw new Malformed("a tag has one of some values: " + Malformed.shown(key));
          }
          copies.put(Word.check("tag", key), copy("tag", values));
        });
    tags = Collections.unmodifiableSortedMap(copies);
  }

  private static SortedSet<String> copy(String what, Set<String> values) {
    values.forEach(value -> Word.check(what, value));
    if (values.size() > MAX_VALUES) {
      throw new Malformed(what + " has at most " + MAX_VALUES + " values: " + values.size());
    }
    return Collections.unmodifiableSortedSet(new TreeSet<>(values));
  }

  /** Whether it is for everything. */
  public boolean isAnywhere() {
    return services.isEmpty() && regions.isEmpty() && tags.isEmpty();
  }

  /** Whether lines of that group are meant. */
  public boolean matches(Group group) {
    return (services.isEmpty() || services.contains(group.service()))
        && (regions.isEmpty() || regions.contains(group.region()))
        && tags.entrySet().stream()
            .allMatch(tag -> tag.getValue().contains(group.tags().getOrDefault(tag.getKey(), "")));
  }

  /** Whether all lines that the other means are meant by this too. */
  public boolean includes(Where other) {
    return includes(services, other.services)
        && includes(regions, other.regions)
        && tags.entrySet().stream()
            .allMatch(
                tag ->
                    includes(
                        tag.getValue(),
                        other.tags.getOrDefault(tag.getKey(), Collections.emptySortedSet())));
  }

  private static boolean includes(SortedSet<String> values, SortedSet<String> others) {
    return values.isEmpty() || (!others.isEmpty() && values.containsAll(others));
  }

  /** What a bill must be told apart by. */
  public Named named() {
    return new Named(services, regions, tags);
  }

  /** Words such as {@code service=AmazonEC2,AmazonS3 tag=accountTag/team=data}. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    if (!services.isEmpty()) {
      words.add("service=" + join(services));
    }
    if (!regions.isEmpty()) {
      words.add("region=" + join(regions));
    }
    tags.forEach((key, values) -> words.add("tag=" + Word.print(key) + "=" + join(values)));
    return words;
  }

  private static String join(SortedSet<String> values) {
    return values.stream().map(Word::print).collect(Collectors.joining(","));
  }

  /**
   * Reads what {@link #words} gives.
   *
   * @throws Malformed for another word
   */
  static Where parse(List<String> words) {
    SortedSet<String> services = new TreeSet<>();
    SortedSet<String> regions = new TreeSet<>();
    SortedMap<String, SortedSet<String>> tags = new TreeMap<>();
    for (String word : words) {
      List<String> parts = List.of(word.split("=", -1));
      switch (parts.getFirst() + parts.size()) {
        case "service2" -> services.addAll(split("service", parts.get(1)));
        case "region2" -> regions.addAll(split("region", parts.get(1)));
        case "tag3" -> tags.put(Word.parse("tag", parts.get(1)), split("tag", parts.get(2)));
        default -> throw new Malformed("no service, region or tag: " + Malformed.shown(word));
      }
    }
    return new Where(services, regions, tags);
  }

  private static SortedSet<String> split(String what, String values) {
    return List.of(values.split(",", -1)).stream()
        .map(value -> Word.parse(what, value))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** As people read it: {@code on AmazonEC2 in eu-central-1 with accountTag/team data or ops}. */
  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    if (!services.isEmpty()) {
      words.add("on " + String.join(" or ", services));
    }
    if (!regions.isEmpty()) {
      words.add("in " + String.join(" or ", regions));
    }
    tags.forEach((key, values) -> words.add("with " + key + " " + String.join(" or ", values)));
    return words.isEmpty() ? "on everything" : String.join(" ", words);
  }
}
