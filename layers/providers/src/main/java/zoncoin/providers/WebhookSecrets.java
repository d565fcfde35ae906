package zoncoin.providers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import zoncoin.tlog.Malformed;

/**
 * What an endpoint knows us by: one secret, or several while one follows another, so that an
 * endpoint that knows either believes us. Standard Webhooks, "Signature scheme"
 * (github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md): HMAC-SHA-256 under
 * 24 to 64 bytes that are written {@code whsec_} and base64. Nothing shows them.
 */
public final class WebhookSecrets {
  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int MIN_BYTES = 24;
  private static final int MAX_BYTES = 64;

  /** One that goes, one that comes, and one by mistake. */
  private static final int MAX_SECRETS = 3;

  private final List<SecretKeySpec> keys;

  private WebhookSecrets(List<SecretKeySpec> keys) {
    this.keys = List.copyOf(keys);
  }

  /**
   * Reads one to three secrets, a space between two.
   *
   * @throws Malformed if it is something else; the message repeats nothing of it
   */
  public static WebhookSecrets parse(String text) {
    List<SecretKeySpec> keys = new ArrayList<>();
    for (String secret : text.strip().split("\\s+", MAX_SECRETS + 1)) {
      keys.add(key(secret));
    }
    if (keys.size() > MAX_SECRETS) {
      throw new Malformed("webhook secrets are at most " + MAX_SECRETS);
    }
    return new WebhookSecrets(keys);
  }

  private static SecretKeySpec key(String secret) {
    byte[] bytes = new byte[0];
    try {
      if (secret.startsWith(PREFIX)) {
        bytes = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
      }
    } catch (IllegalArgumentException notBase64) {
      // As good as none: the message below says what is wanted.
    }
    if (bytes.length < MIN_BYTES || bytes.length > MAX_BYTES) {
      throw new Malformed("webhook secret is whsec_ and the base64 of 24 to 64 bytes");
    }
    return new SecretKeySpec(bytes, ALGORITHM);
  }

  /**
   * The header webhook-signature: one signature for each secret, a space between two.
   *
   * @param id header webhook-id
   * @param timestamp header webhook-timestamp, in seconds
   * @param body as it is sent
   */
  String sign(String id, long timestamp, String body) {
    byte[] signed = (id + "." + timestamp + "." + body).getBytes(UTF_8);
    return String.join(" ", keys.stream().map(key -> sign(key, signed)).toList());
  }

  private static String sign(SecretKeySpec key, byte[] signed) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
    }
  }

  /** How many. */
  @Override
  public String toString() {
    return "WebhookSecrets[" + keys.size() + "]";
  }
}
