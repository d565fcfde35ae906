package zoncoin.fulfilmentlocal;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Amazon's gift cards on demand (developer.amazon.com/docs/incentives-api/digital-gift-cards.html):
 * {@code CreateGiftCard}, JSON, signed for {@code AGCODService}. The same creationRequestId is the
 * same card with the same code; its errors are those of
 * developer.amazon.com/docs/incentives-api/gift-codes-errors.html.
 */
public final class GiftCardService implements Side {
  /** Who may ask: its partner id. */
  public static final String PARTNER = "Zonco";

  /** Where it signs for. */
  public static final String REGION = "us-east-1";

  /** The access key id of that partner. */
  public static final String ACCESS_KEY_ID = "AKIDGIFTCARDS";

  /** What that key signs with. */
  public static final String SECRET_ACCESS_KEY = "local-gift-cards-secret";

  private static final String TARGET = "com.amazonaws.agcod.AGCODService.";
  private static final String CARDS = "card";
  private static final int MAX_ID_CHARACTERS = 40;

  private final Signature signature =
      new Signature(
          "AGCODService", REGION, AwsCredentialsIdentity.create(ACCESS_KEY_ID, SECRET_ACCESS_KEY));
  private final Notebook notebook;
  private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();
  private BigDecimal funds = new BigDecimal(1_000_000);

  GiftCardService(Notebook notebook) {
    this.notebook = notebook;
  }

  /**
   * What it answers instead of doing anything.
   *
   * @param code such as {@code F100}
   * @param type such as {@code SystemTemporarilyUnavailable}
   * @param isResend whether it asks for the same again
   */
  public record Failure(String code, String type, boolean isResend) {}

  /** A card that was made. */
  private record Card(String id, String claimCode, String amount) {
    static Card parse(String text) {
      String[] words = text.split("/", -1);
      return new Card(words[0], words[1], words[2]);
    }

    String text() {
      return String.join("/", id, claimCode, amount);
    }
  }

  private Optional<Card> find(String creationRequestId) {
    return notebook.read(CARDS, creationRequestId).map(Card::parse);
  }

  private void keep(String creationRequestId, Card card) {
    notebook.write(CARDS, creationRequestId, card.text());
  }

  /** The next requests are answered so, one each. */
  public void fail(Failure... next) {
    failures.addAll(java.util.List.of(next));
  }

  /** From now on there is so much money to make cards of. */
  public synchronized void fund(BigDecimal amount) {
    funds = amount;
  }

  /** How many cards were made. */
  public synchronized long live() {
    return notebook.page(CARDS).size();
  }

  /** The claim code of the card that was made for that id. */
  public synchronized Optional<String> claimCode(String creationRequestId) {
    return find(creationRequestId).map(Card::claimCode);
  }

  @Override
  public boolean isFor(Call call) {
    return call.path().equals("/CreateGiftCard");
  }

  @Override
  public synchronized Call.Reply answer(Call call) {
    String operation = call.path().substring(1);
    boolean isAddressed =
        call.header("x-amz-target").equals(TARGET + operation)
            && call.header("accept").equals("application/json");
    Optional<JsonNode> asked = call.json();
    if (!isAddressed || !signature.isOn(call, Instant.now()) || asked.isEmpty()) {
      return refuse("F200", "InvalidSignature", false);
    }
    String id = asked.get().path("creationRequestId").asText();
    if (!asked.get().path("partnerId").asText().equals(PARTNER)
        || !id.matches(PARTNER + "[A-Za-z0-9]+")
        || id.length() > MAX_ID_CHARACTERS) {
      return refuse("F200", "InvalidRequestInput", false);
    }
    Failure failure = failures.poll();
    if (failure != null) {
      return refuse(failure.code(), failure.type(), failure.isResend());
    }
    return create(id, asked.get());
  }

  private Call.Reply create(String id, JsonNode asked) {
    JsonNode value = asked.path("value");
    BigDecimal amount = value.path("amount").decimalValue();
    String worth = amount.toPlainString() + " " + value.path("currencyCode").asText();
    Optional<Card> before = find(id);
    if (before.isPresent()) {
      return before.get().amount().equals(worth)
          ? card(id, before.get())
          : refuse("F200", "DuplicateRequest", false);
    }
    if (amount.signum() <= 0) {
      return refuse("F200", "InvalidAmountValue", false);
    }
    if (amount.compareTo(funds) > 0) {
      return refuse("F300", "InsufficientFunds", false);
    }
    funds = funds.subtract(amount);
    int number = notebook.page(CARDS).size() + 1;
    Card card = new Card("A2GC" + number, "LJ49-AKDUV%d-UYCP".formatted(number), worth);
    keep(id, card);
    return card(id, card);
  }

  private static Call.Reply card(String id, Card card) {
    Map<String, Object> body = new LinkedHashMap<>();
    String[] worth = card.amount().split(" ", -1);
    Map<String, Object> value =
        Map.of("amount", new BigDecimal(worth[0]), "currencyCode", worth[1]);
    body.put("cardInfo", Map.of("cardStatus", "Fulfilled", "value", value));
    body.put("creationRequestId", id);
    body.put("gcClaimCode", card.claimCode());
    body.put("gcId", card.id());
    body.put("status", "SUCCESS");
    return Call.Reply.of(200, body);
  }

  private static Call.Reply refuse(String code, String type, boolean isResend) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("agcodResponse", Map.of("status", isResend ? "RESEND" : "FAILURE"));
    body.put("errorCode", code);
    body.put("errorType", type);
    body.put("message", type);
    return Call.Reply.of(400, body);
  }

  @Override
  public Call.Reply throttled() {
    return Call.Reply.of(400, Map.of("__type", "ThrottlingException", "message", "Rate exceeded"));
  }

  @Override
  public Call.Reply failed() {
    return refuse("F100", "InternalError", false);
  }
}
