package zoncoin.cli.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.utils.StringInputStream;

/** Requests that the AWS SDK signed, as they were and changed. */
final class SigV4Test {
  private static final Instant NOW = Instant.parse("2026-07-18T09:30:00Z");
  private static final Credentials ALICE =
      new Credentials("111122223333", "AKIA0123456789ABCDEF", "wJalrXUtnFEMI/K7MDENG+bPxRfiCY");

  private final SigV4 signatures =
      new SigV4(id -> Optional.of(ALICE).filter(known -> known.accessKeyId().equals(id)));

  private static Optional<Credentials> check(SigV4 signatures, SigV4.Signed request, Instant now) {
    return switch (signatures.check(request, now)) {
      case SigV4.Result.By(Credentials credentials) -> Optional.of(credentials);
      case SigV4.Result.Refused _ -> Optional.empty();
    };
  }

  private static SigV4.Signed signed(String method, String uri, String body) {
    return signed(method, uri, body, SigV4.REGION, SigV4.SERVICE);
  }

  private static SigV4.Signed signed(
      String method, String uri, String body, String region, String service) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(method))
            .uri(URI.create(uri))
            .putHeader("Idempotency-Key", "a  b ")
            .putHeader("X-Two", List.of("one", "two"))
            .build();
    var output =
        AwsV4HttpSigner.create()
            .sign(
                b ->
                    b.identity(AwsCredentialsIdentity.create(ALICE.accessKeyId(), ALICE.secret()))
                        .request(request)
                        .payload(() -> new StringInputStream(body))
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(NOW, ZoneOffset.UTC))
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service));
    Map<String, List<String>> headers = new TreeMap<>();
    output.request().forEachHeader((n, v) -> headers.put(n.toLowerCase(Locale.ROOT), v));
    URI sent = URI.create(uri);
    return new SigV4.Signed(
        method,
        sent.getRawPath(),
        Optional.ofNullable(sent.getRawQuery()).orElse(""),
        headers,
        body.getBytes(UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "GET | http://127.0.0.1:8480/v1/account | ''",
        "POST | http://127.0.0.1:8480/v1/redemptions | {\"quantity\":1}",
        "GET | http://127.0.0.1:8480/v1/receipts/c.1.a_b-c | ''",
        "GET | http://127.0.0.1:8480/v1/a%20b%2Fc/~d | ''",
        "GET | http://127.0.0.1:8480/v1/account?b=2&a=1&a=0&c=%C3%A4%20%2B&d= | ''",
        "GET | http://127.0.0.1:8480/v1/account?a1=1&a=2&a-b=3 | ''",
        "DELETE | http://127.0.0.1:8480/ | ''"
      },
      delimiter = '|')
  void whatTheSdkSignsIsAsItCame(String method, String uri, String body) {
    assertEquals(Optional.of(ALICE), check(signatures, signed(method, uri, body), NOW));
  }

  @Test
  void fiveMinutesEitherWay() {
    SigV4.Signed request = signed("GET", "http://127.0.0.1/v1/account", "");
    for (int seconds : new int[] {-300, 0, 300}) {
      assertEquals(Optional.of(ALICE), check(signatures, request, NOW.plusSeconds(seconds)));
    }
    for (int seconds : new int[] {-301, 301, 86_400}) {
      assertEquals(Optional.empty(), check(signatures, request, NOW.plusSeconds(seconds)));
    }
  }

  @Test
  void nothingMayChangeOnTheWay() {
    SigV4.Signed good = signed("POST", "http://127.0.0.1/v1/transfers?a=1", "{\"to\":\"x\"}");
    List<SigV4.Signed> changed = new ArrayList<>();
    changed.add(with(good, "PUT", good.path(), good.query(), good.body()));
    changed.add(with(good, "POST", "/v1/redemptions", good.query(), good.body()));
    changed.add(with(good, "POST", good.path(), "a=2", good.body()));
    changed.add(with(good, "POST", good.path(), "", good.body()));
    changed.add(with(good, "POST", good.path(), good.query(), "{\"to\":\"y\"}".getBytes(UTF_8)));
    for (SigV4.Signed request : changed) {
      assertEquals(Optional.empty(), check(signatures, request, NOW), request.toString());
    }
  }

  private static SigV4.Signed with(
      SigV4.Signed good, String method, String path, String query, byte[] body) {
    return new SigV4.Signed(method, path, query, good.headers(), body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"host", "idempotency-key", "x-two", "x-amz-date"})
  void norAnySignedHeader(String name) {
    SigV4.Signed good = signed("GET", "http://127.0.0.1/v1/account", "");
    Map<String, List<String>> headers = new TreeMap<>(good.headers());
    headers.put(name, List.of("20260718T093001Z"));
    assertEquals(
        Optional.empty(),
        check(
            signatures,
            new SigV4.Signed("GET", good.path(), good.query(), headers, good.body()),
            NOW));
  }

  @Test
  void aHeaderOfAwsThatIsNotSignedIsNotBelieved() {
    SigV4.Signed good = signed("GET", "http://127.0.0.1/v1/account", "");
    Map<String, List<String>> headers = new TreeMap<>(good.headers());
    headers.put("x-amz-security-token", List.of("another"));
    assertEquals(
        Optional.empty(),
        check(
            signatures,
            new SigV4.Signed("GET", good.path(), good.query(), headers, good.body()),
            NOW));
  }

  @ParameterizedTest
  @CsvSource({"eu-central-1, execute-api", "us-east-1, s3", "us-east-1, iam"})
  void notForAnotherRegionOrService(String region, String service) {
    SigV4.Signed other = signed("GET", "http://127.0.0.1/v1/account", "", region, service);
    assertEquals(Optional.empty(), check(signatures, other, NOW));
  }

  @Test
  void notByWhoeverIsNotKnown() {
    SigV4 nobody = new SigV4(id -> Optional.empty());
    SigV4.Signed good = signed("GET", "http://127.0.0.1/v1/account", "");
    assertEquals(Optional.empty(), check(nobody, good, NOW));
    SigV4 otherSecret =
        new SigV4(id -> Optional.of(new Credentials("111122223333", id, "another")));
    assertEquals(Optional.empty(), check(otherSecret, good, NOW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer 123",
        "AWS4-HMAC-SHA256 Credential=../../keys/20260718/us-east-1/execute-api/aws4_request,"
            + " SignedHeaders=host;x-amz-date, Signature=00"
      })
  void norWhatIsNotOfItsForm(String authorization) {
    SigV4.Signed good = signed("GET", "http://127.0.0.1/v1/account", "");
    Map<String, List<String>> headers = new TreeMap<>(good.headers());
    headers.put("authorization", List.of(authorization));
    assertEquals(
        Optional.empty(),
        check(
            signatures,
            new SigV4.Signed("GET", good.path(), good.query(), headers, good.body()),
            NOW));
  }
}
