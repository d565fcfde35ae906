package zoncoin.billing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import zoncoin.tlog.Malformed;

/**
 * How the eligible spend of an assessment comes about, as far as its reward policy looks at it.
 *
 * @param by what its lines are told apart by
 * @param totals sorted by group, each once, none of zero; empty where nothing is told apart
 */
public record Groups(Grouping by, List<GroupTotal> totals) {
  /** Nothing is told apart. */
  public static final Groups NONE = new Groups(Grouping.NONE, List.of());

  /** Sorts. */
  public Groups {
    totals = GroupTotal.sorted(totals);
    if (by.isNone() && !totals.isEmpty()) {
      throw new Malformed("lines that are not told apart make no groups");
    }
  }

  /** Refuses totals that are not all of what is eligible. */
  void checkSum(BigDecimal eligible) {
    BigDecimal sum =
        totals.stream().map(GroupTotal::eligible).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (!by.isNone() && sum.compareTo(eligible) != 0) {
      throw new Malformed(
          "groups of an assessment come to its eligible spend: %s is not %s"
              .formatted(Money.print(sum), Money.print(eligible)));
    }
  }

  /** The groups as lines of text: none where nothing is told apart. */
  void print(Lines.Writer text) {
    if (by.isNone()) {
      return;
    }
    text.line("grouped", by.words().toArray());
    for (GroupTotal total : totals) {
      List<Object> words = new ArrayList<>();
      words.add(Money.print(total.eligible()));
      words.addAll(total.group().words());
      text.line("group", words.toArray());
    }
  }

  /** Reads what {@link #print} prints. */
  static Groups parse(Lines lines) {
    Grouping by =
        lines
            .atMostOne("grouped")
            .map(words -> Grouping.parse(List.of(words.split(" ", -1))))
            .orElse(Grouping.NONE);
    return new Groups(by, lines.any("group").stream().map(Groups::parseTotal).toList());
  }

  private static GroupTotal parseTotal(String value) {
    List<String> words = List.of(value.split(" ", -1));
    return new GroupTotal(
        Group.parse(words.subList(1, words.size())), Money.parse("group", words.getFirst()));
  }

  /** Adds groups up. For one thread. */
  static final class Tally {
    private final Grouping by;
    private final Map<Group, BigDecimal> sums = new HashMap<>();

    Tally(Grouping by) {
      this.by = by;
    }

    void add(Group group, BigDecimal eligible) {
      if (!by.isNone()) {
        sums.merge(group, eligible, BigDecimal::add);
      }
    }

    Groups groups() {
      List<GroupTotal> totals = new ArrayList<>();
      sums.forEach((group, sum) -> totals.add(new GroupTotal(group, Money.canonical(sum))));
      return new Groups(by, totals);
    }
  }
}
