package zoncoin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever combination of rules a request breaks, the answer is the one that stands first in {@link
 * Refusal}.
 */
final class PrecedenceTest {
  private static final String TOMORROW = "moved 2026-07-19T00:00:00Z";

  /**
   * One way to break one rule.
   *
   * @param rule which
   * @param cell the cell of a table row that changes
   * @param from what is replaced in it
   * @param to by what
   */
  record Wrong(Class<? extends Refusal> rule, String cell, String from, String to) {}

  /** A request that is granted, and the ways to break it. */
  record Base(Map<String, String> cells, List<Wrong> wrongs) {
    static Base of(String asked, String given, String earlier, Wrong... wrongs) {
      return new Base(Map.of("asked", asked, "given", given, "earlier", earlier), List.of(wrongs));
    }

    @Override
    public String toString() {
      return cells.getOrDefault("asked", "");
    }
  }

  private static Wrong given(Class<? extends Refusal> rule, String from, String to) {
    return new Wrong(rule, "given", from, to);
  }

  private static Wrong asked(Class<? extends Refusal> rule, String from, String to) {
    return new Wrong(rule, "asked", from, to);
  }

  private static final Wrong CLOCK =
      given(Refusal.ClockBehind.class, "alice", "alice " + TOMORROW + ",");
  private static final Wrong FROZEN = given(Refusal.Frozen.class, "alice", "alice frozen,");
  private static final Wrong LEFT = given(Refusal.NotEnrolled.class, "alice", "alice left,");
  private static final Wrong DEBT = given(Refusal.InDebt.class, "alice", "alice debt -1,");

  static List<Base> bases() {
    String issued = "issue: alice pending 10; program:issuance total -10";
    return List.of(
        Base.of(
            "hold alice 10",
            "alice lot:2026-08 10",
            "",
            CLOCK,
            FROZEN,
            DEBT,
            asked(Refusal.AmountOutOfRange.class, " 10", " 0"),
            given(Refusal.InsufficientCoins.class, "lot:2026-08", "lot:2026-06")),
        Base.of(
            "transfer alice 10 to bob",
            "alice lot:2026-08 10; bob since 1",
            "",
            CLOCK,
            FROZEN,
            DEBT,
            given(Refusal.ClockBehind.class, "bob", "bob " + TOMORROW + ","),
            given(Refusal.NotEnrolled.class, "bob", "bob left,"),
            asked(Refusal.AmountOutOfRange.class, " 10", " LONG"),
            given(Refusal.BalanceTooLarge.class, "since 1", "gift:2026-08 MAX"),
            given(Refusal.InsufficientCoins.class, "2026-08 10", "2026-08 9")),
        Base.of(
            "transfer alice 10 to alice",
            "alice lot:2026-08 9",
            "",
            CLOCK,
            FROZEN,
            DEBT,
            asked(Refusal.AmountOutOfRange.class, " 10", " -1")),
        Base.of(
            "issue alice 10 since 1",
            "alice since 1",
            "",
            CLOCK,
            LEFT,
            asked(Refusal.AmountOutOfRange.class, " 10", " 0"),
            given(Refusal.EnrolmentChanged.class, "since 1", "since 3"),
            given(Refusal.BalanceTooLarge.class, "alice", "alice pending MAX,")),
        Base.of(
            "vest alice 10 into 2028-07 since 1",
            "alice since 1, pending 10",
            "",
            CLOCK,
            asked(Refusal.AmountOutOfRange.class, " 10", " 0"),
            given(Refusal.EnrolmentChanged.class, "since 1", "since 3"),
            given(Refusal.InsufficientCoins.class, "pending 10", "pending 9"),
            asked(Refusal.WrongMonth.class, "2028-07", "2026-06")),
        Base.of(
            "adjust alice 10 since 1",
            "alice since 1",
            issued,
            CLOCK,
            LEFT,
            new Wrong(Refusal.UnknownReference.class, "earlier", issued, ""),
            asked(Refusal.AmountOutOfRange.class, " 10", " 0"),
            given(Refusal.EnrolmentChanged.class, "since 1", "since 3"),
            given(Refusal.BalanceTooLarge.class, "alice", "alice pending MAX,")),
        Base.of(
            "expire alice 2026-06",
            "alice lot:2026-06 10",
            "",
            CLOCK,
            asked(Refusal.WrongMonth.class, "2026-06", "2026-07"),
            given(Refusal.NothingToMove.class, "lot:2026-06", "lot:2026-05")),
        Base.of(
            "collect shop 10 into 2028-07",
            "shop since 1",
            "",
            given(Refusal.ClockBehind.class, "shop", "shop " + TOMORROW + ","),
            asked(Refusal.AmountOutOfRange.class, " 10", " 0"),
            given(Refusal.BalanceTooLarge.class, "shop", "shop gift:2028-07 MAX,")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bases")
  void theFirstBrokenRuleIsTheAnswer(Base base) {
    for (int subset = 0; subset < 1 << base.wrongs().size(); subset++) {
      List<Wrong> wrongs = subset(base.wrongs(), subset);
      Map<String, String> cells = new java.util.HashMap<>(base.cells());
      for (Wrong wrong : wrongs) {
        cells.compute(wrong.cell(), (cell, text) -> change(text, wrong));
      }
      assertEquals(expected(base, wrongs), answer(cells), cells.toString());
    }
  }

  private static String change(@org.jspecify.annotations.Nullable String text, Wrong wrong) {
    return String.valueOf(text).replaceFirst(wrong.from(), wrong.to());
  }

  private static List<Wrong> subset(List<Wrong> wrongs, int bits) {
    List<Wrong> subset = new ArrayList<>();
    for (int i = 0; i < wrongs.size(); i++) {
      if ((bits >> i & 1) == 1) {
        subset.add(wrongs.get(i));
      }
    }
    return subset;
  }

  private static Class<?> expected(Base base, List<Wrong> wrongs) {
    List<Class<?>> order = List.of(Refusal.class.getPermittedSubclasses());
    List<Class<?>> broken = new ArrayList<>();
    wrongs.forEach(wrong -> broken.add(wrong.rule()));
    if (base.toString().endsWith("to alice")) {
      broken.add(Refusal.SameAccount.class);
    }
    return broken.stream()
        .min(Comparator.comparingInt(order::indexOf))
        .orElse(Decision.Granted.class);
  }

  private static Class<?> answer(Map<String, String> cells) {
    RuleCase row = new RuleCase(new RuleTable.Row("precedence", cells));
    Request request = row.request();
    Decision decision = Rules.decide(request, row.world(request));
    return decision instanceof Decision.Refused
        ? assertInstanceOf(Decision.Refused.class, decision).refusal().getClass()
        : Decision.Granted.class;
  }
}
