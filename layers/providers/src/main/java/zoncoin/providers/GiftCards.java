package zoncoin.providers;

import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import zoncoin.fulfilment.Answer;
import zoncoin.fulfilment.Code;
import zoncoin.fulfilment.CodeKeeper;
import zoncoin.fulfilment.Delivery;
import zoncoin.fulfilment.Provider;
import zoncoin.tlog.Malformed;

/**
 * Amazon gift cards, made when they are redeemed (Incentives API, "Gift cards on demand",
 * developer.amazon.com/docs/incentives-api/digital-gift-cards.html). A card is named by {@link
 * GiftCardId}; creating it again under the same name answers with the same card, which is how it is
 * asked for and how its claim code is shown: the code is never stored, as Amazon demands ("Handling
 * gift card claim codes").
 *
 * <p>Answers by class (developer.amazon.com/docs/incentives-api/gift-codes-errors.html):
 *
 * <pre>{@code
 * SUCCESS                                delivered
 * F200 about the amount or the currency  declined: no card, under this id or any other
 * F300 InsufficientFunds                 declined: none was made, the coins go back
 * F200, F300 otherwise                   unclear: our account or our request; an operator looks
 * F100, F400, F500, RESEND, throttling   unclear: the same id again later
 * }</pre>
 *
 * <p>No card is taken back. Amazon does that for a quarter of an hour only, and an operator
 * releases what has been unclear for longer: if there is a card then, nobody is ever shown its
 * code, and what is lost is the operator's.
 */
public final class GiftCards implements Provider, CodeKeeper {
  private static final String CREATE = "CreateGiftCard";

  /** Such as A2GCN9BRX5QS76; a claim code has hyphens, and is none. */
  private static final Pattern CARD = Pattern.compile("[A-Za-z0-9]{1,40}");

  private static final Pattern ABOUT_THE_VALUE = Pattern.compile("Invalid(Amount|CurrencyCode).*");

  /** Ten requests a second and no more; a second passes quickly. */
  private static final Duration THROTTLED = Duration.ofSeconds(10);

  private final Shop shop;
  private final Supplier<Key> key;
  private final Pace pace;
  private final Wire wire;

  /**
   * @param shop where cards are made
   * @param key what signs, asked for before each call, so that rotation needs no restart
   * @param pace time and patience
   */
  public GiftCards(Shop shop, Supplier<Key> key, Pace pace) {
    this.shop = shop;
    this.key = key;
    this.pace = pace;
    this.wire = new Wire(pace.patience());
  }

  /**
   * Where cards are made, such as {@code https://agcod-v2-gamma.amazon.com}, us-east-1
   * (developer.amazon.com/docs/incentives-api/incentives-api.html, "Endpoints").
   *
   * @param endpoint https, or http on this machine, with no path
   * @param region what requests are signed for
   * @param partner the partner id that Amazon gave, 1 to 5 letters and digits
   */
  public record Shop(Webhook.Endpoint endpoint, String region, String partner) {
    /** Refuses what is no partner id, while nothing was sent yet. */
    public Shop {
      GiftCardId.checkPartner(partner);
    }
  }

  /** What signs requests; {@link #toString} does not show it. */
  public static final class Key {
    private final AwsCredentialsIdentity identity;

    private Key(AwsCredentialsIdentity identity) {
      this.identity = identity;
    }

    /**
     * Reads access key id and secret access key, a colon between them.
     *
     * @throws Malformed if it is something else; the message repeats nothing of it
     */
    public static Key parse(String text) {
      int colon = text.indexOf(':');
      if (colon < 1 || colon == text.length() - 1) {
        throw new Malformed("gift card key is an access key id, a colon and a secret access key");
      }
      return new Key(
          AwsCredentialsIdentity.create(text.substring(0, colon), text.substring(colon + 1)));
    }

    AwsCredentialsIdentity identity() {
      return identity;
    }

    /** The half that is no secret. */
    @Override
    public String toString() {
      return "Key[" + identity.accessKeyId() + "]";
    }
  }

  @Override
  public Optional<String> obstacle() {
    return Secret.obstacle(key);
  }

