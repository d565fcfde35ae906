package zoncoin.infra.templates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import zoncoin.infra.templates.Templates.Resource;

/**
 * A template as a person reads it: one section a resource, headed by the path of its construct and
 * by its logical id, which may not change, for CloudFormation would make a new resource of it.
 *
 * <pre>
 * # Staging/Policy = StagingPolicy8F7B52A1
 * {
 *   "Properties" : { "Bucket" : "${Staging}", …
 * </pre>
 *
 * <p>What changes with every build stands as {@code <hash>}: names of assets, of versions and of
 * deployments.
 *
 * @param sections the lines below each heading
 */
record Outline(SortedMap<String, List<String>> sections) {
  private static final String HEADING = "# ";
  private static final String HASH =
      "\\b[0-9a-f]{64}\\b|(?<=[0-9A-F]{8}|Deployment)[0-9a-f]{32}\\b";

  static Outline of(Templates templates, JsonNode template) {
    SortedMap<String, List<String>> sections = new TreeMap<>();
    for (Resource resource : templates.of(template).toList()) {
      ObjectNode body = resource.body().deepCopy();
      body.remove("Metadata");
      sections.put(
          settled(resource.path() + " = " + resource.logicalId()),
          lines(templates.plain(template, body)));
    }
    for (String part : List.of("Outputs", "Parameters", "Rules")) {
      if (template.has(part)) {
        // The functions of a rule are not those of resources: it stands as it is.
        sections.put("(" + part + ")", lines(template.get(part)));
      }
    }
    return new Outline(sections);
  }

  /** The other way round of {@link #print}. */
  static Outline parse(String text) {
    SortedMap<String, List<String>> sections = new TreeMap<>();
    for (String section : text.split("(?m)^" + HEADING, -1)) {
      if (!section.isEmpty()) {
        List<String> lines = section.lines().toList();
        sections.put(lines.getFirst(), lines.subList(1, lines.size()));
      }
    }
    return new Outline(sections);
  }

  String print() {
    return sections.entrySet().stream()
        .map(section -> HEADING + section.getKey() + "\n" + joined(section.getValue()))
        .collect(Collectors.joining());
  }

  /**
   * Heading by heading what is no longer here ({@code -}) and what is new ({@code +}); the lines
   * before the first and after the last difference of a section are left out.
   */
  List<String> changesTo(Outline made) {
    List<String> changes = new ArrayList<>();
    TreeSet<String> headings = new TreeSet<>(sections.keySet());
    headings.addAll(made.sections.keySet());
    for (String heading : headings) {
      List<String> before = sections.getOrDefault(heading, List.of());
      List<String> after = made.sections.getOrDefault(heading, List.of());
      if (!before.equals(after)) {
        int first = common(before, after, Function.identity());
        List<String> left = before.subList(first, before.size());
        List<String> right = after.subList(first, after.size());
        int last = common(left, right, List::reversed);
        changes.add(HEADING + heading);
        left.subList(0, left.size() - last).forEach(line -> changes.add("- " + line));
        right.subList(0, right.size() - last).forEach(line -> changes.add("+ " + line));
      }
    }
    return Collections.unmodifiableList(changes);
  }

  /** How many lines are the same, from where the order makes both begin. */
  private static int common(
      List<String> one, List<String> other, Function<List<String>, List<String>> order) {
    int count = Arrays.mismatch(texts(order.apply(one)), texts(order.apply(other)));
    return count < 0 ? one.size() : count;
  }

  private static String[] texts(List<String> lines) {
    return lines.toArray(String[]::new);
  }

  private static List<String> lines(JsonNode value) {
    return Stream.of(settled(value.toPrettyString()).split("\n", -1)).toList();
  }

  private static String settled(String text) {
    return text.replaceAll(HASH, "<hash>");
  }

  private static String joined(List<String> lines) {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }
}
