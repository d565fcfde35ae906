package zoncoin.store;

import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;

/**
 * Clients of DynamoDB, S3 and SQS that send each request once: they neither try again nor let
 * anything below them do so, because the outcome of a write that was sent twice cannot be told.
 * Where they send it is the SDK's to find out (region, credentials, {@code AWS_ENDPOINT_URL}).
 */
public final class Once {
  /** Connecting takes a millisecond; a second of silence is a broken network. */
  private static final Duration CONNECT = Duration.ofSeconds(1);

  /** Far beyond the slowest answer of DynamoDB, S3 or SQS to requests as small as ours. */
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private Once() {}

  /**
   * What a client of DynamoDB is built from. A caller may name endpoint and credentials, but not
   * call {@code overrideConfiguration}, which would put the SDK's own retries back.
   *
   * @param interceptors what each request passes through, such as a fault
   */
  public static DynamoDbClientBuilder dynamoDb(ExecutionInterceptor... interceptors) {
    return DynamoDbClient.builder()
        .httpClientBuilder(http())
        .overrideConfiguration(once(List.of(interceptors)));
  }

  /** What a client of S3 is built from; as {@link #dynamoDb}. */
  public static S3ClientBuilder s3(ExecutionInterceptor... interceptors) {
    return S3Client.builder()
        .httpClientBuilder(http())
        .overrideConfiguration(once(List.of(interceptors)));
  }

  /** What a client of SQS is built from; as {@link #dynamoDb}. */
  public static SqsClientBuilder sqs(ExecutionInterceptor... interceptors) {
    return SqsClient.builder()
        .httpClientBuilder(http())
        .overrideConfiguration(once(List.of(interceptors)));
  }

  private static ClientOverrideConfiguration once(List<ExecutionInterceptor> interceptors) {
    return ClientOverrideConfiguration.builder()
        .retryStrategy(DefaultRetryStrategy.doNotRetry())
        .executionInterceptors(interceptors)
        .build();
  }

  /** HttpURLConnection repeats no request whose length it was told, which the SDK always does. */
  private static SdkHttpClient.Builder<?> http() {
    return UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ANSWER);
  }
}
