package zoncoin.endpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import zoncoin.store.Endpoint;

/**
 * Of the profile {@code localstack}: lets a test run if an endpoint was given, else starts the
 * container of {@code compose.yaml} once for all, else skips it and says so. Docker is not asked
 * for where an endpoint was given.
 */
public final class Reached implements ExecutionCondition {
  private static final String SKIPPED =
      "skipped: no AWS_ENDPOINT_URL, and no Docker engine answers here; name a server, or start"
          + " Docker";

  /** {@code image: ${LOCALSTACK_IMAGE:-localstack/localstack:4.14.0}}. */
  private static final Pattern IMAGE = Pattern.compile("image: \\$\\{LOCALSTACK_IMAGE:-([^}]+)\\}");

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final String TOKEN = "LOCALSTACK_AUTH_TOKEN";

  /** Asked once. */
  private static final class Found {
    static final ConditionEvaluationResult RESULT = find();
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return Found.RESULT;
  }

  private static ConditionEvaluationResult find() {
    String given = Optional.ofNullable(System.getProperty(Endpoint.GIVEN)).orElse("");
    if (given.startsWith("http")) {
      wake();
      return said(ConditionEvaluationResult.enabled("on " + given));
    }
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      return said(ConditionEvaluationResult.disabled(SKIPPED));
    }
    String image = Optional.ofNullable(System.getenv("LOCALSTACK_IMAGE")).orElseGet(Reached::image);
    System.setProperty(Endpoint.GIVEN, start(image));
    wake();
    return said(ConditionEvaluationResult.enabled("on a container of " + image));
  }

  private static ConditionEvaluationResult said(ConditionEvaluationResult result) {
    System.out.println(result.getReason().orElseThrow());
    return result;
  }

  /** Testcontainers ends it with this process. */
  private static String start(String image) {
    LocalStackContainer container =
        new LocalStackContainer(
            DockerImageName.parse(image).asCompatibleSubstituteFor("localstack/localstack"));
    Optional.ofNullable(System.getenv(TOKEN)).ifPresent(token -> container.withEnv(TOKEN, token));
    container.start();
    return container.getEndpoint().toString();
  }

  /** LocalStack starts DynamoDB when it is first asked, for longer than the ledger waits. */
  private static void wake() {
    try (DynamoDbClient client =
        Endpoint.at(Endpoint.DYNAMODB, DynamoDbClient.builder())
            .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(PATIENCE))
            .build()) {
      var _ = client.listTables();
    }
  }

  private static String image() {
    Path file = Path.of(System.getProperty("zoncoin.root", ".."), "compose.yaml");
    try {
      Matcher image = IMAGE.matcher(Files.readString(file));
      if (!image.find()) {
        throw new IllegalStateException(file + " names no image");
      }
      return image.group(1);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("couldn't read " + file, unreadable);
    }
  }
}
