package zoncoin.infra.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import zoncoin.infra.templates.Templates.Resource;

/**
 * Who writes and who reads which items of the table, by the conditions of the roles: judged by
 * items, and not by what the file says that the conditions are made of.
 */
final class ItemsTest {
  private static final String KEYS = "dynamodb:LeadingKeys";
  private static final String TABLE = "${Ledger.Arn}";
  private static final String PUT = "dynamodb:PutItem";
  private static final String GET = "dynamodb:GetItem";

  /** An item of each kind that there is (zoncoin.store.Keys). */
  private static final List<String> ITEMS =
      List.of(
          "#head",
          "accounts#a",
          "adjust.999988887777.111122223333.2026-06.USD.2",
          "assessment#999988887777.2026-06#a",
          "auto.111122223333.aws-credit.2026-06",
          "beneficiary#111122223333",
          "benefits#444455556666.111122223333",
          "budget#00ff.1",
          "c.111122223333.buy-1",
          "c.111122223333.buy-1.end",
          "catalogue#in-force",
          "catalogue.demo-1",
          "code#00ff",
          "code-of#c.111122223333.buy-1",
          "code-pool#aws-credit.1",
          "code-slot#aws-credit.1#7",
          "collect.bakery.12",
          "collection#log",
          "cost-requests#cost-explorer",
          "credit-line#111122223333.2026-06",
          "daily#aws-credit",
          "decision#freeze.member.111122223333.7",
          "delivery#999988887777.2026-06",
          "enrol.merchant.bakery.0",
          "estimate#111122223333",
          "expire.member.111122223333.2026-06.7",
          "export#999988887777",
          "export-check#999988887777.2026-06",
          "freeze.member.111122223333.7",
          "issue.999988887777.111122223333.2026-06.USD.1",
          "issuer-key#billing",
          "key.1",
          "member:111122223333",
          "merchant:bakery",
          "notice#cursor",
          "notice#expiring",
          "pause#issuance",
          "policy#in-force",
          "policy.standard-1",
          "redemption#c.111122223333.buy-1",
          "report.2026-06.12",
          "reveal#c.111122223333.buy-1",
          "standing-redemption#111122223333",
          "stock#aws-credit.1",
          "sweep#expiry",
          "thaw.member.111122223333.8",
          "till#bakery",
          "vest.999988887777.111122223333.2026-06.USD.2");

  private final Templates templates = Synthesis.templates();

  /** The internet reaches this one: no key, no head, no bill, no policy, nobody's decision. */
  @Test
  void redeemWritesWhatMembersAskForAndNothingElse() {
    assertEquals(
        Set.of(
            "accounts#a",
            "auto.111122223333.aws-credit.2026-06",
            "beneficiary#111122223333",
            "benefits#444455556666.111122223333",
            "c.111122223333.buy-1",
            "c.111122223333.buy-1.end",
            "code#00ff",
            "daily#aws-credit",
            "member:111122223333",
            "redemption#c.111122223333.buy-1",
            "reveal#c.111122223333.buy-1",
            "standing-redemption#111122223333",
            "stock#aws-credit.1"),
        itemsOf("Redeem", PUT));
  }

  @Test
  void whatPostsNothingWritesNoItemButItsOwn() {
    assertEquals(Set.of("notice#cursor", "notice#expiring"), itemsOf("Publish", PUT));
    assertEquals(Set.of("cost-requests#cost-explorer"), itemsOf("Reconcile", PUT));
    assertEquals(Set.of("key.1"), itemsOf("Found", PUT));
    assertEquals(Set.of("issuer-key#billing", "key.1"), itemsOf("Rotate", PUT));
    assertEquals(Set.of("report.2026-06.12"), itemsOf("Report", PUT));
    assertEquals(Set.of(), itemsOf("Lookup", PUT));
  }

  @Test
  void whatEverythingRestsOnIsWrittenByWhoHasToAlone() {
    assertEquals(Set.of("Seal"), who(PUT, "#head"));
    assertEquals(Set.of("Found", "Rotate"), who(PUT, "key.1"));
    assertEquals(Set.of("Estimate", "Issue", "Operate"), who(PUT, "policy#in-force"));
    assertEquals(Set.of("Operate"), who(PUT, "catalogue#in-force"));
    assertEquals(Set.of("Operate"), who(PUT, "decision#freeze.member.111122223333.7"));
    assertEquals(Set.of("Estimate", "Issue"), who(PUT, "budget#00ff.1"));
    assertEquals(
        Set.of("Estimate", "Issue", "Vest"), who(PUT, "assessment#999988887777.2026-06#a"));
    assertEquals(
        Set.of("Estimate", "Issue"), who(PUT, "issue.999988887777.111122223333.2026-06.USD.1"));
  }

