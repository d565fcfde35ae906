package zoncoin.cli.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.paginators.ListStackResourcesIterable;
import zoncoin.note.Ed25519Signer;
import zoncoin.note.VerifierKey;
import zoncoin.tlog.Malformed;

/** A programme's stacks tell what there is of it, whichever stack and page it stands on. */
final class StacksTest {
  private static final VerifierKey LOG =
      Ed25519Signer.of("log.example", new byte[32]).verifierKey();
  private static final VerifierKey DESK =
      Ed25519Signer.of("log.example/desk", new byte[32]).verifierKey();

  /** Stacks with these outputs, and with queues on two pages. */
  private record FakeStacks(Map<String, Map<String, String>> outputs)
      implements CloudFormationClient {
    @Override
    public DescribeStacksResponse describeStacks(DescribeStacksRequest request) {
      Map<String, String> told =
          Optional.ofNullable(outputs.get(request.stackName()))
              .orElseThrow(
                  () -> SdkClientException.create("nobody answers for " + request.stackName()));
      List<Output> listed =
          told.entrySet().stream()
              .map(
                  one ->
                      Output.builder().outputKey(one.getKey()).outputValue(one.getValue()).build())
              .toList();
      return DescribeStacksResponse.builder()
          .stacks(Stack.builder().outputs(listed).build())
          .build();
    }

    private static StackResourceSummary resource(String type, String id) {
      return StackResourceSummary.builder()
          .resourceType(type)
          .logicalResourceId(id)
          .physicalResourceId("https://sqs/1/" + id)
          .build();
    }

    @Override
    public ListStackResourcesResponse listStackResources(ListStackResourcesRequest request) {
      return Optional.ofNullable(request.nextToken()).isEmpty()
          ? ListStackResourcesResponse.builder()
              .nextToken("second")
              .stackResourceSummaries(
                  resource("AWS::SQS::Queue", "FunctionsIssueFailures1A"),
                  resource("AWS::SQS::QueuePolicy", "FunctionsIssueFailuresPolicy2B"),
                  resource("AWS::SQS::Queue", "FunctionsIssueWork3C"))
              .build()
          : ListStackResourcesResponse.builder()
              .stackResourceSummaries(resource("AWS::SQS::Queue", "FunctionsIssueSetAside4D"))
              .build();
    }

    @Override
    public ListStackResourcesIterable listStackResourcesPaginator(
        ListStackResourcesRequest request) {
      return new ListStackResourcesIterable(this, request);
    }

    @Override
    public String serviceName() {
      return "cloudformation";
    }

    @Override
    public void close() {}
  }

  private static final FakeStacks DEPLOYED =
      new FakeStacks(
          Map.of(
              "blue-data", Map.of("Table", "blue-table", "LogBucket", "blue-log"),
              "blue-service", Map.of("Keys", LOG + " " + DESK)));

  @Test
  void bothStacksTellTogether() {
    Stacks stacks = Stacks.of(DEPLOYED, "blue");
    assertEquals("blue-table", stacks.output(Stacks.TABLE));
    assertEquals(List.of(LOG, DESK), stacks.keys());
  }

  @Test
  void theQueuesThatNoFunctionReadsAreFoundOnEveryPage() {
    assertEquals(
        List.of("https://sqs/1/FunctionsIssueFailures1A", "https://sqs/1/FunctionsIssueSetAside4D"),
        Stacks.of(DEPLOYED, "blue").deadLetters());
  }

  @Test
  void anOutputThatIsMissingIsNamed() {
    Malformed missing =
        assertThrows(
            Malformed.class, () -> Stacks.of(DEPLOYED, "blue").output(Stacks.EVIDENCE_BUCKET));
    assertTrue(
        String.valueOf(missing.getMessage()).contains("EvidenceBucket"), missing.getMessage());
  }

  @Test
  void whatCouldNotBeAskedSaysWhatAndWhy() {
    Malformed silent = assertThrows(Malformed.class, () -> Stacks.of(DEPLOYED, "green"));
    assertEquals(
        "couldn't read the outputs of green-data: nobody answers for green-data",
        silent.getMessage());
  }
}
