package zoncoin.store;

import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The clients of AWS that {@link Cloud} may need; one that is not asked for is not made.
 *
 * @param dynamoDb sends once, as {@link Once} makes it
 * @param s3 sends once, as {@link Once} makes it
 * @param kms may try again: a second signature is as good as the first
 * @param secrets may try again: what it writes it writes to a version that has a name
 * @param sqs sends once, as {@link Once} makes it
 */
record Clients(
    Supplier<DynamoDbClient> dynamoDb,
    Supplier<S3Client> s3,
    Supplier<KmsClient> kms,
    Supplier<SecretsManagerClient> secrets,
    Supplier<SqsClient> sqs) {

  /** Clients that find region, credentials and endpoints as the SDK does. */
  static Clients of(Map<String, String> environment) {
    return new Clients(
        new Lazy<>(() -> Once.dynamoDb().build()),
        new Lazy<>(() -> Once.s3().forcePathStyle(hasOwnEndpoint(environment)).build()),
        new Lazy<>(
            () -> KmsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build()),
        new Lazy<>(
            () ->
                SecretsManagerClient.builder()
                    .httpClientBuilder(UrlConnectionHttpClient.builder())
                    .build()),
        new Lazy<>(() -> Once.sqs().build()));
  }

  /** An endpoint of one's own has no host name for each bucket. */
  private static boolean hasOwnEndpoint(Map<String, String> environment) {
    return environment.containsKey("AWS_ENDPOINT_URL")
        || environment.containsKey("AWS_ENDPOINT_URL_S3");
  }
}
