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

  static void apply(DataStack data, Stack service) {
    answer(
        data.stack(),
        "Seeds",
        "AwsSolutions-SMG4",
        "A new issuer key is an entry of the ledger, made by an operator; the nonce key must stay"
            + " the same for ever, or no old entry could be shown to be what its hash hides.");
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
    answer(service, "Functions/Lookup/Role", "AwsSolutions-IAM5", TILES);
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
