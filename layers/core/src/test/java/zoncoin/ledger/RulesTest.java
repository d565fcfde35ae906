package zoncoin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules, case by case, as the tables in {@code resources/rules} say them. */
final class RulesTest {
  /** What the shell says, of what is stored and of its patience, and what desks say before it. */
  private static final Set<Class<? extends Refusal>> NOT_OF_THE_RULES =
      Set.of(
          Refusal.ExistsWithDifferent.class,
          Refusal.Busy.class,
          Refusal.TransfersClosed.class,
          Refusal.UnknownProduct.class,
          Refusal.QuantityOutOfRange.class,
          Refusal.NotOffered.class,
          Refusal.OutOfStock.class,
          Refusal.LimitReached.class,
          Refusal.Paused.class,
          Refusal.NothingToReveal.class,
          Refusal.Acknowledged.class,
          Refusal.BeingAsked.class,
          Refusal.UnderWay.class);

  static List<RuleTable.Row> rows() {
    return RuleTable.rows("/rules", "asked");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void decidesAsTheTableSays(RuleTable.Row row) {
    Request request = new RuleCase(row).request();
    World world = new RuleCase(row).world(request);
    String expected = row.cell("answer");
    Decision decision = Rules.decide(request, world);
    assertEquals(normal(expected), answer(decision, expected), row.place());
    assertEquals(decision, Rules.decide(request, world), "decides the same again");
    if (decision instanceof Decision.Granted granted) {
      assertEquals(granted.entry(), EntryText.parse(granted.entry().text()));
      assertEquals(request.hash(), granted.entry().request());
    }
  }

  @Test
  void everyKindIsGrantedAndEveryRuleBrokenInSomeRow() {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    Set<Class<?>> broken = new HashSet<>();
    for (RuleTable.Row row : rows()) {
      Request request = new RuleCase(row).request();
      switch (Rules.decide(request, new RuleCase(row).world(request))) {
        case Decision.Granted granted -> kinds.add(granted.entry().kind());
        case Decision.Refused refused -> broken.add(refused.refusal().getClass());
      }
    }
    assertEquals(EnumSet.allOf(Kind.class), kinds);
    broken.addAll(NOT_OF_THE_RULES);
    assertEquals(Set.of(Refusal.class.getPermittedSubclasses()), broken);
  }

  /** Sorts the parts of an answer and their facts, so that a table may put first what matters. */
  private static String normal(String answer) {
    if (answer.startsWith("refused") || answer.endsWith(" postings")) {
      return answer;
    }
    Set<String> lines = new TreeSet<>();
    for (String part : RuleCase.parts(answer)) {
      for (String fact : part.equals("nothing") ? List.<String>of() : RuleCase.facts(part)) {
        lines.add(RuleCase.subject(part) + " " + fact);
      }
    }
    return String.join("\n", lines);
  }

  private static String answer(Decision decision, String expected) {
    return switch (decision) {
      case Decision.Refused refused -> refusal(refused.refusal(), expected.contains(": "));
      case Decision.Granted granted when expected.endsWith(" postings") ->
          granted.entry().postings().size() + " postings";
      case Decision.Granted granted -> String.join("\n", facts(granted, expected));
    };
  }

  private static String refusal(Refusal refusal, boolean withDetail) {
    return "refused " + refusal.problem() + (withDetail ? ": " + refusal.detail() : "");
  }

  /** The postings, and what the expected answer asks about besides. */
  private static Set<String> facts(Decision.Granted granted, String expected) {
    Entry entry = granted.entry();
    Set<String> facts = new TreeSet<>();
    for (Posting posting : entry.postings()) {
      String sign = posting.amount().isPositive() ? "+" : "";
      facts.add(
          RuleCase.name(posting.account())
              + " "
              + posting.bucket().text()
              + " "
              + sign
              + shown(posting.amount()));
    }
    Set<String> asked = Set.copyOf(normal(expected).lines().toList());
    said(granted).filter(asked::contains).forEach(facts::add);
    if (expected.contains("time ")) {
      facts.add("time " + entry.time());
    }
    return facts;
  }

  /** What can be said of the accounts after the entry, besides its postings. */
  private static Stream<String> said(Decision.Granted granted) {
    List<String> said = new ArrayList<>();
    for (int i = 0; i < granted.standings().size(); i++) {
      Chain link = granted.entry().chain().get(i);
      Standing standing = granted.standings().get(i);
      Enrolment enrolment = standing.enrolment();
      String name = RuleCase.name(link.account());
      said.add(name + " step " + link.sequence());
      said.add(name + " is " + enrolment.state().name().toLowerCase(Locale.ROOT));
      said.add(name + " since " + enrolment.since());
      said.add(name + (enrolment.isFrozen() ? " frozen" : " not frozen"));
      standing.expired().forEach((month, zon) -> said.add(name + " expired " + month + " " + zon));
      standing.buckets().amounts().forEach((b, zon) -> said.add(name + " has " + b + " " + zon));
      if (standing.buckets().amounts().isEmpty()) {
        said.add(name + " has nothing");
      }
    }
    return said.stream();
  }

  private static String shown(Amount amount) {
    return amount.zon() == Amount.MAX_ZON
        ? "MAX"
        : amount.zon() == -Amount.MAX_ZON ? "-MAX" : amount.toString();
  }
}
