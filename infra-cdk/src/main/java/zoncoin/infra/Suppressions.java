package zoncoin.infra;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/**
 * The findings of the AwsSolutions rules that we answer instead of obeying, each for the smallest
 * part it is about. Whoever adds a line convinces a security reviewer with its reason alone.
 */
final class Suppressions {
  private static final String TILES =
      "A tile's name follows from the size of the tree, and the name of evidence from what is in"
          + " it, so a prefix is as exact as it gets.";

  private static final String READINGS =
      "A reading and a report are named by payer, month and hash, so a prefix is as exact as it"
          + " gets.";

  private static final String TRACES =
      "Traces belong to the account: X-Ray's two writing actions take no resource but all.";

  private Suppressions() {}

  static void apply(DataStack data, Stack service, Stack payer, Stack member) {
    answerForThePublicLog(service);
    for (String policy : List.of("Reader", "Redeemer")) {
      answer(
          member,
          policy,
          "AwsSolutions-IAM5",
          "What stands for a path's parameter is an id of the caller's own: the function refuses"
              + " another's.");
    }
    answer(
        payer,
        "CostsReader",
        "AwsSolutions-IAM5",
        "Cost Explorer, Invoicing and CloudWatch's figures know no resource to name; an export's id"
            + " is AWS's to draw.");
    if (payer.getNode().tryFindChild("CreditsWriter") != null) {
      answer(
          payer,
          "CreditsWriter",
          "AwsSolutions-IAM5",
          "Billing Conductor's list knows no resource, and AWS draws the id of a custom line item"
              + " when it is made.");
    }
    answer(
        data.stack(),
        "Seeds",
        "AwsSolutions-SMG4",
        "The issuers' keys are rotated by a function, on a schedule only if the operator sets one:"
            + " whoever verifies receipts has to hear of other keys. The nonce key must stay the"
            + " same for ever, or no old entry could be shown to be what its hash hides.");
    answerOf(
        within(service, "Functions"),
        suppression("AwsSolutions-IAM5", TRACES).appliesTo(List.of("Resource::*")));
    answer(
        service,
        "Functions/Issue/Role",
        "AwsSolutions-IAM5",
        "AWS names the files of a delivery; the whole bucket is bills, which is what issue reads;"
            + " and it keeps them, and what it makes of them, under their hashes.");
    answer(service, "Functions/Seal/Role", "AwsSolutions-IAM5", TILES);
    answer(data.stack(), "AuditorRole", "AwsSolutions-IAM5", TILES);
    answer(
        data.stack(),
        "RestorerRole",
        "AwsSolutions-IAM5",
        "Names in the log, of evidence and of what is staged follow from size or hash; whoever"
            + " restores a table names it, after the ledger's; CloudFormation draws the end of a"
            + " stack's ARN.");
    for (String reader :
        List.of("Lookup", "Redeem", "Vest", "Fulfil", "Collect", "Operate", "Publish")) {
      answer(service, "Functions/" + reader + "/Role", "AwsSolutions-IAM5", TILES);
    }
    answer(service, "Functions/Report/Role", "AwsSolutions-IAM5", TILES);
    answer(service, "Functions/Estimate/Role", "AwsSolutions-IAM5", READINGS);
    answer(service, "Functions/Reconcile/Role", "AwsSolutions-IAM5", READINGS);
    answer(
        service,
        "Door/Api",
        "AwsSolutions-APIG2",
        "The functions parse strictly and refuse whatever is not in its form; a validator would be"
            + " a second and laxer grammar, with answers of its own.");
    answer(
        service,
        "Door/Api",
        "AwsSolutions-APIG3",
        "Only signed requests of known accounts pass the resource policy, so a firewall would see"
            + " nothing but them; the stage is throttled.");
  }

  private static void answerForThePublicLog(Stack service) {
    String distribution = "PublicLog/Distribution";
    answer(
        service,
        distribution,
        "AwsSolutions-CFR1",
        "Hash tiles are for whoever holds a receipt, wherever that is; they tell nothing else.");
    answer(
        service,
        distribution,
        "AwsSolutions-CFR2",
        "It hands out static files that hide what they prove: no request can ask for anything"
            + " else.");
    answer(
        service,
        distribution,
        "AwsSolutions-CFR3",
        "Who looks at a public file is nobody's business; what reaches the bucket, the bucket"
            + " logs.");
    answer(
        service,
        distribution,
        "AwsSolutions-CFR4",
        "The name is CloudFront's own, whose certificate sets the version; an operator's own name"
            + " comes with a certificate of its own.");
  }

  private static void answer(Stack stack, String path, String rule, String reason) {
    answerOf(within(stack, path), suppression(rule, reason));
  }

  private static void answerOf(Construct scope, NagPackSuppression.Builder suppression) {
    NagSuppressions.addResourceSuppressions(scope, List.of(suppression.build()), true);
  }

  private static NagPackSuppression.Builder suppression(String rule, String reason) {
    return NagPackSuppression.builder().id(rule).reason(reason);
  }

  private static Construct within(Stack stack, String path) {
    Construct scope = stack;
    for (String id : path.split("/", -1)) {
      scope = (Construct) scope.getNode().findChild(id);
    }
    return scope;
  }
}
