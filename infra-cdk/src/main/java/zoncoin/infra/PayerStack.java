package zoncoin.infra;

import static zoncoin.infra.Policies.allow;
import static zoncoin.infra.ProgrammeFunction.ESTIMATE;
import static zoncoin.infra.ProgrammeFunction.FULFIL;
import static zoncoin.infra.ProgrammeFunction.ISSUE;
import static zoncoin.infra.ProgrammeFunction.RECONCILE;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.BootstraplessSynthesizer;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.CfnRule;
import software.amazon.awscdk.CfnRuleAssertion;
import software.amazon.awscdk.CfnStackSet;
import software.amazon.awscdk.CfnStackSet.AutoDeploymentProperty;
import software.amazon.awscdk.CfnStackSet.DeploymentTargetsProperty;
import software.amazon.awscdk.CfnStackSet.ParameterProperty;
import software.amazon.awscdk.CfnStackSet.StackInstancesProperty;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.ICfnConditionExpression;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AccountPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;
import zoncoin.infra.ProgrammeConfiguration.PayerRole;

/**
 * What a payer deploys in its own account, the management account of an organization or one that
 * bills are delegated to: the export that coins rest on, the role by which the operator's functions
 * read what AWS says of costs, one that writes credits if any are given, and the policies of the
 * members. Billing has one home, so it is a stack of us-east-1, and CloudFormation refuses it
 * elsewhere, or in an account that is no payer.
 */
final class PayerStack {
  /** Where billing lives; IAM is everywhere. */
  private static final String HOME = "us-east-1";

  private PayerStack() {}

  static Stack of(Construct app, ProgrammeConfiguration configuration) {
    Stack stack =
        Stack.Builder.create(app, configuration.programme() + "-payer")
            .description("ZonCoin: the export that coins rest on, and a role to read costs")
            .env(Environment.builder().region(HOME).build())
            .synthesizer(new BootstraplessSynthesizer())
            .build();
    onlyWhereItBelongs(stack, configuration);
    CfnParameter bucket =
        CfnParameter.Builder.create(stack, "ExportsBucket")
            .description("Output ExportsBucket of the operator's data stack")
            .allowedPattern("[a-z0-9.-]{3,63}")
            .build();
    PayerExport.of(stack, configuration, bucket.getValueAsString());
    trust(costsReader(stack), PayerRole.COSTS_READER, configuration, ISSUE, ESTIMATE, RECONCILE);
    if (configuration.place().billingConductor()) {
      trust(creditsWriter(stack), PayerRole.CREDITS_WRITER, configuration, FULFIL);
    }
    if (!configuration.place().memberUnits().isEmpty()) {
      members(stack, configuration);
    }
    return stack;
  }

  private static void onlyWhereItBelongs(Stack stack, ProgrammeConfiguration configuration) {
    CfnRule.Builder.create(stack, "OnlyWhereItBelongs")
        .assertions(
            List.of(
                assertion(
                    Fn.conditionEquals(Aws.REGION, HOME), "Billing is in us-east-1: deploy there"),
                assertion(
                    Fn.conditionContains(configuration.payers(), Aws.ACCOUNT_ID),
                    "This account is none of the configuration's payers")))
        .build();
  }

  private static CfnRuleAssertion assertion(ICfnConditionExpression holds, String otherwise) {
    return CfnRuleAssertion.builder().assertValue(holds).assertDescription(otherwise).build();
  }

  /** Assumed by the operator's functions that read costs, and by nobody else of its account. */
  private static Role.Builder costsReader(Stack stack) {
    return Role.Builder.create(stack, "CostsReader")
        .description("Reads what AWS says of this account's costs, for ZonCoin")
        .inlinePolicies(
            permissions(
                allow(
                    "ReadCosts",
                    List.of(
                        "ce:GetCostAndUsage",
                        "cloudwatch:GetMetricData",
                        "invoicing:ListInvoiceSummaries"),
                    "*"),
                allow(
                    "ReadWhatTheExportIsAskedFor",
                    List.of("bcm-data-exports:GetExport"),
                    "arn:aws:bcm-data-exports:us-east-1:" + Aws.ACCOUNT_ID + ":export/*")));
  }

  /**
   * Assumed by the one function that delivers, where redeemed coins become a credit on the bill
   * that Billing Conductor shows. Not the costs reader: whoever reads writes nothing.
   */
  private static Role.Builder creditsWriter(Stack stack) {
    return Role.Builder.create(stack, "CreditsWriter")
        .description("Writes credits on pro forma bills by Billing Conductor, for ZonCoin")
        .inlinePolicies(
            permissions(
                allow(
                    "CreditByBillingConductor",
                    List.of(
                        "billingconductor:CreateCustomLineItem",
                        "billingconductor:ListCustomLineItems",
                        "billingconductor:UpdateCustomLineItem"),
                    "*")));
  }

  private static Map<String, PolicyDocument> permissions(PolicyStatement... statements) {
    return Map.of(
        "Permissions", PolicyDocument.Builder.create().statements(List.of(statements)).build());
  }

  /** Gives a role its name, and trusts these functions of the operator alone. */
  private static void trust(
      Role.Builder role,
      PayerRole which,
      ProgrammeConfiguration configuration,
      ProgrammeFunction... functions) {
    String name = configuration.nameOf(which);
    int file = name.lastIndexOf('/') + 1;
    role.roleName(name.substring(file))
        .path("/" + name.substring(0, file))
        .assumedBy(
            new PrincipalWithConditions(
                new AccountPrincipal(configuration.place().account()),
                Ordered.map(
                    "StringEquals",
                    Ordered.map("sts:ExternalId", configuration.logOrigin()),
                    "ArnLike",
                    Ordered.map(
                        "aws:PrincipalArn",
                        Stream.of(functions)
                            .map(function -> rolesOf(function, configuration))
                            .toList()))))
        .build();
  }

  private static String rolesOf(ProgrammeFunction function, ProgrammeConfiguration configuration) {
    String account = configuration.place().account();
    return "arn:aws:iam::" + account + ":role" + function.rolePath(configuration) + "*";
  }

  /** Every account of these units, also those that come later, gets the two policies. */
  private static void members(Stack stack, ProgrammeConfiguration configuration) {
    CfnParameter api = MemberStack.apiId(stack);
    CfnStackSet.Builder.create(stack, "Members")
        .stackSetName(configuration.programme() + "-members")
        .description("ZonCoin: what a member's own people may be allowed")
        .permissionModel("SERVICE_MANAGED")
        .autoDeployment(
            AutoDeploymentProperty.builder()
                .enabled(true)
                .retainStacksOnAccountRemoval(false)
                .build())
        .capabilities(List.of("CAPABILITY_NAMED_IAM"))
        .parameters(
            List.of(
                ParameterProperty.builder()
                    .parameterKey(api.getLogicalId())
                    .parameterValue(api.getValueAsString())
                    .build()))
        .stackInstancesGroup(
            List.of(
                StackInstancesProperty.builder()
                    .deploymentTargets(
                        DeploymentTargetsProperty.builder()
                            .organizationalUnitIds(configuration.place().memberUnits())
                            .build())
                    .regions(List.of(HOME))
                    .build()))
        .templateBody(MemberStack.template(configuration))
        .build();
  }
}
