package zoncoin.cli.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.utils.StringInputStream;

/** An account that calls the API, signing as any program with the AWS SDK does. */
public final class Caller {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(30);
  private static final int GOOD_BELOW = 300;

  /** What HttpClient sets by itself. */
  private static final Set<String> OWN_HEADERS = Set.of("host", "content-length");

  private final HttpClient client;
  private final URI api;
  private final Credentials credentials;

  /**
   * @param client connects
   * @param api where it answers
   * @param credentials of the account
   */
  public Caller(HttpClient client, URI api, Credentials credentials) {
    this.client = client;
    this.api = api;
    this.credentials = credentials;
  }

  /** Who calls. */
  public String account() {
    return credentials.account();
  }

  /** Reads something; {@link IllegalStateException} if it is not given. */
  public String get(String path) {
    return good("GET", path, "none", "");
  }

  /** Changes something; asked again under the same key, it is the same as once. */
  public JsonNode post(String path, String key, Map<String, Object> body) {
    return json(good("POST", path, key, JSON.valueToTree(body).toString()));
  }

  /** As {@link #post}. */
  public JsonNode put(String path, String key, Map<String, Object> body) {
    return json(good("PUT", path, key, JSON.valueToTree(body).toString()));
  }

  /** Reads an answer. */
  public static JsonNode json(String answer) {
    return Invocation.parse(answer);
  }

  private String good(String method, String path, String key, String body) {
    try {
      HttpResponse<String> response = send(method, path, key, body);
      if (response.statusCode() >= GOOD_BELOW) {
        throw new IllegalStateException(
            method
                + " "
                + path
                + " was answered "
                + response.statusCode()
                + ": "
                + response.body());
      }
      return response.body();
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't call " + method + " " + path, fault);
    }
  }

  /**
   * Sends a request, signed.
   *
   * @param method such as {@code POST}
   * @param path and query, encoded
   * @param key the idempotency key
   * @param body JSON, or empty for none
   */
  public HttpResponse<String> send(String method, String path, String key, String body)
      throws IOException {
    URI uri = api.resolve(path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(ANSWERS_WITHIN)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    sign(method, uri, key, body)
        .forEachHeader(
            (name, values) -> {
              if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stop);
    }
  }

  private SdkHttpRequest sign(String method, URI uri, String key, String body) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(method))
            .uri(uri)
            .putHeader("Idempotency-Key", key)
            .putHeader("Content-Type", "application/json")
            .build();
    AwsCredentialsIdentity identity =
        AwsCredentialsIdentity.create(credentials.accessKeyId(), credentials.secret());
    return AwsV4HttpSigner.create()
        .sign(
            b ->
                b.identity(identity)
                    .request(request)
                    .payload(() -> new StringInputStream(body))
                    .putProperty(AwsV4HttpSigner.REGION_NAME, SigV4.REGION)
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SigV4.SERVICE))
        .request();
  }
}
