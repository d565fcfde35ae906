package zoncoin.infra;

import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.BootstraplessSynthesizer;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * What a member's account gets: two managed policies that its own administrators attach to whom
 * they like, one to look up, one to ask for what moves coins. It lets nobody of ours in, has no
 * asset and needs no bootstrap, so that it can be deployed from a console or by a stack set.
 */
final class MemberStack {
  /** The most that CloudFormation takes as a text (AWS CloudFormation API, TemplateBody). */
  static final int MOST_BYTES = 51_200;

  private MemberStack() {}

  static Stack of(Construct app, ProgrammeConfiguration configuration) {
    Stack stack =
        Stack.Builder.create(app, configuration.programme() + "-member")
            .description("ZonCoin: what a member's own people may be allowed")
            .synthesizer(new BootstraplessSynthesizer())
            .build();
    CfnParameter api = apiId(stack);
    String stage =
        "arn:"
            + Aws.PARTITION
            + ":execute-api:"
            + configuration.place().region()
            + ":"
            + configuration.place().account()
            + ":"
            + api.getValueAsString()
            + "/"
            + Api.STAGE
            + "/";
    policy(stack, "Reader", "Looks up coins, entries and receipts", operations(true, stage));
    policy(stack, "Redeemer", "Enrols, pays and redeems", operations(false, stage));
    return stack;
  }

  /** Which API: known once the service stack is there. */
  static CfnParameter apiId(Construct scope) {
    return CfnParameter.Builder.create(scope, "ApiId")
        .description("Output ApiId of the operator's service stack")
        .allowedPattern("[a-z0-9]{10}")
        .build();
  }

  /** Its template as a text, for a stack set to deploy. */
  static String template(ProgrammeConfiguration configuration) {
    App app = new App(AppProps.builder().analyticsReporting(false).build());
    Stack stack = of(app, configuration);
    String text = Json.print(app.synth().getStackByName(stack.getStackName()).getTemplate());
    if (text.length() > MOST_BYTES) {
      throw new IllegalStateException("the members' template has " + text.length() + " bytes");
    }
    return text;
  }

  private static List<String> operations(boolean reading, String stage) {
    return ApiFile.read().operations().stream()
        .filter(operation -> operation.method().equals("GET") == reading)
        .map(
            operation -> stage + operation.method() + operation.path().replaceAll("\\{[^}]*}", "*"))
        .toList();
  }

  private static void policy(
      Stack stack, String name, String description, List<String> operations) {
    PolicyStatement invoke =
        Policies.allow(name, List.of("execute-api:Invoke"), operations.toArray(String[]::new));
    ManagedPolicy.Builder.create(stack, name)
        .managedPolicyName("ZonCoin" + name)
        .description("ZonCoin: " + description)
        .statements(List.of(invoke))
        .build();
  }
}
