package zoncoin.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
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
 * @param outputs of both, by their names
 * @param deadLetters URLs of the queues of what nobody could do
 */
record Stacks(String programme, Map<String, String> outputs, List<String> deadLetters) {
  /** As the log's outputs are named where they are deployed. */
  static final String TABLE = "Table";

  static final String LOG_BUCKET = "LogBucket";
  static final String EVIDENCE_BUCKET = "EvidenceBucket";
  static final String LOG_KEY_ED25519 = "LogKeyEd25519";
  static final String LOG_KEY_ML_DSA_44 = "LogKeyMlDsa44";
  static final String KEYS = "Keys";

  private static final String QUEUE = "AWS::SQS::Queue";

  /** Of every queue's two kinds that no function reads: see {@code FunctionQueues} of the stack. */
  private static final List<String> UNREAD = List.of("Failures", "SetAside");

  /** Copies. */
  Stacks {
    outputs = Map.copyOf(outputs);
    deadLetters = List.copyOf(deadLetters);
  }

  /**
   * Asks both stacks.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException if one is not there, or could not be
   *     asked
   */
  static Stacks of(CloudFormationClient client, String programme) {
    Map<String, String> outputs = new HashMap<>(outputs(client, programme + "-data"));
    outputs.putAll(outputs(client, programme + "-service"));
    List<String> deadLetters = new ArrayList<>();
    client
        .listStackResourcesPaginator(b -> b.stackName(programme + "-service"))
        .stackResourceSummaries()
        .forEach(
            resource -> {
              if (isUnread(resource)) {
                deadLetters.add(resource.physicalResourceId());
              }
            });
    return new Stacks(programme, outputs, deadLetters);
  }

  private static Map<String, String> outputs(CloudFormationClient client, String name) {
    Map<String, String> outputs = new HashMap<>();
    for (Stack stack : client.describeStacks(b -> b.stackName(name)).stacks()) {
      stack.outputs().forEach(output -> outputs.put(output.outputKey(), output.outputValue()));
    }
    return outputs;
  }

  private static boolean isUnread(StackResourceSummary resource) {
    return resource.resourceType().equals(QUEUE)
        && UNREAD.stream().anyMatch(resource.logicalResourceId()::contains);
  }

  /**
   * One output.
   *
   * @throws Malformed if neither stack has it: it was deployed by an older version
   */
  String output(String name) {
    return Optional.ofNullable(outputs.get(name))
        .orElseThrow(
            () ->
                new Malformed(
                    "stacks of " + programme + ": no output " + name + "; deploy them again"));
  }

  /** The log's and the issuers' keys, as they were told when the service was deployed last. */
  List<VerifierKey> keys() {
    return List.of(output(KEYS).split(" ", -1)).stream().map(VerifierKey::parse).toList();
  }
}
