package zoncoin.infra.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import zoncoin.infra.templates.Templates.Resource;

/** What {@code zon doctor --stack} asks about is found by the names that CloudFormation gives. */
final class DoctorPermissionsTest {
  private static final List<Statement> ALLOWED =
      Statement.all(Synthesis.ROOT.resolve("docs/doctor-permissions.json"));

  private final Templates templates = Synthesis.templates();

  /** User guide, "Name type": stack, logical id, and something drawn. */
  private static String name(String stack, Resource resource) {
    return "zoncoin-" + stack + "-" + resource.logicalId() + "-1A2B3C";
  }

  private static boolean may(String action, String arn) {
    return ALLOWED.stream().anyMatch(said -> said.covers(action, arn));
  }

  @Test
  void theNamesOfWhatIsDeployedAreCovered() {
    String here = ":eu-central-1:999988887777:";
    String table = "arn:aws:dynamodb" + here + "table/" + name("data", templates.at("Ledger"));
    assertTrue(may("dynamodb:Query", table + "/index/unsealed") && may("dynamodb:GetItem", table));
    String log = "arn:aws:s3:::" + name("data", templates.at("Log")).toLowerCase(Locale.ROOT);
    assertTrue(may("s3:GetBucketPolicy", log) && may("s3:GetObject", log + "/checkpoint"));
    for (Resource queue : templates.of("AWS::SQS::Queue")) {
      String arn = "arn:aws:sqs" + here + name("service", queue);
      assertTrue(may("sqs:GetQueueAttributes", arn), arn);
    }
    Resource issue = templates.at("Functions/Issue/Function");
    String function = "arn:aws:lambda" + here + "function:" + name("service", issue);
    assertTrue(may("lambda:InvokeFunction", function));
  }

  @Test
  void nothingIsWrittenAndNothingElseIsInvokedOrRead() {
    for (Statement said : ALLOWED) {
      for (String action : said.actions()) {
        assertTrue(
            action.matches("[a-z0-9]+:(Get|Describe|List|Query)\\w*|lambda:InvokeFunction"),
            action);
      }
    }
    String here = ":eu-central-1:999988887777:";
    List<Resource> functions = templates.of("AWS::Lambda::Function");
    assertEquals(
        List.of("Functions/Issue/Function"),
        functions.stream()
            .filter(
                function ->
                    may(
                        "lambda:InvokeFunction",
                        "arn:aws:lambda" + here + "function:" + name("service", function)))
            .map(Resource::path)
            .toList());
    assertTrue(!may("s3:GetObject", "arn:aws:s3:::zoncoin-data-log1a-2b/tile/entries/000"));
    assertTrue(!may("s3:GetObject", "arn:aws:s3:::zoncoin-data-evidence1a-2b/checkpoint"));
  }
}
