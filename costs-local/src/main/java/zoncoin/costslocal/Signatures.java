package zoncoin.costslocal;

import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/**
 * Checks Signature Version 4: what came in is signed again by AWS's own signer, with the secret of
 * the key that it names, and has to come out the same.
 */
final class Signatures {
  private static final String REGION = "us-east-1";
  private static final Duration MAX_SKEW = Duration.ofMinutes(15);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([A-Z0-9]+)/[0-9]{8}/([a-z0-9-]+)/([a-z-]+)/aws4_request,"
              + " SignedHeaders=([a-z0-9;-]+), Signature=[0-9a-f]{64}");

  private final Roles roles;

  Signatures(Roles roles) {
    this.roles = roles;
  }

  /**
   * Who signed a request.
   *
   * @throws Call.Refused unless it is signed for that service in us-east-1, now, by a known key
   */
  Roles.Key check(Call call, String service) {
    String authorization = call.header("authorization").orElse("");
    Matcher form = AUTHORIZATION.matcher(authorization);
    if (!form.matches()) {
      throw new Call.Refused(403, "MissingAuthenticationTokenException", "not signed");
    }
    if (!form.group(2).equals(REGION) || !form.group(3).equals(service)) {
      throw new Call.Refused(
          403, "SignatureDoesNotMatch", "credential is scoped to " + service + " in " + REGION);
    }
    Instant time = time(call);
    Roles.Key key =
        roles
            .named(form.group(1))
            .orElseThrow(
                () -> new Call.Refused(403, "UnrecognizedClientException", "no such access key"));
    boolean hasToken = call.header("x-amz-security-token").equals(key.token());
    List<String> headers = List.of(form.group(4).split(";", -1));
    if (!hasToken || !sign(call, key, service, headers, time).equals(authorization)) {
      throw new Call.Refused(403, "InvalidSignatureException", "the signature does not match");
    }
    return key;
  }

  private static Instant time(Call call) {
    try {
      Instant time = Instant.from(TIME.parse(call.header("x-amz-date").orElse("")));
      if (Duration.between(time, Instant.now()).abs().compareTo(MAX_SKEW) <= 0) {
        return time;
      }
    } catch (DateTimeException notATime) {
      // As good as a time long ago.
    }
    throw new Call.Refused(403, "RequestExpired", "not signed within 15 minutes");
  }

  private static String sign(
      Call call, Roles.Key key, String service, List<String> headers, Instant time) {
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(call.method()))
            .uri(URI.create("http://" + call.header("host").orElse("") + call.path()));
    for (String name : headers) {
      call.header(name).ifPresent(value -> request.putHeader(name, value));
    }
    AwsCredentialsIdentity identity =
        key.token()
            .<AwsCredentialsIdentity>map(
                token -> AwsSessionCredentialsIdentity.create(key.id(), key.secret(), token))
            .orElseGet(() -> AwsCredentialsIdentity.create(key.id(), key.secret()));
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                asked ->
                    asked
                        .identity(identity)
                        .request(request.build())
                        .payload(ContentStreamProvider.fromByteArray(call.body()))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, REGION)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(time, ZoneOffset.UTC)))
            .request();
    return Optional.ofNullable(signed.headers().get("Authorization"))
        .map(List::getFirst)
        .orElse("");
  }
}
