package zoncoin.cli.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks AWS Signature Version 4 in the header Authorization (IAM User Guide, "Create a signed AWS
 * API request"), as API Gateway does with AWS_IAM.
 */
final class SigV4 {
  static final String REGION = "us-east-1";
  static final String SERVICE = "execute-api";

  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final String MAC = "HmacSHA256";
  private static final String AUTHORIZATION_HEADER = "authorization";
  private static final String DATE_HEADER = "x-amz-date";

  /** What API Gateway says of older ones: "Signature expired: … is now earlier than … - 5 min." */
  private static final Duration MAX_SKEW = Duration.ofMinutes(5);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          ALGORITHM
              + " Credential=([A-Za-z0-9]{16,128})/([0-9]{8})/([a-z0-9-]+)/([a-z0-9-]+)/aws4_request,"
              + " ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})");

  private final Function<String, Optional<Credentials>> known;
  private final Scope scope;

  /**
   * What a signature is for.
   *
   * @param region of the service
   * @param service as its signing name is
   * @param hasSessions whether it takes credentials of a session; otherwise they are refused
   */
  record Scope(String region, String service, boolean hasSessions) {
    /** Of the API here: nobody has a session. */
    static final Scope API = new Scope(REGION, SERVICE, false);
  }

  /**
   * @param known finds credentials by their access key id
   */
  SigV4(Function<String, Optional<Credentials>> known) {
    this(known, Scope.API);
  }

  /** The same, for another service. */
  SigV4(Function<String, Optional<Credentials>> known, Scope scope) {
    this.known = known;
    this.scope = scope;
  }

  /**
   * A request as it came in.
   *
   * @param method such as {@code GET}
   * @param path still encoded
   * @param query still encoded, without the question mark; empty if there is none
   * @param headers values by lower-case name
   * @param body as it came
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a value
  record Signed(
      String method, String path, String query, Map<String, List<String>> headers, byte[] body) {
    private List<String> values(String name) {
      return headers.getOrDefault(name, List.of());
    }

    /** The value of a header that was sent once. */
    private Optional<String> one(String name) {
      return values(name).size() == 1 ? Optional.of(values(name).getFirst()) : Optional.empty();
    }
  }

  /** What a signature is worth. */
  sealed interface Result {
    /** The request is theirs, now, and as it came. */
    record By(Credentials credentials) implements Result {}

    /** Whose it is is not known. */
    record Refused(GatewayRefusal refusal) implements Result {}
  }

  /** Whose a request is. Of a key that is not known and a wrong signature the two look alike. */
  Result check(Signed request, Instant now) {
    if (request.values(AUTHORIZATION_HEADER).isEmpty()) {
      return new Result.Refused(GatewayRefusal.missingSignature());
    }
    Matcher form = AUTHORIZATION.matcher(request.one(AUTHORIZATION_HEADER).orElse(""));
    if (!form.matches()) {
      return refused(
          "Authorization is " + ALGORITHM + " with Credential, SignedHeaders, Signature");
    }
    Optional<String> flaw = flaw(request, form, now);
    return flaw.isPresent()
        ? refused(flaw.get())
        : known
            .apply(form.group(1))
            .filter(credentials -> isSignature(request, form, credentials))
            .<Result>map(Result.By::new)
            .orElseGet(() -> refused("it is not the signature of this request by a key there is"));
  }

  private static Result refused(String why) {
    return new Result.Refused(GatewayRefusal.invalidSignature(why));
  }

  /** The first thing that no key could make good. */
  private Optional<String> flaw(Signed request, Matcher form, Instant now) {
    String time = request.one(DATE_HEADER).orElse("");
    List<String> names = names(form);
    if (!isNear(time, now)) {
      return Optional.of("x-amz-date is a time within five minutes of " + TIME.format(now));
    }
    if (!time.startsWith(form.group(2))
        || !form.group(3).equals(scope.region())
        || !form.group(4).equals(scope.service())) {
      return Optional.of(
          "the credential is of that day, for " + scope.service() + " in " + scope.region());
    }
    if (!names.equals(names.stream().distinct().sorted().toList())) {
      return Optional.of("SignedHeaders are sorted, each once");
    }
    if (!names.contains("host") || request.one("host").isEmpty()) {
      return Optional.of("host is sent once, and signed");
    }
    if (!areAllOfAwsSigned(request, names)) {
      return Optional.of("all x-amz- headers are signed, each sent once");
    }
    if (!scope.hasSessions() && !request.values("x-amz-security-token").isEmpty()) {
      return Optional.of("keys of this cloud have no session token");
    }
    return request
        .one("x-amz-content-sha256")
        .filter(said -> !said.equals(sha256(request.body())))
        .map(lie -> "x-amz-content-sha256 is the hash of the body");
  }

  private static List<String> names(Matcher form) {
    return List.of(form.group(5).split(";", -1));
  }

  private boolean isSignature(Signed request, Matcher form, Credentials credentials) {
    String within =
        String.join("/", form.group(2), scope.region(), scope.service(), "aws4_request");
    String time = request.one(DATE_HEADER).orElseThrow();
    byte[] expected =
        hmac(
            key(credentials.secret(), form.group(2)),
            String.join("\n", ALGORITHM, time, within, sha256(canonical(request, names(form)))));
    return MessageDigest.isEqual(expected, HexFormat.of().parseHex(form.group(6)));
  }

  private static boolean areAllOfAwsSigned(Signed request, List<String> names) {
    return request.headers().keySet().stream()
        .filter(name -> name.startsWith("x-amz-"))
        .allMatch(name -> names.contains(name) && request.one(name).isPresent());
  }

  private static boolean isNear(String time, Instant now) {
    try {
      Instant signed = Instant.from(TIME.parse(time));
      return Duration.between(signed, now).abs().compareTo(MAX_SKEW) <= 0;
    } catch (DateTimeParseException notATime) {
      return false;
    }
  }

  private static byte[] canonical(Signed request, List<String> names) {
    StringBuilder text = new StringBuilder();
    text.append(request.method()).append('\n');
    text.append(encodePath(request.path())).append('\n');
    text.append(sortQuery(request.query())).append('\n');
    for (String name : names) {
      String values =
          request.headers().getOrDefault(name, List.of()).stream()
              .map(value -> value.strip().replaceAll(" +", " "))
              .collect(Collectors.joining(","));
      text.append(name).append(':').append(values).append('\n');
    }
    text.append('\n').append(String.join(";", names)).append('\n');
    return text.append(sha256(request.body())).toString().getBytes(UTF_8);
  }

  /** For every service but S3 the path as sent is encoded once more. */
  private static String encodePath(String path) {
    return List.of(path.split("/", -1)).stream()
        .map(SigV4::encode)
        .collect(Collectors.joining("/"));
  }

  /** A parameter of a query, encoded. */
  private record Parameter(String name, String value) {
    private static Parameter of(String pair) {
      String[] parts = pair.split("=", 2);
      String value = parts.length == 2 ? parts[1] : "";
      return new Parameter(encode(decode(parts[0])), encode(decode(value)));
    }
  }

  /** By name, then by value: {@code a=2} comes before {@code a1=1}. */
  private static String sortQuery(String query) {
    if (query.isEmpty()) {
      return "";
    }
    return List.of(query.split("&", -1)).stream()
        .map(Parameter::of)
        .sorted(Comparator.comparing(Parameter::name).thenComparing(Parameter::value))
        .map(parameter -> parameter.name() + "=" + parameter.value())
        .collect(Collectors.joining("&"));
  }

  static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }

  /** Percent-encoding of all but A-Z a-z 0-9 - . _ ~ (RFC 3986 §2.3). */
  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private byte[] key(String secret, String day) {
    byte[] ofDay = hmac(("AWS4" + secret).getBytes(UTF_8), day);
    return hmac(hmac(hmac(ofDay, scope.region()), scope.service()), "aws4_request");
  }

  private static byte[] hmac(byte[] key, String message) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key, MAC));
      return mac.doFinal(message.getBytes(UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + MAC, impossible);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
