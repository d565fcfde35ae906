package zoncoin.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * AWS as a stage set: real clients that sign and parse for real, and a connection that leads
 * nowhere and answers what an empty programme would. A function that plays one request through
 * before Lambda takes its snapshot has loaded and compiled what the first real one needs, and has
 * learned no secret, name or number that two starts could have in common.
 */
final class Rehearsal {
  /** Every name, and what it says leads nowhere. */
  static final Map<String, String> ENVIRONMENT = environment();

  private static final StaticCredentialsProvider NOBODY =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("rehearsal", "rehearsal"));

  /** RFC 8032 §7.1, test 1, and a key of zeros: public halves that nobody verifies by. */
  private static final String ED25519 =
      der(
          "302a300506032b6570032100",
          "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");

  private static final String ML_DSA_44 =
      der("30820532300b06096086480165030403110382052100", "00".repeat(1312));

  private Rehearsal() {}

  private static Map<String, String> environment() {
    Map<String, String> names =
        Stream.of(
                "TABLE",
                "LOG_BUCKET",
                "STAGING_BUCKET",
                "EVIDENCE_BUCKET",
                "LOG_KEY_ED25519",
                "LOG_KEY_ML_DSA_44",
                "BILLING_KEY_SECRET",
                "DESK_KEY_SECRET",
                "NONCE_KEY_SECRET")
            .collect(Collectors.toMap(name -> "ZONCOIN_" + name, name -> "rehearsal-" + name));
    names.put("ZONCOIN_LOG_ORIGIN", "rehearsal.invalid");
    names.put("ZONCOIN_MERGE_DELAY_SECONDS", "60");
    return names;
  }

  static Clients clients() {
    return new Clients(
        new Lazy<>(() -> nowhere(Once.dynamoDb()).build()),
        new Lazy<>(() -> nowhere(Once.s3().forcePathStyle(true)).build()),
        new Lazy<>(() -> nowhere(KmsClient.builder()).build()),
        new Lazy<>(() -> nowhere(SecretsManagerClient.builder()).build()),
        new Lazy<>(() -> nowhere(Once.sqs()).build()));
  }

  private static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B nowhere(
      B builder) {
    return builder
        .region(Region.US_EAST_1)
        .credentialsProvider(NOBODY)
        .httpClientBuilder(new Nowhere());
  }

  private static String der(String wrapping, String key) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(wrapping + key));
  }

  /** Answers without asking anybody. */
  private static final class Nowhere implements SdkHttpClient, SdkHttpClient.Builder<Nowhere> {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    @Override
    public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
      return this;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      String operation =
          request
              .httpRequest()
              .firstMatchingHeader("X-Amz-Target")
              .map(target -> target.replaceFirst(".*\\.", ""))
              .orElse("");
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() throws IOException {
          boolean isEd25519 = sent(request).contains("ED25519");
          return answer(operation, isEd25519);
        }

        @Override
        public void abort() {}
      };
    }

    private static String sent(HttpExecuteRequest request) throws IOException {
      if (request.contentStreamProvider().isEmpty()) {
        return "";
      }
      try (InputStream body = request.contentStreamProvider().get().newStream()) {
        return new String(body.readAllBytes(), StandardCharsets.UTF_8);
      }
    }

    private static HttpExecuteResponse answer(String operation, boolean isEd25519) {
      String body =
          switch (operation) {
            case "" -> "<Error><Code>NoSuchKey</Code></Error>";
            case "Query" -> "{\"Items\":[],\"Count\":0,\"ScannedCount\":0}";
            case "BatchGetItem" -> "{\"Responses\":{}}";
            case "GetSecretValue" -> "{\"SecretString\":\"" + "00".repeat(32) + "\"}";
            case "GetPublicKey" -> publicKey(isEd25519);
            default -> "{}";
          };
      return HttpExecuteResponse.builder()
          .response(
              SdkHttpFullResponse.builder()
                  .statusCode(operation.isEmpty() ? NOT_FOUND : OK)
                  .build())
          .responseBody(
              AbortableInputStream.create(
                  new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
          .build();
    }

    private static String publicKey(boolean isEd25519) {
      return isEd25519
          ? "{\"KeySpec\":\"ECC_NIST_EDWARDS25519\",\"PublicKey\":\"" + ED25519 + "\"}"
          : "{\"KeySpec\":\"ML_DSA_44\",\"PublicKey\":\"" + ML_DSA_44 + "\"}";
    }

    @Override
    public void close() {}
  }
}
