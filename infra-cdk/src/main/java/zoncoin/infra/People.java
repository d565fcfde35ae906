package zoncoin.infra;

import static zoncoin.infra.Policies.allow;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.ArnPrincipal;
import software.amazon.awscdk.services.iam.CompositePrincipal;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * The roles that people become: an operator, who decides and proposes; an approver, who approves
 * what the other proposed and can do nothing else; an auditor, who reads the whole log; a restorer,
 * who makes a restored table what the log says. Who may become one stands in the configuration;
 * where nobody does, IAM of the operator's account says it.
 */
final class People {
  /** A working day: a session that nobody closes does not outlive it. */
  private static final Duration SESSION = Duration.hours(8);

  private static final String AUDITOR = "auditor";
  private static final String RESTORER = "restorer";

  private People() {}

  /** A pattern that the auditor's role alone matches, for policies written before it exists. */
  static String auditorPattern(ProgrammeConfiguration configuration) {
    return Policies.rolePattern(path(configuration, AUDITOR));
  }

  /** Reads the log, entries too, and what coins rest on but the bills. */
  static void auditor(Construct scope, Buckets buckets, ProgrammeConfiguration configuration) {
    List<PolicyStatement> reading =
        List.of(
            readTheLog(buckets),
            readEvidence(buckets, "assessment", "catalogue", "report", "reward-policy"),
            allow(
                "SeeWhatThereIs",
                List.of("s3:ListBucket"),
                buckets.log().getBucketArn(),
                buckets.evidence().getBucketArn()));
    role(
        new Hand(scope, "AuditorRole", path(configuration, AUDITOR)),
        configuration.place().auditors(),
        reading);
  }

  /** A pattern that the restorer's role alone matches, as the auditor's. */
  static String restorerPattern(ProgrammeConfiguration configuration) {
    return Policies.rolePattern(path(configuration, RESTORER));
  }

  /**
   * Rebuilds a table that was restored beside the ledger, and stages what a cut run left; writes
   * nothing that anybody uses until the restored table is deployed as the ledger.
   */
  static void restorer(Construct scope, DataStack data, ProgrammeConfiguration configuration) {
    Buckets buckets = data.buckets();
    List<PolicyStatement> rebuilding =
        List.of(
            readTheLog(buckets),
            readEvidence(buckets, "assessment", "catalogue", "reward-policy"),
            allow(
                "StageWhatWasBegun",
                List.of("s3:GetObject", "s3:PutObject"),
                buckets.staging().arnForObjects("*")),
            allow(
                "SeeWhatThereIs",
                List.of("s3:ListBucket"),
                buckets.log().getBucketArn(),
                buckets.evidence().getBucketArn(),
                buckets.staging().getBucketArn()),
            allow(
                "WriteWhatWasRestored",
                List.of(
                    "dynamodb:BatchGetItem",
                    "dynamodb:GetItem",
                    "dynamodb:PutItem",
                    "dynamodb:Query",
                    "dynamodb:UpdateItem"),
                data.ledger().getTableArn() + "-*"),
            allow(
                "FindTheParts",
                List.of("cloudformation:DescribeStacks", "cloudformation:ListStackResources"),
                stack(configuration, "data"),
                stack(configuration, "service")));
    role(
        new Hand(scope, "RestorerRole", path(configuration, RESTORER)),
        configuration.place().restorers(),
        rebuilding);
  }

  private static PolicyStatement readTheLog(Buckets buckets) {
    return allow(
        "ReadTheLog",
        List.of("s3:GetObject"),
        buckets.log().arnForObjects("checkpoint"),
        buckets.log().arnForObjects("tile/*"));
  }

  private static PolicyStatement readEvidence(Buckets buckets, String... folders) {
    return allow(
        "ReadEvidence",
        List.of("s3:GetObject"),
        Arrays.stream(folders)
            .map(folder -> buckets.evidence().arnForObjects(folder + "/*"))
            .toArray(String[]::new));
  }

