package zoncoin.cli.cloud;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What somebody with bad intentions sends over the wire, and what is to come back.
 *
 * @param small where Alice takes part, and Bob and Carol do not
 */
record Hostile(SmallCloud small) {
  static final String ALICE = "111122223333";
  static final String BOB = "444455556666";
  static final String CAROL = "777788889999";

  private static final String MALFORMED = "malformed-request";
  private static final String UNSIGNED = "missing-signature";
  private static final String FORGED = "invalid-signature";
  private static final String ORDER = "{\"product\":\"support-hour\",\"quantity\":1}";

  /** What is sent and what comes back. */
  record Case(String name, RawRequest request, int status, String problem) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Signed by the SDK, for now, with that account's key. */
  RawRequest signed(String account, String target, String key, String body) {
    return RawRequest.signed(
        small.cloud().credentials(account), small.address(), target, key, body);
  }

  /** Would be granted: it is all that is wrong about the others. */
  private RawRequest good() {
    return signed(CAROL, "PUT /v1/enrolment", "join", SmallCloud.TERMS);
  }

  private RawRequest order(String body) {
    return signed(ALICE, "POST /v1/redemptions", "one", body);
  }

  private RawRequest at(Instant time) {
    return RawRequest.signed(
        small.cloud().credentials(CAROL),
        small.address(),
        "PUT /v1/enrolment",
        "join",
        SmallCloud.TERMS,
        time);
  }

  private RawRequest by(String accessKeyId, String secret) {
    return RawRequest.signed(
        new Credentials(CAROL, accessKeyId, secret),
        small.address(),
        "PUT /v1/enrolment",
        "join",
        SmallCloud.TERMS);
  }

  Stream<Case> cases() {
    return Stream.of(signatures(), changed(), others(), bodies(), keys(), sizes())
        .flatMap(List::stream);
  }

  private List<Case> signatures() {
    Credentials carol = small.cloud().credentials(CAROL);
    Credentials alice = small.cloud().credentials(ALICE);
    Instant now = Instant.now();
    return List.of(
        new Case("unsigned", good().with("Authorization", one -> "X-No: 1"), 403, UNSIGNED),
        new Case(
            "a bearer token",
            good().with("Authorization", one -> "Authorization: Bearer 123"),
            403,
            FORGED),
        new Case("a wrong secret", by(carol.accessKeyId(), alice.secret()), 403, FORGED),
        new Case("a key nobody has", by("AKIA0123456789ABCDEF", "secret"), 403, FORGED),
        new Case("a key that is a path", by("../../keys/nonce/../0", "secret"), 403, FORGED),
        new Case("another account's key", by(alice.accessKeyId(), carol.secret()), 403, FORGED),
        new Case("expired", at(now.minusSeconds(360)), 403, FORGED),
        new Case("from the future", at(now.plusSeconds(360)), 403, FORGED),
        new Case("two signatures", good().with("Authorization: Bearer 123"), 403, FORGED),
        new Case("two dates", good().with("X-Amz-Date: 20260718T093000Z"), 403, FORGED),
        new Case("two hosts", good().with("Host: example.com"), 403, FORGED),
        new Case("a session token", good().with("X-Amz-Security-Token: a"), 403, FORGED));
  }

  private List<Case> changed() {
    return List.of(
        new Case(
            "another body", good().body(SmallCloud.TERMS.replace("47DE", "47DF")), 403, FORGED),
        new Case("another method", good().line("DELETE /v1/enrolment HTTP/1.1"), 403, FORGED),
        new Case("another path", good().line("PUT /v1/account HTTP/1.1"), 403, FORGED),
        new Case("a query", good().line("PUT /v1/enrolment?a=1 HTTP/1.1"), 403, FORGED),
        new Case(
            "another idempotency key",
            good().with("Idempotency-Key", one -> "Idempotency-Key: other"),
            403,
            FORGED),
        new Case(
            "signed headers in another order",
            good()
                .with(
                    "Authorization",
                    one ->
                        one.replaceFirst("SignedHeaders=([^;]+);([^;,]+)", "SignedHeaders=$2;$1")),
            403,
            FORGED),
        new Case(
            "a signed header twice",
            good()
                .with(
                    "Authorization",
                    one -> one.replace("SignedHeaders=", "SignedHeaders=content-type;")),
            403,
            FORGED),
        new Case(
            "a host that is not signed",
            good().with("Authorization", one -> one.replace(";host", "")),
            403,
            FORGED),
        new Case(
            "a header of AWS behind a line break",
            good().with("Idempotency-Key", one -> one + "\r\nX-Amz-Evil: 1"),
            403,
            FORGED),
        new Case("a lie about the body", good().with("X-Amz-Content-Sha256: 00"), 403, FORGED));
  }

