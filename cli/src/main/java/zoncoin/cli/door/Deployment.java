package zoncoin.cli.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import zoncoin.functions.operate.Hand;
import zoncoin.tlog.Malformed;

/** The functions of a programme that is deployed in AWS, invoked by whoever runs this. */
public final class Deployment implements Operate, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** As long as a function may take, and an answer on its way. */
  private static final Duration ANSWER = Duration.ofMinutes(15).plusSeconds(5);

  private static final Pattern PLACE = Pattern.compile("s3://([^/]+)/(.+)");

  private final Stacks stacks;
  private final Access access;
  private final LambdaClient lambda;

  private Deployment(Stacks stacks, Access access, LambdaClient lambda) {
    this.stacks = stacks;
    this.access = access;
    this.lambda = lambda;
  }

  /**
   * Of the programme of that name, in the region that the SDK finds.
   *
   * @param role ARN of the role to become first; without one, the credentials are as they are found
   * @throws Malformed if there is no such programme, or it could not be asked: says what to do next
   */
  public static Deployment of(String programme, Optional<String> role) {
    try {
      Access access = Access.of(role);
      try (CloudFormationClient asked =
          CloudFormationClient.builder()
              .credentialsProvider(access.credentials())
              .httpClientBuilder(UrlConnectionHttpClient.builder())
              .build()) {
        return new Deployment(Stacks.ofService(asked, programme), access, lambda(access));
      }
    } catch (SdkClientException noRegion) {
      throw Refused.to("look for " + programme, noRegion, "");
    }
  }

  /** A request that is sent twice may be two decisions. */
  private static LambdaClient lambda(Access access) {
    return LambdaClient.builder()
        .credentialsProvider(access.credentials())
        .httpClientBuilder(
            UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ANSWER))
        .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }

  @Override
  public String principal() {
    return access.principal().get();
  }

  @Override
  public JsonNode decide(ObjectNode decision) throws IOException {
    Hand hand = Hand.deciding(decision.path("decision").asText());
    JsonNode answer = operate(hand).invoke(decision);
    Matcher accepted = PLACE.matcher(answer.path("delivery").asText());
    if (accepted.matches() && answer instanceof ObjectNode decided) {
      // A crash here means: it is accepted, and issues when it is delivered again.
      decided.set("issued", handOver(accepted.group(1), accepted.group(2)));
    }
    return answer;
  }

  /**
   * What the payers' exports are asked for, as the function that issues tells.
   *
   * @throws Malformed if it could not be asked: says why, and what to do next
   * @throws IOException if no answer came
   */
  public JsonNode exports() throws IOException {
    return issue().invoke(JSON.createObjectNode().put("ask", "exports"));
  }

  private DeployedFunction operate(Hand hand) {
    String role =
        switch (hand) {
          case PROPOSE -> "OperatorRoleArn";
          case APPROVE -> "ApproverRoleArn";
        };
    return new DeployedFunction(
        lambda,
        stacks.output(Stacks.OPERATE),
        Optional.of(hand.alias()),
        "become who may: --role " + stacks.output(role));
  }

  private JsonNode handOver(String bucket, String key) throws IOException {
    try {
      return issue().invoke(created(bucket, key));
    } catch (Malformed fault) {
      throw new Malformed(
          "it is accepted, and issues when it is delivered again; now, " + fault.getMessage());
    }
  }

  private DeployedFunction issue() {
    return new DeployedFunction(
        lambda,
        stacks.output(Stacks.ISSUE),
        Optional.empty(),
        "become who may: --role " + stacks.output("OperatorRoleArn"));
  }

  /** As S3 tells EventBridge of an object (Amazon S3 user guide, "EventBridge event structure"). */
  private static ObjectNode created(String bucket, String key) {
    ObjectNode event =
        JSON.createObjectNode().put("source", "aws.s3").put("detail-type", "Object Created");
    ObjectNode detail = event.putObject("detail");
    detail.putObject("bucket").put("name", bucket);
    detail.putObject("object").put("key", key);
    return event;
  }

  @Override
  public void close() {
    lambda.close();
  }
}
