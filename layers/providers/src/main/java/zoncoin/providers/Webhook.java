package zoncoin.providers;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofString;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import zoncoin.fulfilment.Answer;
import zoncoin.fulfilment.Delivery;
import zoncoin.fulfilment.Provider;
import zoncoin.tlog.Malformed;

/**
 * Whoever has an endpoint on the web: a support desk, a shop, a subscription. It is told by a POST
 * of the delivery and asked by a GET of its id, both signed as Standard Webhooks says
 * (github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md); the id of the
 * message is the hold's, the same at every attempt.
 *
 * <pre>{@code
 * POST /hooks/zoncoin                            200 {"id":"c.111122223333.one","status":"delivered",
 * webhook-id: c.111122223333.one                      "reference":"CASE-7"}
 * webhook-timestamp: 1767225600                  200 {"id":…,"status":"declined","reason":"sold out"}
 * webhook-signature: v1,…                        202 {"id":…,"status":"accepted"}
 * {"type":"redemption.requested",…}
 *
 * GET /hooks/zoncoin/c.111122223333.one          the same, or 404 {"id":…,"status":"unknown"}
 * }</pre>
 *
 * <p>An answer that does not name our id is nobody's: a proxy's page and a gateway's 404 say
 * nothing about a delivery.
 *
 * <p><b>Whom it can reach.</b> The address is the operator's own: the catalogue has it, and nothing
 * that a member sends; what a member chose is in the id alone, whose letters mean nothing in a
 * path. So this is no way for members to make us ask others. An operator who does not trust whoever
 * may apply a catalogue gives the function a network of its own.
 */
public final class Webhook implements Provider {
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9 ._:/#-]{1,64}");
  private static final Pattern REASON = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{Zs}]{1,200}");

  private final Endpoint endpoint;
  private final Supplier<WebhookSecrets> secrets;
  private final Pace pace;
  private final Wire wire;

  /**
   * @param endpoint where it is
   * @param secrets what it knows us by, asked for before each call, so that rotation needs no
   *     restart
   * @param pace time and patience
   */
  public Webhook(Endpoint endpoint, Supplier<WebhookSecrets> secrets, Pace pace) {
    this.endpoint = endpoint;
    this.secrets = secrets;
    this.pace = pace;
    this.wire = new Wire(pace.patience());
  }

  /**
   * Where an endpoint is.
   *
   * @param address https, or http on this machine, as the other sides of a programme in a folder
   *     are; no user, query or fragment
   */
  public record Endpoint(URI address) {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    /** Refuses any other address. */
    public Endpoint {
      String scheme = Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
      String host = Optional.ofNullable(address.getHost()).orElse("").toLowerCase(Locale.ROOT);
      if (!isPrivate(address) && !(scheme.equals("http") && THIS_MACHINE.contains(host))) {
        throw new Malformed("webhook is https, or http on this machine");
      }
      if (address.getRawUserInfo() != null
          || address.getRawQuery() != null
          || address.getRawFragment() != null) {
        throw new Malformed("webhook has no user, query or fragment");
      }
    }

    /**
     * The endpoint that a setting names; {@link Malformed} unless it is of https. On the machine of
     * a function the only one who listens is Lambda itself.
     */
    public static Endpoint parse(String setting) {
      try {
        URI address = URI.create(setting);
        if (!isPrivate(address)) {
          throw new Malformed("webhook is https: " + Malformed.shown(setting));
        }
        return new Endpoint(address);
      } catch (IllegalArgumentException notAnAddress) {
        throw new Malformed("webhook is an address: " + Malformed.shown(setting));
      }
    }

    private static boolean isPrivate(URI address) {
      return "https".equalsIgnoreCase(address.getScheme()) && address.getHost() != null;
    }

    private URI of(Delivery delivery) {
      String text = address.toString();
      return URI.create(text + (text.endsWith("/") ? "" : "/") + delivery.hold());
    }
  }

  @Override
  public Optional<String> obstacle() {
    return Secret.obstacle(secrets);
  }

  @Override
  public Answer ask(Delivery delivery) {
    HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.of(delivery));
    return call(delivery, request.method("GET", noBody()), "");
  }

  @Override
  public Answer send(Delivery delivery) {
    String body = body(delivery);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.address())
            .header("Content-Type", "application/json")
            .POST(ofString(body));
    return call(delivery, request, body);
  }

  private Answer call(Delivery delivery, HttpRequest.Builder request, String body) {
    String id = delivery.hold().text();
    long now = pace.clock().instant().getEpochSecond();
    request
        .header("Accept", "application/json")
        .header("webhook-id", id)
        .header("webhook-timestamp", Long.toString(now))
        .header("webhook-signature", secrets.get().sign(id, now, body));
    return switch (wire.call(request)) {
      case Wire.Outcome.Answered answered -> answer(delivery, answered);
      case Wire.Outcome.Lost lost -> pace.unclear(delivery, "the endpoint gave " + lost.why());
    };
  }

  private Answer answer(Delivery delivery, Wire.Outcome.Answered answered) {
    Fields fields = Fields.parse(answered.body());
    boolean isOurs = fields.says("id", delivery.hold().text());
    String said = answered.status() + " " + fields.text("status").orElse("");
    Duration asked = answered.retryAfter().orElse(Duration.ZERO);
    return switch (isOurs ? said : "") {
      case "200 delivered" -> new Answer.Delivered(reference(delivery, fields));
      case "200 declined" -> new Answer.Declined(reason(fields));
      case "202 accepted", "200 accepted" -> pace.accepted(delivery, asked);
      case "404 unknown" -> new Answer.Absent();
      default -> pace.unclear(delivery, "the endpoint answered " + answered.status(), asked);
    };
  }

  /** What is not in the form of a reference is none: then it goes by our own id. */
  private static String reference(Delivery delivery, Fields fields) {
    return fields
        .text("reference")
        .filter(text -> REFERENCE.matcher(text).matches())
        .orElse(delivery.hold().text());
  }

  private static String reason(Fields fields) {
    return fields
        .text("reason")
        .filter(text -> REASON.matcher(text).matches())
        .orElse("the provider declined");
  }

  /** What is sent. */
  static String body(Delivery delivery) {
    Map<String, Object> order = new LinkedHashMap<>();
    order.put("id", delivery.hold().text());
    order.put("account", delivery.account().id());
    order.put("product", delivery.product());
    order.put("quantity", delivery.quantity());
    order.put("amountZon", delivery.amount().zon());
    order.put("worth", delivery.worth().toString());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "redemption.requested");
    body.put("timestamp", delivery.requested().toString());
    body.put("data", order);
    return Fields.print(body);
  }
}