  private static String stack(ProgrammeConfiguration configuration, String which) {
    return "arn:%s:cloudformation:%s:%s:stack/%s-%s/*"
        .formatted(Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID, configuration.programme(), which);
  }

  /** Whoever decides, and whoever approves: neither can do what the other can. */
  static void operators(
      Construct scope, DeployedFunctions functions, ProgrammeConfiguration configuration) {
    role(
        new Hand(scope, "OperatorRole", path(configuration, "operator")),
        configuration.place().operators(),
        Stream.concat(deciding(functions), Stream.of(readOutputs(scope))).toList());
    role(
        new Hand(scope, "ApproverRole", path(configuration, "approver")),
        configuration.place().approvers(),
        List.of(invoke("Approve", functions.hand("approve").getFunctionArn()), readOutputs(scope)));
    tell(scope, "OperateFunction", functions.get(ProgrammeFunction.OPERATE).getFunctionName());
    tell(scope, "IssueFunction", functions.get(ProgrammeFunction.ISSUE).getFunctionName());
  }

  /** How the command line finds the functions that it invokes. */
  private static PolicyStatement readOutputs(Construct scope) {
    return allow(
        "FindTheFunctions", List.of("cloudformation:DescribeStacks"), Stack.of(scope).getStackId());
  }

  private static void tell(Construct scope, String name, String value) {
    CfnOutput.Builder.create(Stack.of(scope), name).value(value).build();
  }

  private static Stream<PolicyStatement> deciding(DeployedFunctions functions) {
    return Stream.of(
        invoke("DecideAndPropose", functions.hand("propose").getFunctionArn()),
        // An event is replayed and a report filed by invoking the function.
        invoke(
            "ReplayAndReport",
            functions.get(ProgrammeFunction.ISSUE).getFunctionArn(),
            functions.get(ProgrammeFunction.VEST).getFunctionArn(),
            functions.get(ProgrammeFunction.REPORT).getFunctionArn()),
        allow(
            "TakeWhatFailed",
            List.of(
                "sqs:DeleteMessage",
                "sqs:GetQueueAttributes",
                "sqs:ReceiveMessage",
                "sqs:StartMessageMoveTask"),
            setAside(functions)),
        // What a redrive of SQS needs at its other end.
        allow("PutBackWhatWasSetAside", List.of("sqs:SendMessage"), work(functions)));
  }

  private static PolicyStatement invoke(String sid, String... functions) {
    return allow(sid, List.of("lambda:InvokeFunction"), functions);
  }

  private static String[] setAside(DeployedFunctions functions) {
    return each(functions)
        .flatMap(queues -> Stream.concat(queues.failures().stream(), queues.setAside().stream()))
        .map(Queue::getQueueArn)
        .toArray(String[]::new);
  }

  private static String[] work(DeployedFunctions functions) {
    return each(functions)
        .flatMap(queues -> queues.work().stream())
        .map(Queue::getQueueArn)
        .toArray(String[]::new);
  }

  private static Stream<FunctionQueues> each(DeployedFunctions functions) {
    return Arrays.stream(ProgrammeFunction.values()).map(functions::queues);
  }

  /** Where a role is made, and what it is called. */
  private record Hand(Construct scope, String id, String path) {}

  private static void role(Hand hand, List<String> people, List<PolicyStatement> statements) {
    Role role =
        Role.Builder.create(hand.scope(), hand.id())
            .assumedBy(trusted(people))
            .path(hand.path())
            .maxSessionDuration(SESSION)
            .inlinePolicies(
                Map.of(
                    "Permissions", PolicyDocument.Builder.create().statements(statements).build()))
            .build();
    tell(hand.scope(), hand.id() + "Arn", role.getRoleArn());
  }

  private static IPrincipal trusted(List<String> people) {
    return people.isEmpty()
        ? new AccountRootPrincipal()
        : new CompositePrincipal(people.stream().map(ArnPrincipal::new).toArray(IPrincipal[]::new));
  }

  private static String path(ProgrammeConfiguration configuration, String who) {
    return "/zoncoin/" + configuration.programme() + "/" + who + "/";
  }
}
