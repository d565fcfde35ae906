package zoncoin.providers;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.fulfilment.Answer;
import zoncoin.fulfilment.Delivery;
import zoncoin.fulfilment.Provider;
import zoncoin.fulfilmentlocal.FulfilmentLocal;
import zoncoin.fulfilmentlocal.Trouble;
import zoncoin.tlog.Malformed;

final class WebhookTest extends ProviderContract {
  private static final String OLD = "whsec_b2xkIHNlY3JldCBvZiBhIG1lcmNoYW50IHRoYXQgZ29lcw==";
  private static final String NEW = "whsec_bmV3IHNlY3JldCBvZiBhIG1lcmNoYW50IHRoYXQgY29tZXM=";

  private final FulfilmentLocal local = FulfilmentLocal.open();
  private final Webhook webhook = webhook(OLD, Deliveries.patient());

  private Webhook webhook(String secrets, Pace pace) {
    Webhook.Endpoint endpoint = new Webhook.Endpoint(local.address().resolve("/webhook"));
    return new Webhook(endpoint, () -> WebhookSecrets.parse(secrets), pace);
  }

  @BeforeEach
  void trust() {
    local.merchant().trust(OLD);
  }

  @Override
  Provider provider() {
    return webhook;
  }

  @Override
  Provider hasty() {
    return webhook(OLD, Deliveries.hasty());
  }

  @Override
  void trouble(Trouble next) {
    local.trouble(next);
  }

  @Override
  long delivered(Delivery which) {
    return local.merchant().delivered(which.hold().text());
  }

  @Override
  void decline() {
    local.merchant().decline("sold out");
  }

  @Override
  void close() {
    local.close();
  }

  @Test
  void whatEndsLaterIsAcceptedUntilItEnds() {
    local.merchant().endLater();
    Answer.Accepted taken = assertInstanceOf(Answer.Accepted.class, webhook.send(delivery));
    assertTrue(taken.askAgainAfter().compareTo(Duration.ofSeconds(7)) >= 0, taken::toString);
    assertInstanceOf(Answer.Accepted.class, webhook.ask(delivery));
    local.merchant().end(delivery.hold().text());
    assertEquals(new Answer.Delivered("M-1"), webhook.ask(delivery));
  }

  @Test
  void theReasonOfADeclineIsTheMerchants() {
    decline();
    assertEquals(new Answer.Declined("sold out"), webhook.send(delivery));
  }

  @Test
  void whatTheMerchantMayNotSayToMembersIsLeftOut() {
    local.merchant().decline("see\u0000 <b>\u202e");
    assertEquals(new Answer.Declined("the provider declined"), webhook.send(delivery));
  }

  @Test
  void whileOneSecretFollowsAnotherEitherIsBelieved() {
    Webhook both = webhook(NEW + " " + OLD, Deliveries.patient());
    assertInstanceOf(Answer.Delivered.class, both.send(delivery));
    local.merchant().trust(NEW);
    assertInstanceOf(Answer.Delivered.class, both.ask(delivery));
  }

  @Test
  void whoeverDoesNotBelieveUsDeliversNothingAndNothingIsKnown() {
    local.merchant().trust(NEW);
    assertInstanceOf(Answer.Unclear.class, webhook.send(delivery));
    assertInstanceOf(Answer.Unclear.class, webhook.ask(delivery));
    assertEquals(0, delivered(delivery));
  }

  @Test
  void whatWasSignedSixMinutesAgoIsNotBelieved() {
    Pace now = Deliveries.patient();
    InstantSource behind = () -> now.clock().instant().minus(Duration.ofMinutes(6));
    Webhook late = webhook(OLD, new Pace(behind, now.backoff(), now.patience()));
    assertInstanceOf(Answer.Unclear.class, late.send(delivery));
    assertEquals(0, delivered(delivery));
  }

  @Test
  void whereNobodyListensNothingIsKnown() {
    close();
    Answer.Unclear answer = assertInstanceOf(Answer.Unclear.class, webhook.send(delivery));
    assertEquals("the endpoint gave no answer: ConnectException", answer.why());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/hook",
        "http://10.0.0.1/hook",
        "http://127.0.0.1.example.com/",
        "ftp://127.0.0.1/hook",
        "https:///hook",
        "https://user:word@example.com/hook",
        "https://example.com/hook?key=1",
        "https://example.com/hook#a",
        "/hook",
        "no address",
        ""
      })
  void anAddressThatOthersCouldReadOrThatCarriesMoreIsRefused(String address) {
    assertThrows(Malformed.class, () -> Webhook.Endpoint.parse(address));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://example.com/hook", "http://localhost:8080/", "http://[::1]/h"})
  void anAddressOfHttpsOrOfThisMachineIsTaken(String address) {
    assertDoesNotThrow(() -> new Webhook.Endpoint(URI.create(address)));
  }

  /** On the machine of a function Lambda listens, and tells whoever asks what is invoked next. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:9001/2018-06-01/runtime/invocation/next",
        "http://localhost:8080/",
        "http://[::1]/h",
        "HTTP://LOCALHOST/h"
      })
  void noSettingNamesThisMachine(String address) {
    assertDoesNotThrow(() -> new Webhook.Endpoint(URI.create(address)));
    assertThrows(Malformed.class, () -> Webhook.Endpoint.parse(address));
  }

  /** The example of the specification's libraries: secret, id, time, body and what is signed. */
  @Test
  void theSignatureIsThatOfStandardWebhooks() {
    WebhookSecrets secrets = WebhookSecrets.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    assertEquals(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        secrets.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330L, "{\"test\": 2432232314}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "whsec_c2hvcnQ=", "b2xkIHNlY3JldA==", "whsec_???"})
  void whatIsNoSecretIsRefusedAndNotRepeated(String text) {
    Malformed malformed = assertThrows(Malformed.class, () -> WebhookSecrets.parse(text));
    assertFalse(!text.isEmpty() && malformed.getMessage().contains(text), malformed::getMessage);
  }

  @Test
  void secretsAreNotPrinted() {
    assertEquals("WebhookSecrets[2]", WebhookSecrets.parse(OLD + " " + NEW).toString());
  }
}