  /** Where it lies in the log; the head, a step or a note it moves by no stamp. */
  @Test
  void theSealerAloneStampsAndTransactionsAlone() {
    assertEquals(Set.of("#head"), itemsOf("Seal", PUT));
    Set<String> stamped = itemsOf("Seal", "dynamodb:UpdateItem");
    assertEquals(
        ITEMS.stream().filter(item -> !item.matches(".*[#:].*")).collect(Collectors.toSet()),
        stamped);
    assertEquals(Set.of("Seal"), who("dynamodb:UpdateItem", "c.111122223333.buy-1"));
  }

  /** Codes, who decided about whom and why, and who was shown what. */
  @Test
  void whatIsNotForEverybodyIsReadByFew() {
    assertEquals(Set.of("Fulfil", "Operate", "Redeem"), who(GET, "code#00ff"));
    assertEquals(Set.of("Fulfil", "Redeem"), who(GET, "code-of#c.111122223333.buy-1"));
    assertEquals(Set.of("Fulfil", "Operate"), who(GET, "code-pool#aws-credit.1"));
    assertEquals(Set.of("Fulfil", "Operate"), who(GET, "code-slot#aws-credit.1#7"));
    assertEquals(Set.of("Operate"), who(GET, "decision#freeze.member.111122223333.7"));
    assertEquals(Set.of("Redeem"), who(GET, "reveal#c.111122223333.buy-1"));
    assertEquals(14, who(GET, "member:111122223333").size());
  }

  /** A condition on all values holds for none; and one that is on another key for any item. */
  @Test
  void noStatementAboutTheTableHoldsForARequestThatNamesNoItem() {
    List<String> open =
        templates.of("AWS::IAM::Role").stream()
            .flatMap(
                role ->
                    Statement.all(role, "/Policies/0/PolicyDocument").stream()
                        .filter(said -> said.resources().contains(TABLE))
                        .filter(said -> !holdsToKeys(conditions(said)))
                        .map(said -> role + " " + said.sid()))
            .toList();
    assertEquals(List.of(), open);
    assertTrue(itemsOf("Operate", PUT).size() > 20, "judged by no items");
  }

  private static boolean holdsToKeys(JsonNode conditions) {
    Set<String> operators = new TreeSet<>();
    conditions.fieldNames().forEachRemaining(operators::add);
    return conditions.path("Null").path(KEYS).asText().equals("false")
        && (operators.equals(Set.of("ForAllValues:StringLike", "Null"))
            || operators.equals(Set.of("ForAllValues:StringNotLike", "Null")));
  }

  private Set<String> who(String action, String item) {
    return templates.of("AWS::IAM::Role").stream()
        .map(Resource::path)
        .filter(path -> path.startsWith("Functions/"))
        .map(path -> path.split("/", -1)[1])
        .filter(function -> may(function, action, item))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> itemsOf(String function, String action) {
    return ITEMS.stream()
        .filter(item -> may(function, action, item))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean may(String function, String action, String item) {
    return templates.grantsOf(function).stream()
        .filter(said -> said.covers(action, TABLE))
        .anyMatch(said -> holds(conditions(said), item));
  }

  /** As IAM judges a request of one item; without a condition it holds for all. */
  private static boolean holds(JsonNode conditions, String item) {
    JsonNode like = conditions.at("/ForAllValues:StringLike/" + KEYS);
    JsonNode notLike = conditions.at("/ForAllValues:StringNotLike/" + KEYS);
    return (like.isMissingNode() || patterns(like).anyMatch(one -> matches(one, item)))
        && patterns(notLike).noneMatch(one -> matches(one, item));
  }

  private static Stream<String> patterns(JsonNode oneOrMore) {
    return oneOrMore.isTextual()
        ? Stream.of(oneOrMore.asText())
        : oneOrMore.valueStream().map(JsonNode::asText);
  }

  private static boolean matches(String pattern, String text) {
    return text.matches(
        Arrays.stream(pattern.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")));
  }

  private static JsonNode conditions(Statement said) {
    return Templates.parse(said.condition().isEmpty() ? "{}" : said.condition());
  }
}
