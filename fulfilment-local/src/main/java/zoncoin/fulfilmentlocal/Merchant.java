package zoncoin.fulfilmentlocal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whoever a webhook reaches: a support desk, a shop. It believes nothing that is not signed as
 * Standard Webhooks says (github.com/standard-webhooks/standard-webhooks,
 * spec/standard-webhooks.md, "Verifying signatures") with a secret that it knows, and does nothing
 * twice for one id.
 */
public final class Merchant implements Side {
  private static final String PATH = "/webhook";
  private static final String ORDERS = "order";
  private static final String DELIVERED = "delivered";
  private static final long TOLERANCE_SECONDS = 300;

  private final List<String> secrets = new ArrayList<>();
  private final Notebook notebook;
  private volatile boolean endsLater;
  private volatile Optional<String> declines = Optional.empty();

  Merchant(Notebook notebook) {
    this.notebook = notebook;
  }

  /** From now on it believes these secrets and no others, each {@code whsec_…}. */
  public void trust(String... known) {
    synchronized (secrets) {
      secrets.clear();
      secrets.addAll(List.of(known));
    }
  }

  /** From now on it takes an order and ends it when it is told to. */
  public void endLater() {
    endsLater = true;
  }

  /** Ends the order of that id: it delivers. */
  public void end(String id) {
    deliver(id);
  }

  /** From now on it declines, and says why. */
  public void decline(String reason) {
    declines = Optional.of(reason);
  }

  /** How often it delivered for that id. */
  public int delivered(String id) {
    return notebook.read(DELIVERED, id).map(Integer::parseInt).orElse(0);
  }

  @Override
  public boolean isFor(Call call) {
    return call.path().startsWith(PATH);
  }

  @Override
  public synchronized Call.Reply answer(Call call) {
    String id = call.header("webhook-id");
    if (!isSigned(call, id)) {
      return Call.Reply.of(401, Map.of("error", "not signed"));
    }
    if (call.method().equals("GET")) {
      return call.path().equals(PATH + "/" + id) ? status(id) : notFound();
    }
    Optional<JsonNode> order = call.json();
    boolean isOrder =
        order.map(json -> json.path("data").path("id").asText()).filter(id::equals).isPresent();
    if (!isOrder || !call.path().equals(PATH)) {
      return notFound();
    }
    if (notebook.read(ORDERS, id).isEmpty()) {
      take(id);
    }
    return status(id);
  }

  private void take(String id) {
    if (declines.isPresent()) {
      notebook.write(ORDERS, id, "declined");
    } else if (endsLater) {
      notebook.write(ORDERS, id, "accepted");
    } else {
      deliver(id);
    }
  }

  private synchronized void deliver(String id) {
    notebook.write(ORDERS, id, "delivered");
    notebook.write(DELIVERED, id, Integer.toString(delivered(id) + 1));
  }

  private Call.Reply status(String id) {
    Map<String, String> body = new HashMap<>();
    body.put("id", id);
    String status = notebook.read(ORDERS, id).orElse("unknown");
    body.put("status", status);
    switch (status) {
      case "delivered" -> body.put("reference", "M-" + delivered(id));
      case "declined" -> body.put("reason", declines.orElse(""));
      case "accepted" -> {
        return Call.Reply.of(202, body).with("Retry-After", "7");
      }
      default -> {
        return Call.Reply.of(404, body);
      }
    }
    return Call.Reply.of(200, body);
  }

  private static Call.Reply notFound() {
    return Call.Reply.of(404, Map.of("error", "nothing here"));
  }

  @Override
  public Call.Reply throttled() {
    return Call.Reply.of(429, Map.of("error", "too often")).with("Retry-After", "30");
  }

  @Override
  public Call.Reply failed() {
    return Call.Reply.of(500, Map.of("error", "told to fail"));
  }

  private boolean isSigned(Call call, String id) {
    String time = call.header("webhook-timestamp");
    if (!time.matches("[0-9]{1,12}")
        || Math.abs(Instant.now().getEpochSecond() - Long.parseLong(time)) > TOLERANCE_SECONDS) {
      return false;
    }
    String signed = id + "." + time + "." + call.body();
    List<String> known;
    synchronized (secrets) {
      known = List.copyOf(secrets);
    }
    return known.stream()
        .map(secret -> sign(secret, signed))
        .anyMatch(expected -> has(call.header("webhook-signature"), expected));
  }

  private static boolean has(String signatures, String expected) {
    return Stream.of(signatures.split(" "))
        .anyMatch(one -> MessageDigest.isEqual(one.getBytes(UTF_8), expected.getBytes(UTF_8)));
  }

  private static String sign(String secret, String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
    }
  }
}
