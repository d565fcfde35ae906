package zoncoin.endpoint;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import zoncoin.memory.ItemRights;

/**
 * Refuses what a function's role would refuse it of the table, by the keys of the request as it is
 * sent ({@code functions/items.txt}), and what a person's would: no stand-in does. The SDK finds it
 * by the file {@code execution.interceptors}.
 */
public final class HeldToRoles implements ExecutionInterceptor {
  /** What runs in this process; empty in those that run no function. */
  private static final AtomicReference<Optional<String>> RUNNING =
      new AtomicReference<>(Optional.empty());

  /** The variable that names the role of a person; of what it may do the template tells. */
  static final String PERSON = "ZONCOIN_TEST_PERSON";

  /** IAM has other names for these (AWS service authorization reference). */
  private static final Map<String, String> ACTIONS =
      Map.of(
          "S3:ListObjectsV2", "s3:ListBucket",
          "S3:HeadObject", "s3:GetObject",
          "DynamoDB:TransactWriteItems", "dynamodb:PutItem");

  private static final ItemRights RIGHTS = new ItemRights();
  private static final String TRANSACTION = "[^#:]+";

  /** A function begins. */
  static void run(String function) {
    RUNNING.set(Optional.of(function));
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    RUNNING.get().ifPresent(function -> check(function, context.request()));
    Optional.ofNullable(System.getenv(PERSON)).ifPresent(person -> check(person, attributes));
  }

  private static void check(String person, ExecutionAttributes attributes) {
    String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
    String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    String action =
        ACTIONS.getOrDefault(
            service + ":" + operation, service.toLowerCase(Locale.ROOT) + ":" + operation);
    if (!role(person).contains("\"" + action + "\"")) {
      throw denied(person, action);
    }
  }

  /** What the template says of it, as a test of templates holds it. */
  private static String role(String person) {
    Path golden =
        Path.of(System.getProperty("zoncoin.root"), "template-tests/src/test/golden/data.txt");
    try {
      String data = Files.readString(golden);
      int begin = data.indexOf("# " + person + " = ");
      return data.substring(begin, data.indexOf("\n# ", begin));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("couldn't read " + golden, unreadable);
    }
  }

  private static void check(String function, SdkRequest request) {
    switch (request) {
      case PutItemRequest put -> write(function, put.item());
      case TransactWriteItemsRequest all ->
          all.transactItems().forEach(one -> write(function, put(function, one)));
      case UpdateItemRequest update -> stamp(function, partition(update.key()));
      case GetItemRequest get -> read(function, Stream.of(partition(get.key())));
      case BatchGetItemRequest many ->
          read(
              function,
              many.requestItems().values().stream()
                  .flatMap(of -> of.keys().stream())
                  .map(HeldToRoles::partition));
      // Of an index the statement names the index, and the keys are the index's own.
      case QueryRequest query when query.indexName() != null -> {}
      case QueryRequest query ->
          read(
              function, Stream.of(requireNonNull(query.expressionAttributeValues().get(":p")).s()));
      case DynamoDbRequest other -> throw denied(function, other.getClass().getSimpleName());
      default -> {}
    }
  }

  private static Map<String, AttributeValue> put(String function, TransactWriteItem one) {
    if (one.put() == null) {
      throw denied(function, "write but by put: " + one);
    }
    return one.put().item();
  }

  private static void write(String function, Map<String, AttributeValue> item) {
    if (!RIGHTS.mayWrite(function, partition(item))) {
      throw denied(function, "put " + partition(item));
    }
  }

  private static void stamp(String function, String partition) {
    if (!function.equals("seal") || !partition.matches(TRANSACTION)) {
      throw denied(function, "update " + partition);
    }
  }

  private static void read(String function, Stream<String> partitions) {
    List<String> kept = partitions.filter(one -> !RIGHTS.mayRead(function, one)).toList();
    if (!kept.isEmpty()) {
      throw denied(function, "read " + kept);
    }
  }

  private static String partition(Map<String, AttributeValue> item) {
    return requireNonNull(item.get("pk")).s();
  }

  private static RuntimeException denied(String function, String what) {
    AwsErrorDetails details =
        AwsErrorDetails.builder().errorCode("AccessDeniedException").errorMessage(what).build();
    return DynamoDbException.builder()
        .message("the role of " + function + " may not " + what)
        .awsErrorDetails(details)
        .statusCode(400)
        .build();
  }
}