  /** Sending again is what is offered for asking: nothing is lost by taking it for absent. */
  @Override
  public Answer ask(Delivery delivery) {
    return new Answer.Absent();
  }

  @Override
  public Answer send(Delivery delivery) {
    return switch (create(delivery)) {
      case Wire.Outcome.Answered answered -> answer(delivery, Fields.parse(answered.body()));
      case Wire.Outcome.Lost lost -> pace.unclear(delivery, "Amazon gave " + lost.why());
    };
  }

  private Answer answer(Delivery delivery, Fields fields) {
    if (isOurs(delivery, fields)) {
      return new Answer.Delivered(card(delivery, fields));
    }
    String code = fields.text("errorCode").orElse("");
    String type = fields.text("errorType").orElse("");
    if (code.equals("F200") && ABOUT_THE_VALUE.matcher(type).matches()) {
      return new Answer.Declined("Amazon makes no gift card of " + delivery.worth());
    }
    if (code.equals("F300") && type.equals("InsufficientFunds")) {
      return new Answer.Declined("there are no gift cards at the moment");
    }
    boolean isThrottled = fields.text("__type").orElse("").endsWith("ThrottlingException");
    String said = "Amazon answered %s %s".formatted(shown(code), shown(type)).strip();
    return isThrottled
        ? pace.unclear(delivery, "Amazon is asked too often", THROTTLED)
        : pace.unclear(delivery, said);
  }

  private boolean isOurs(Delivery delivery, Fields fields) {
    return fields.says("status", "SUCCESS") && fields.says("creationRequestId", id(delivery));
  }

  /** What is not in the form of a card's name is none: then it goes by our own id. */
  private String card(Delivery delivery, Fields fields) {
    return fields
        .text("gcId")
        .filter(name -> CARD.matcher(name).matches())
        .orElseGet(() -> id(delivery));
  }

  /** What is no name of an error is not repeated. */
  private static String shown(String word) {
    return word.matches("[A-Za-z0-9]{1,60}") ? word : "";
  }

  @Override
  public Shown show(Delivery delivery) {
    return obstacle().<Shown>map(Shown.Unanswered::new).orElseGet(() -> shown(delivery));
  }

  private Shown shown(Delivery delivery) {
    return switch (create(delivery)) {
      case Wire.Outcome.Lost lost -> new Shown.Unanswered("Amazon gave " + lost.why());
      case Wire.Outcome.Answered answered -> {
        Fields fields = Fields.parse(answered.body());
        Optional<Code> code = isOurs(delivery, fields) ? code(fields) : Optional.empty();
        yield code.<Shown>map(text -> new Shown.Revealed(text, ""))
            .orElseGet(() -> new Shown.Unanswered("Amazon answered no claim code"));
      }
    };
  }

  /** What has not the form of a code is none: whoever asks is told so, and can ask again. */
  private static Optional<Code> code(Fields fields) {
    try {
      return fields.text("gcClaimCode").map(Code::new);
    } catch (Malformed another) {
      return Optional.empty();
    }
  }

  /** There is nothing of it here; whoever asks is stopped by the record that it was wiped. */
  @Override
  public void wipe(Delivery delivery) {}

  private String id(Delivery delivery) {
    return GiftCardId.of(shop.partner(), delivery.hold()).text();
  }

  private Wire.Outcome create(Delivery delivery) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("currencyCode", delivery.worth().currency().code());
    BigDecimal amount = delivery.worth().amount();
    value.put("amount", amount);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("creationRequestId", id(delivery));
    body.put("partnerId", shop.partner());
    body.put("value", value);
    return call(CREATE, body);
  }

  private Wire.Outcome call(String operation, Map<String, Object> fields) {
    String body = Fields.print(fields);
    SdkHttpRequest signed =
        new GiftCardCall(operation, body).sign(shop, key.get(), pace.clock().instant());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(signed.getUri())
            .POST(BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
    signed
        .headers()
        .forEach(
            (name, values) -> {
              if (!name.equalsIgnoreCase("Host")) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return wire.call(request);
  }
}
