package zoncoin.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import zoncoin.tlog.Malformed;

/** Reads from the API with an account's credentials, signing each request (AWS SigV4). */
final class SignedApi {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final Set<String> OWN_HEADERS = Set.of("host", "content-length");
  private static final Pattern HOST =
      Pattern.compile("[a-z0-9-]+\\.execute-api\\.([a-z0-9-]+)\\.amazonaws\\.com(\\.cn)?");

  private final URI base;
  private final AwsCredentialsIdentity credentials;
  private final String region;

  /**
   * @param base what {@code v1/…} follows
   * @param credentials of the account
   * @param region that the API is in
   */
  SignedApi(URI base, AwsCredentialsIdentity credentials, String region) {
    String address = base.toString();
    this.base = URI.create(address.endsWith("/") ? address : address + "/");
    this.credentials = credentials;
    this.region = region;
  }

  /**
   * With the credentials that AWS tools find in variables.
   *
   * @param base what {@code v1/…} follows
   * @param environment with {@code AWS_ACCESS_KEY_ID} and {@code AWS_SECRET_ACCESS_KEY}, perhaps
   *     {@code AWS_SESSION_TOKEN}; {@code AWS_REGION} or {@code AWS_DEFAULT_REGION} unless the
   *     address says which
   * @throws Malformed if one is missing
   */
  static SignedApi of(URI base, Map<String, String> environment) {
    String id = required(environment, "AWS_ACCESS_KEY_ID");
    String secret = required(environment, "AWS_SECRET_ACCESS_KEY");
    Optional<String> token =
        Optional.ofNullable(environment.get("AWS_SESSION_TOKEN")).filter(text -> !text.isEmpty());
    Matcher host = HOST.matcher(String.valueOf(base.getHost()));
    String region =
        host.matches()
            ? host.group(1)
            : Optional.ofNullable(environment.get("AWS_REGION"))
                .orElseGet(() -> required(environment, "AWS_DEFAULT_REGION"));
    return new SignedApi(
        base,
        token
            .<AwsCredentialsIdentity>map(
                session -> AwsSessionCredentialsIdentity.create(id, secret, session))
            .orElseGet(() -> AwsCredentialsIdentity.create(id, secret)),
        region);
  }

  private static String required(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isEmpty())
        .orElseThrow(
            () -> new Malformed("the variable " + name + " is not set: it signs what is asked"));
  }

  /**
   * Reads something.
   *
   * @param path and query, such as {@code v1/account}
   * @throws Malformed if the API does not give it, with its reason
   * @throws IOException if it does not answer
   */
  JsonNode get(String path) throws IOException {
    URI uri = base.resolve(path);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(ANSWERS_WITHIN).GET();
    sign(uri)
        .forEachHeader(
            (name, values) -> {
              if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() != OK) {
        throw new Malformed(uri + " answers " + response.statusCode() + ": " + why(response));
      }
      return JSON.readTree(response.body());
    } catch (ConnectException nobodyThere) {
      throw new IOException("nothing answers at " + base, nobodyThere);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stop);
    }
  }

  /** The detail of a problem (RFC 9457), or what there is. */
  private static String why(HttpResponse<String> response) {
    try {
      JsonNode problem = JSON.readTree(response.body());
      return problem.path("detail").asText(problem.path("message").asText("no reason given"));
    } catch (JsonProcessingException notJson) {
      return "no reason given";
    }
  }

  private SdkHttpRequest sign(URI uri) {
    SdkHttpRequest request = SdkHttpRequest.builder().method(SdkHttpMethod.GET).uri(uri).build();
    return AwsV4HttpSigner.create()
        .sign(
            b ->
                b.identity(credentials)
                    .request(request)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api"))
        .request();
  }
}
