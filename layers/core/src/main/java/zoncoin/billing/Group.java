package zoncoin.billing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import zoncoin.tlog.Malformed;

/**
 * What lines of a bill have in common that a reward policy may look at. What a {@link Grouping}
 * does not ask for, or a line does not say, is empty.
 *
 * @param service the product code, such as {@code AmazonEC2}
 * @param region the region code, such as {@code eu-central-1}
 * @param tags values of tags that are not empty, by their key as the bill writes it, such as {@code
 *     accountTag/team}
 */
public record Group(String service, String region, SortedMap<String, String> tags)
    implements Comparable<Group> {
  /** Of lines that nobody looks at apart. */
  public static final Group NONE = new Group("", "", Collections.emptySortedMap());

  /** Copies the tags, and leaves out those without a value. */
  public Group {
    if (!tags.isEmpty()) {
      SortedMap<String, String> said = new TreeMap<>(tags);
      said.values().removeIf(String::isEmpty);
      tags = Collections.unmodifiableSortedMap(said);
    }
  }

  /** Words such as {@code service=AmazonEC2 region=eu-central-1 tag=accountTag/team=data}. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    if (!service.isEmpty()) {
      words.add("service=" + Word.print(service));
    }
    if (!region.isEmpty()) {
      words.add("region=" + Word.print(region));
    }
    tags.forEach((key, value) -> words.add("tag=" + Word.print(key) + "=" + Word.print(value)));
    return words;
  }

  /**
   * Reads what {@link #words} gives, in any order; who reads a text prints it again.
   *
   * @throws Malformed for another word
   */
  public static Group parse(List<String> words) {
    String service = "";
    String region = "";
    SortedMap<String, String> tags = new TreeMap<>();
    for (String word : words) {
      List<String> parts = List.of(word.split("=", -1));
      switch (parts.getFirst() + parts.size()) {
        case "service2" -> service = Word.parse("service", parts.get(1));
        case "region2" -> region = Word.parse("region", parts.get(1));
        case "tag3" -> tags.put(Word.parse("tag", parts.get(1)), Word.parse("tag", parts.get(2)));
        default -> throw new Malformed("group is of service, region and tag: " + word);
      }
    }
    return new Group(service, region, tags);
  }

  /** By their words. */
  @Override
  public int compareTo(Group other) {
    return toString().compareTo(other.toString());
  }

  /** The words, a space between two. */
  @Override
  public String toString() {
    return String.join(" ", words());
  }
}
