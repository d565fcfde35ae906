package zoncoin.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import zoncoin.tlog.Malformed;

class NamedTest {
  private static SortedSet<String> set(String... values) {
    return new TreeSet<>(List.of(values));
  }

  private static SortedSet<String> many(String what, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> what + i)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void valuesThatNobodyNamesAreOneGroup() {
    Named named = new Named(set("EC2"), set(), new TreeMap<>(Map.of("team", set("data", "ops"))));
    Set<Group> groups = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      String team = i == 7 ? "ops" : "team-" + i;
      groups.add(named.group("EC2", "eu", key -> team));
    }
    assertEquals(
        Set.of(
            new Group("EC2", "", new TreeMap<>()),
            new Group("EC2", "", new TreeMap<>(Map.of("team", "ops")))),
        groups);
  }

  @Test
  void bothNameWhatEitherNames() {
    Named one = new Named(set("EC2"), set(), new TreeMap<>(Map.of("team", set("data"))));
    Named other = new Named(set("S3"), set("eu"), new TreeMap<>(Map.of("team", set("ops"))));
    assertEquals(
        new Named(set("EC2", "S3"), set("eu"), new TreeMap<>(Map.of("team", set("data", "ops")))),
        one.and(other));
    assertEquals(one, one.and(Named.NONE));
    assertEquals(Grouping.NONE, Named.NONE.grouping());
  }

  @Test
  void aPolicyNamesNoMoreThanAnAssessmentCanTellApart() {
    // 100 × 100 × 2 is the most; what no rule names counts as one value.
    SortedSet<String> two = set("data");
    assertEquals(
        99,
        new Named(many("s", 99), many("r", 99), new TreeMap<>(Map.of("team", two)))
            .services()
            .size());
    Malformed refused =
        assertThrows(
            Malformed.class,
            () -> new Named(many("s", 100), many("r", 99), new TreeMap<>(Map.of("team", two))));
    assertEquals(
        "what a policy names makes at most 20000 groups: 100 services, 99 regions,"
            + " values of tags [1]",
        refused.getMessage());
    assertThrows(
        Malformed.class,
        () ->
            new Named(
                set(),
                set(),
                new TreeMap<>(
                    Map.of("a", many("v", 200), "b", many("v", 200), "c", many("v", 200)))));
  }
}
