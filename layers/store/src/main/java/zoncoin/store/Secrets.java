package zoncoin.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import zoncoin.tlog.Malformed;

/**
 * Secrets of 32 bytes, kept by AWS Secrets Manager as 64 hexadecimal digits. What is wrong with one
 * is said without repeating it.
 */
record Secrets(SecretsManagerClient client) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  /** The 32 bytes of that secret. */
  byte[] read(String id) {
    return parse(id, words(id));
  }

  /** The 32 bytes of a text that was read of that secret. */
  static byte[] parse(String id, String text) {
    if (!FORM.matcher(text).matches()) {
      throw new Malformed("secret " + id + " is not 64 lower-case hexadecimal digits");
    }
    return HexFormat.of().parseHex(text);
  }

  /** The text of that secret, of whatever form; empty if it is not text. */
  String words(String id) {
    return Optional.ofNullable(text(id)).orElse("");
  }

  private @Nullable String text(String id) {
    try {
      return client.getSecretValue(b -> b.secretId(id).versionStage("AWSCURRENT")).secretString();
    } catch (SdkException fault) {
      throw new UncheckedIOException("couldn't read the secret " + id, new IOException(fault));
    }
  }
}
