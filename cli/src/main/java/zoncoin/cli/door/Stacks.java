package zoncoin.cli.door;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import zoncoin.note.VerifierKey;
import zoncoin.tlog.Malformed;

/**
 * What the two stacks of a programme tell of it (AWS CloudFormation API, DescribeStacks and
 * ListStackResources).
 *
 * @param programme its name, as in {@code programme.json}; its stacks are {@code <name>-data} and
 *     {@code <name>-service}
 * @param outputs of those that were asked, by their names
 * @param deadLetters URLs of the queues of what nobody could do
 */
public record Stacks(String programme, Map<String, String> outputs, List<String> deadLetters) {
  /** Output: the ledger's table. */
  public static final String TABLE = "Table";

  /** Output: the log's bucket. */
  public static final String LOG_BUCKET = "LogBucket";

  /** Output: the bucket of what is about to be sealed. */
  public static final String STAGING_BUCKET = "StagingBucket";

  /** Output: the bucket of what coins rest on. */
  public static final String EVIDENCE_BUCKET = "EvidenceBucket";

  /** Output: ARN of the log's Ed25519 key. */
  public static final String LOG_KEY_ED25519 = "LogKeyEd25519";

  /** Output: ARN of the log's ML-DSA-44 key. */
  public static final String LOG_KEY_ML_DSA_44 = "LogKeyMlDsa44";

  /** Output: all keys of the log, a blank between two. */
  public static final String KEYS = "Keys";

  static final String OPERATE = "OperateFunction";
  static final String ISSUE = "IssueFunction";

  private static final String QUEUE = "AWS::SQS::Queue";
  private static final String NO_SUCH_STACK = "ValidationError";
  private static final String NEXT = "ask whoever deployed it for cloudformation:DescribeStacks";

  /** Of every queue's two kinds that no function reads: see {@code FunctionQueues} of the stack. */
  private static final List<String> UNREAD = List.of("Failures", "SetAside");

  /** Copies. */
  public Stacks {
    outputs = Map.copyOf(outputs);
    deadLetters = List.copyOf(deadLetters);
  }

  /**
   * Asks both stacks, for all there is.
   *
   * @throws Malformed if one is not there or could not be asked: says what to do
   */
  public static Stacks of(CloudFormationClient client, String programme) {
    Map<String, String> outputs = new HashMap<>(outputs(client, programme + "-data"));
    outputs.putAll(outputs(client, programme + "-service"));
    List<String> deadLetters = new ArrayList<>();
    try {
      client
          .listStackResourcesPaginator(b -> b.stackName(programme + "-service"))
          .stackResourceSummaries()
          .forEach(
              resource -> {
                if (isUnread(resource)) {
                  deadLetters.add(resource.physicalResourceId());
                }
              });
    } catch (SdkException fault) {
      throw Refused.to(
          "list the queues of " + programme + "-service",
          fault,
          "ask whoever deployed it for cloudformation:ListStackResources");
    }
    return new Stacks(programme, outputs, deadLetters);
  }

  /** Asks the stack of the functions alone, for its outputs: what an operator may read. */
  static Stacks ofService(CloudFormationClient client, String programme) {
    return new Stacks(programme, outputs(client, programme + "-service"), List.of());
  }

  private static Map<String, String> outputs(CloudFormationClient client, String name) {
    Map<String, String> outputs = new HashMap<>();
    try {
      for (Stack stack : client.describeStacks(b -> b.stackName(name)).stacks()) {
        stack.outputs().forEach(output -> outputs.put(output.outputKey(), output.outputValue()));
      }
      return outputs;
    } catch (CloudFormationException fault) {
      if (fault.awsErrorDetails() != null
          && NO_SUCH_STACK.equals(fault.awsErrorDetails().errorCode())) {
        throw new Malformed(
            "there is no stack %s in %s, in the account of these credentials: see AWS_REGION and AWS_PROFILE"
                .formatted(name, region(client)));
      }
      throw Refused.to("read the outputs of " + name, fault, NEXT);
    } catch (SdkException fault) {
      throw Refused.to("read the outputs of " + name, fault, NEXT);
    }
  }

  private static String region(CloudFormationClient client) {
    return client.serviceClientConfiguration().region().id();
  }

  private static boolean isUnread(StackResourceSummary resource) {
    return resource.resourceType().equals(QUEUE)
        && UNREAD.stream().anyMatch(resource.logicalResourceId()::contains);
  }

  /**
   * One output.
   *
   * @throws Malformed if no stack that was asked has it: it was deployed by an older version
   */
  public String output(String name) {
    return Optional.ofNullable(outputs.get(name))
        .orElseThrow(
            () ->
                new Malformed(
                    "stacks of " + programme + ": no output " + name + "; deploy them again"));
  }

  /** The log's and the issuers' keys, as they were told when the service was deployed last. */
  public List<VerifierKey> keys() {
    return List.of(output(KEYS).split(" ", -1)).stream().map(VerifierKey::parse).toList();
  }
}
