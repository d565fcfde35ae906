package zoncoin.infra.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import zoncoin.infra.templates.Templates.Resource;

/** What coins rest on is written once, by the function that issues, and kept. */
final class EvidenceTest {
  private static final String ASSESSMENT = "${Evidence.Arn}/assessment/e3b0";
  private static final String POLICY = "${Evidence.Arn}/reward-policy/e3b0";
  private static final String SOURCE = "${Evidence.Arn}/source/e3b0";
  private static final List<String> ALL = List.of(ASSESSMENT, POLICY, SOURCE);

  private final Templates templates = Synthesis.templates();

  @Test
  void nobodyDeletesEvidence() {
    for (String object : ALL) {
      for (String action :
          List.of("s3:DeleteObject", "s3:DeleteObjectVersion", "s3:ReplicateDelete")) {
        assertTrue(denied(action, object, Statement::unconditional), action + " " + object);
        assertEquals(Set.of(), templates.whoMay(action, object));
      }
    }
  }

  @Test
  void sourcesCoolAndNothingExpires() {
    Resource evidence = templates.at("Evidence");
    assertEquals(
        "[{\"Id\":\"CoolSources\",\"Prefix\":\"source/\",\"Status\":\"Enabled\",\"Transitions\":"
            + "[{\"StorageClass\":\"GLACIER_IR\",\"TransitionInDays\":90}]}]",
        evidence.property("/LifecycleConfiguration/Rules").toString());
    assertEquals("Enabled", evidence.text("/VersioningConfiguration/Status"));
    assertTrue(denied("s3:PutLifecycleConfiguration", "${Evidence.Arn}", Statement::unconditional));
  }

  @Test
  void onlyWhatIssuesWritesEvidenceAndOnlyIfItIsNotThere() {
    String notIssue =
        "{\"ArnNotLike\":{\"aws:PrincipalArn\":[\"arn:${AWS::Partition}:iam::${AWS::AccountId}"
            + ":role/zoncoin/zoncoin/issue/*\","
            + "\"arn:${AWS::Partition}:iam::${AWS::AccountId}"
            + ":role/zoncoin/zoncoin/estimate/*\","
            + "\"arn:${AWS::Partition}:iam::${AWS::AccountId}"
            + ":role/zoncoin/zoncoin/report/*\","
            + "\"arn:${AWS::Partition}:iam::${AWS::AccountId}"
            + ":role/zoncoin/zoncoin/operate/*\"]}}";
    String blindly = "{\"Null\":{\"s3:if-none-match\":\"true\"}}";
    assertEquals(Set.of("Issue", "Estimate"), templates.whoMay("s3:PutObject", ASSESSMENT));
    assertEquals(Set.of("Issue", "Estimate", "Operate"), templates.whoMay("s3:PutObject", POLICY));
    assertEquals(Set.of("Issue"), templates.whoMay("s3:PutObject", SOURCE));
    for (String object : ALL) {
      for (String action : List.of("s3:PutObject", "s3:ReplicateObject")) {
        assertTrue(denied(action, object, said -> said.condition().equals(notIssue)), action);
      }
      assertTrue(denied("s3:PutObject", object, said -> said.condition().equals(blindly)));
    }
  }

  @Test
  void lookupReadsWhatCoinsRestOnAndNoBills() {
    assertEquals(
        Set.of("AuditorRole", "Estimate", "Issue", "Lookup", "Reconcile", "RestorerRole"),
        templates.whoMay("s3:GetObject", ASSESSMENT));
    assertEquals(
        Set.of("AuditorRole", "Estimate", "Issue", "Lookup", "Operate", "RestorerRole"),
        templates.whoMay("s3:GetObject", POLICY));
    assertEquals(
        Set.of("AuditorRole", "Fulfil", "Lookup", "Operate", "Redeem", "RestorerRole", "Vest"),
        templates.whoMay("s3:GetObject", "${Evidence.Arn}/catalogue/e3b0"));
    assertEquals(Set.of("Issue"), templates.whoMay("s3:GetObject", SOURCE));
  }

  @Test
  void onlyReportKeepsReportsAndOnlyOperatorsCatalogues() {
    assertEquals(
        Set.of("Operate"), templates.whoMay("s3:PutObject", "${Evidence.Arn}/catalogue/e3b0"));
    String report = "${Evidence.Arn}/report/e3b0";
    assertEquals(Set.of("Report"), templates.whoMay("s3:PutObject", report));
    assertEquals(Set.of("AuditorRole", "Report"), templates.whoMay("s3:GetObject", report));
  }

  private boolean denied(String action, String resource, Predicate<Statement> when) {
    Resource policy = templates.at("Evidence/Policy");
    assertEquals("${Evidence}", policy.text("/Bucket"));
    return Statement.all(policy, "/PolicyDocument").stream()
        .anyMatch(said -> said.deniesEveryone(action, resource) && when.test(said));
  }
}