  private List<Case> others() {
    String first = "c." + ALICE + ".join";
    return List.of(
        new Case(
            "another account's receipt",
            signed(BOB, "GET /v1/receipts/" + first, "k", ""),
            404,
            "not-found"),
        new Case(
            "another account's redemption",
            signed(BOB, "GET /v1/redemptions/" + first, "k", ""),
            404,
            "not-found"),
        new Case(
            "its cancellation",
            signed(BOB, "POST /v1/redemptions/" + first + "/cancel", "k", ""),
            404,
            "not-found"),
        new Case(
            "an account in the query",
            signed(BOB, "GET /v1/entries?account=" + ALICE, "k", ""),
            400,
            MALFORMED),
        new Case("no such path", signed(BOB, "GET /v1/secrets", "k", ""), 403, UNSIGNED),
        new Case("no such method", signed(BOB, "DELETE /v1/account", "k", ""), 403, UNSIGNED),
        new Case(
            "a way out", signed(BOB, "GET /v1/receipts/..%2F..%2Fkeys", "k", ""), 400, MALFORMED),
        new Case("a null byte", signed(BOB, "GET /v1/receipts/a%00b", "k", ""), 400, MALFORMED),
        new Case(
            "a switch", signed(BOB, "POST /local/turn", "k", "{\"duration\":\"1d\"}"), 403, ""),
        new Case(
            "a file of the log that is none",
            signed(BOB, "GET /log/../keys.txt", "k", ""),
            404,
            ""));
  }

  private List<Case> bodies() {
    List<Case> cases = new ArrayList<>();
    for (String quantity :
        List.of(
            "-1E0",
            "1.0",
            "1e2",
            "9223372036854775808",
            "01",
            "+1",
            "٣",
            "\"1\"",
            "null",
            "true",
            "[1]",
            "NaN",
            "1" + "0".repeat(4_000))) {
      String body = ORDER.replace(":1}", ":" + quantity + "}");
      cases.add(new Case("quantity " + quantity.substring(0, 1), order(body), 400, MALFORMED));
    }
    for (String quantity : List.of("0", "-1", "9", "9223372036854775807", "-9223372036854775808")) {
      String body = ORDER.replace(":1}", ":" + quantity + "}");
      cases.add(new Case("quantity " + quantity, order(body), 422, "quantity-out-of-range"));
    }
    for (String body :
        List.of(
            "",
            "null",
            "[]",
            "{",
            ORDER + "{}",
            "[".repeat(4_000),
            "{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000),
            ORDER.replace("{", "{\"quantity\":2,"),
            ORDER.replace("{", "{\"account\":\"member:" + BOB + "\","),
            ORDER.replace("product", "pr\u200boduct"),
            ORDER.replace("product", "ｐroduct"),
            "{'product':'support-hour','quantity':1}",
            "\ufeff" + ORDER)) {
      String name = "body " + body.substring(0, Math.min(body.length(), 20));
      cases.add(new Case(name, order(body), 400, MALFORMED));
    }
    cases.add(
        new Case(
            "a product in other letters",
            order(ORDER.replace("support", "suppоrt")),
            422,
            "unknown-product"));
    cases.add(
        new Case(
            "not said to be JSON",
            signed(CAROL, "PUT /v1/enrolment", "join", SmallCloud.TERMS)
                .with("Content-Type", one -> "Content-Type: text/plain"),
            403,
            FORGED));
    return cases;
  }

  private List<Case> keys() {
    List<Case> cases = new ArrayList<>();
    for (String key :
        List.of("a b", "c." + ALICE + ".join", "a%0d%0aSet-Cookie:x", "../join", "a".repeat(41))) {
      cases.add(
          new Case(
              "key " + key,
              signed(CAROL, "PUT /v1/enrolment", key, SmallCloud.TERMS),
              400,
              MALFORMED));
    }
    return cases;
  }

  private List<Case> sizes() {
    String large = "x".repeat(11 << 20);
    return List.of(
        new Case("11 MB", signed(CAROL, "PUT /v1/enrolment", "k", large), 413, "content-too-large"),
        new Case(
            "9 KB",
            signed(CAROL, "PUT /v1/enrolment", "k", "x".repeat(9_000)),
            413,
            "content-too-large"),
        new Case(
            "11 KB of headers",
            good().with("X-Long: " + "x".repeat(11_000)),
            413,
            "content-too-large"),
        new Case(
            "11 KB of query",
            signed(CAROL, "GET /v1/entries?cursor=" + "x".repeat(11_000), "k", ""),
            413,
            "content-too-large"),
        new Case("a body that never ends", good().lacking(100), 408, "request-refused"));
  }
}
