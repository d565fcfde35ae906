package zoncoin.infra.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import zoncoin.infra.templates.Templates.Resource;

/** The log is written once, by one, and kept. */
final class LogTest {
  private static final String TILE = "${Log.Arn}/tile/0/x001/234.p/5";
  private static final String ENTRIES = "${Log.Arn}/tile/entries/000";
  private static final String CHECKPOINT = "${Log.Arn}/checkpoint";

  private final Templates templates = Synthesis.templates();

  @Test
  void nobodyDeletesFromTheLog() {
    for (String object : List.of(TILE, ENTRIES, CHECKPOINT)) {
      for (String action :
          List.of("s3:DeleteObject", "s3:DeleteObjectVersion", "s3:ReplicateDelete")) {
        assertTrue(denied(action, object, Statement::unconditional), action + " " + object);
        assertEquals(Set.of(), templates.whoMay(action, object));
      }
    }
  }

  @Test
  void nothingLetsTheLogExpire() {
    Resource log = templates.at("Log");
    assertTrue(log.property("/LifecycleConfiguration").isMissingNode());
    assertEquals("Enabled", log.text("/VersioningConfiguration/Status"));
    assertTrue(denied("s3:PutLifecycleConfiguration", "${Log.Arn}", Statement::unconditional));
  }

  @Test
  void whereTheLogIsLockedEachObjectIsAndNobodyLiftsIt() {
    assertEquals(
        "{\"ObjectLockEnabled\":\"Enabled\","
            + "\"Rule\":{\"DefaultRetention\":{\"Days\":365,\"Mode\":\"COMPLIANCE\"}}}",
        Synthesis.other().at("Log").property("/ObjectLockConfiguration").toString());
    assertTrue(templates.at("Log").property("/ObjectLockConfiguration").isMissingNode());
  }

  @Test
  void onlyTheSealerWritesTheLog() {
    for (String object : List.of(TILE, ENTRIES, CHECKPOINT)) {
      assertEquals(Set.of("Seal"), templates.whoMay("s3:PutObject", object));
      for (String action : List.of("s3:PutObject", "s3:ReplicateObject")) {
        assertTrue(denied(action, object, LogTest::unlessItIsTheSealer), action + " " + object);
      }
    }
  }

  @Test
  void aTileIsWrittenOnlyIfItIsNotThere() {
    String condition = "{\"Null\":{\"s3:if-none-match\":\"true\"}}";
    for (String object : List.of(TILE, ENTRIES)) {
      assertTrue(denied("s3:PutObject", object, said -> said.condition().equals(condition)));
    }
  }

  @Test
  void theCheckpointIsWrittenOnlyOverTheOneThatWasRead() {
    String condition = "{\"Null\":{\"s3:if-match\":\"true\",\"s3:if-none-match\":\"true\"}}";
    assertTrue(denied("s3:PutObject", CHECKPOINT, said -> said.condition().equals(condition)));
  }

  @Test
  void entriesAreReadByFiveFunctionsAndByWhoAuditsOrRestores() {
    Set<String> readers =
        Set.of("AuditorRole", "Collect", "Lookup", "Publish", "Report", "RestorerRole", "Seal");
    assertEquals(readers, templates.whoMay("s3:GetObject", ENTRIES));
    String others =
        "{\"ArnNotLike\":{\"aws:PrincipalArn\":["
            + Stream.of("auditor", "restorer", "seal", "lookup", "report", "collect", "publish")
                .map(
                    who ->
                        "\"arn:${AWS::Partition}:iam::${AWS::AccountId}:role/zoncoin/zoncoin/"
                            + who
                            + "/*\"")
                .collect(Collectors.joining(","))
            + "]}}";
    for (String action :
        List.of("s3:GetObject", "s3:GetObjectVersion", "s3:GetObjectVersionForReplication")) {
      assertTrue(denied(action, ENTRIES, said -> said.condition().equals(others)), action);
    }
  }

  @Test
  void everybodyReadsCheckpointAndHashTilesAndNothingElse() {
    List<Statement> published =
        Statement.all(templates.at("Log/Policy"), "/PolicyDocument").stream()
            .filter(Statement::allows)
            .toList();
    assertEquals(1, published.size());
    Statement said = published.getFirst();
    assertEquals("{\"Service\":\"cloudfront.amazonaws.com\"}", said.principal().toString());
    assertEquals(List.of("s3:GetObject"), said.actions());
    assertTrue(said.covers("s3:GetObject", CHECKPOINT) && said.covers("s3:GetObject", TILE));
    for (String trick :
        List.of(
            "entries/000", "0/../entries/000", "0/x001/../../entries/000", "entries/../0/000")) {
      assertEquals(
          trick.startsWith("0/"),
          said.covers("s3:GetObject", "${Log.Arn}/tile/" + trick),
          "S3 knows no folders: what has dots in it is another object, which is not there");
    }
    assertEquals(
        "{\"ArnLike\":{\"aws:SourceArn\":"
            + "\"arn:${AWS::Partition}:cloudfront::${AWS::AccountId}:distribution/*\"}}",
        said.condition());
    Resource distribution = templates.at("PublicLog/Distribution");
    assertEquals(1, distribution.property("/DistributionConfig/Origins").size());
    assertEquals(
        "sigv4 always s3",
        Stream.of("SigningProtocol", "SigningBehavior", "OriginAccessControlOriginType")
            .map(
                field ->
                    templates
                        .of("AWS::CloudFront::OriginAccessControl")
                        .getFirst()
                        .text("/OriginAccessControlConfig/" + field))
            .collect(Collectors.joining(" ")));
    assertEquals(
        "https-only",
        distribution.text("/DistributionConfig/DefaultCacheBehavior/ViewerProtocolPolicy"));
  }

  @Test
  void whatIsStagedIsTheSealersAndWhoRestoresAndApartFromTheLog() {
    for (String action : List.of("s3:GetObject", "s3:PutObject")) {
      assertEquals(
          Set.of("RestorerRole", "Seal"), templates.whoMay(action, "${Staging.Arn}/8-root-run"));
    }
    assertEquals(Set.of("Seal"), templates.whoMay("s3:DeleteObject", "${Staging.Arn}/8-root-run"));
  }

  /** The sealer deletes bundles, and cannot delete what it deleted. */
  @Test
  void aBundleThatIsDeletedCanBePutBackForAMonth() {
    Resource staging = templates.at("Staging");
    assertEquals("Enabled", staging.text("/VersioningConfiguration/Status"));
    assertEquals(
        "30",
        staging.text("/LifecycleConfiguration/Rules/1/NoncurrentVersionExpiration/NoncurrentDays"));
    assertEquals(Set.of(), templates.whoMay("s3:DeleteObjectVersion", "${Staging.Arn}/8-root-run"));
  }

  private boolean denied(String action, String resource, Predicate<Statement> when) {
    Resource policy = templates.at("Log/Policy");
    assertEquals("${Log}", policy.text("/Bucket"));
    return Statement.all(policy, "/PolicyDocument").stream()
        .anyMatch(said -> said.deniesEveryone(action, resource) && when.test(said));
  }

  private static boolean unlessItIsTheSealer(Statement said) {
    return said.condition()
        .equals(
            "{\"ArnNotLike\":{\"aws:PrincipalArn\":[\"arn:${AWS::Partition}:iam::${AWS::AccountId}"
                + ":role/zoncoin/zoncoin/seal/*\"]}}");
  }
}
