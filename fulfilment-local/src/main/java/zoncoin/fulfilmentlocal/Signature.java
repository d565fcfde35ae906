package zoncoin.fulfilmentlocal;

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

/**
 * Checks Signature Version 4: what came in is signed again by AWS's own signer and has to come out
 * the same.
 *
 * @param service what requests are signed for
 * @param region where
 * @param key who may ask
 */
record Signature(String service, String region, AwsCredentialsIdentity key) {
  private static final Duration MAX_SKEW = Duration.ofMinutes(15);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/ ,]+)/[0-9]{8}/([a-z0-9-]+)/([A-Za-z-]+)/aws4_request,"
              + " ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})");

  /** Whether a request is so signed, within a quarter of an hour of now. */
  boolean isOn(Call call, Instant now) {
    Matcher form = AUTHORIZATION.matcher(call.header("authorization"));
    Optional<Instant> time = time(call);
    return form.matches()
        && time.filter(at -> Duration.between(at, now).abs().compareTo(MAX_SKEW) <= 0).isPresent()
        && form.group(1).equals(key.accessKeyId())
        && form.group(2).equals(region)
        && form.group(3).equals(service)
        && sign(call, List.of(form.group(4).split(";", -1)), time.get()).equals(form.group(5));
  }

  private static Optional<Instant> time(Call call) {
    try {
      return Optional.of(Instant.from(TIME.parse(call.header("x-amz-date"))));
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  private String sign(Call call, List<String> headers, Instant time) {
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(call.method()))
            .uri(URI.create("http://" + call.header("host") + call.path()));
    headers.forEach(name -> request.putHeader(name, call.header(name)));
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                asked ->
                    asked
                        .identity(key)
                        .request(request.build())
                        .payload(ContentStreamProvider.fromUtf8String(call.body()))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(time, ZoneOffset.UTC)))
            .request();
    Matcher form = AUTHORIZATION.matcher(signed.firstMatchingHeader("Authorization").orElse(""));
    return form.matches() ? form.group(5) : "";
  }
}
