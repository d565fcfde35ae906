package zoncoin.providers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.fulfilment.Answer;
import zoncoin.fulfilment.Code;
import zoncoin.fulfilment.CodeKeeper.Shown;
import zoncoin.fulfilment.Delivery;
import zoncoin.fulfilment.Provider;
import zoncoin.fulfilmentlocal.FulfilmentLocal;
import zoncoin.fulfilmentlocal.GiftCardService;
import zoncoin.fulfilmentlocal.Trouble;
import zoncoin.ledger.TransactionId;
import zoncoin.tlog.Malformed;

final class GiftCardsTest extends ProviderContract {
  private static final String KEY =
      GiftCardService.ACCESS_KEY_ID + ":" + GiftCardService.SECRET_ACCESS_KEY;

  private final FulfilmentLocal local = FulfilmentLocal.open();
  private final GiftCards cards = cards(KEY, Deliveries.patient());

  private GiftCards cards(String key, Pace pace) {
    GiftCards.Shop shop =
        new GiftCards.Shop(
            new Webhook.Endpoint(local.address()), GiftCardService.REGION, GiftCardService.PARTNER);
    return new GiftCards(shop, () -> GiftCards.Key.parse(key), pace);
  }

  private static String id(Delivery which) {
    return GiftCardId.of(GiftCardService.PARTNER, which.hold()).text();
  }

  @Override
  Provider provider() {
    return cards;
  }

  @Override
  Provider hasty() {
    return cards(KEY, Deliveries.hasty());
  }

  @Override
  void trouble(Trouble next) {
    local.trouble(next);
  }

  @Override
  long delivered(Delivery which) {
    return local.giftCards().claimCode(id(which)).isPresent() ? 1 : 0;
  }

  @Override
  void decline() {
    local.giftCards().fund(BigDecimal.ONE);
  }

  @Override
  void close() {
    local.close();
  }

  @Test
  void theClaimCodeIsThatOfTheOneCard() {
    cards.send(delivery);
    Optional<String> code = local.giftCards().claimCode(id(delivery));
    assertEquals(
        Optional.of(cards.show(delivery)),
        code.map(text -> new Shown.Revealed(new Code(text), "")));
    assertEquals(1, local.giftCards().live());
  }

  @Test
  void theClaimCodeIsInNoAnswerOfTheProvider() {
    Answer answer = cards.send(delivery);
    String code = local.giftCards().claimCode(id(delivery)).orElseThrow();
    assertFalse(answer.toString().contains(code));
    assertFalse(cards.show(delivery).toString().contains(code));
  }

  @Test
  void aCodeThatIsNotAnsweredIsAskedForAgain() {
    cards.send(delivery);
    trouble(Trouble.ANSWER_LOST);
    assertInstanceOf(Shown.Unanswered.class, cards.show(delivery));
    assertInstanceOf(Shown.Revealed.class, cards.show(delivery));
  }

  /** What somebody answers who is not Amazon, or no longer as it was. */
  private void answeredBy(String fields, Consumer<GiftCards> test) throws IOException {
    HttpServer odd = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    odd.createContext(
        "/",
        exchange -> {
          byte[] body =
              "{\"status\":\"SUCCESS\",\"creationRequestId\":\"%s\",%s}"
                  .formatted(id(delivery), fields)
                  .getBytes(US_ASCII);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    odd.start();
    URI address = URI.create("http://127.0.0.1:" + odd.getAddress().getPort());
    GiftCards.Shop shop =
        new GiftCards.Shop(
            new Webhook.Endpoint(address), GiftCardService.REGION, GiftCardService.PARTNER);
    test.accept(new GiftCards(shop, () -> GiftCards.Key.parse(KEY), Deliveries.patient()));
    odd.stop(0);
  }

  @Test
  void whatHasNotTheFormOfACodeIsNotShown() throws IOException {
    answeredBy(
        "\"gcClaimCode\":\"a b\"",
        others ->
            assertEquals(
                new Shown.Unanswered("Amazon answered no claim code"), others.show(delivery)));
  }

  /** It is kept and shown for ever: a claim code in its place, or a page of text, is not. */
  @ParameterizedTest
  @ValueSource(
      strings = {"LJ49-AKDUV1-UYCP", "a\\nb", "", "A2GCN9BRX5QS76A2GCN9BRX5QS76A2GCN9BRX5QS76"})
  void whatHasNotTheFormOfACardsNameIsNotKept(String name) throws IOException {
    answeredBy(
        "\"gcId\":\"%s\"".formatted(name),
        others -> assertEquals(new Answer.Delivered(id(delivery)), others.send(delivery)));
  }

  @Test
  void withoutAKeyNobodyIsAskedForACode() {
    cards.send(delivery);
    Shown shown = cards("no key", Deliveries.patient()).show(delivery);
    assertEquals(
        new Shown.Unanswered("gift card key is an access key id, a colon and a secret access key"),
        shown);
  }

  @ParameterizedTest
  @CsvSource({
    "F100, InternalError, false, Unclear",
    "F200, InvalidAmountValue, false, Declined",
    "F200, InvalidCurrencyCodeInput, false, Declined",
    "F200, InvalidPartnerIdInput, false, Unclear",
    "F200, AccessDenied, false, Unclear",
    "F300, InsufficientFunds, false, Declined",
    "F300, ActiveContractNotFound, false, Unclear",
    "F400, SystemTemporarilyUnavailable, true, Unclear",
    "F500, UnknownError, false, Unclear",
    "F900, NoSuchClass, false, Unclear",
  })
  void everyClassOfErrorHasItsAnswer(String code, String type, boolean isResend, String answer) {
    local.giftCards().fail(new GiftCardService.Failure(code, type, isResend));
    assertEquals(answer, cards.send(delivery).getClass().getSimpleName());
    assertEquals(0, local.giftCards().live());
  }

  @Test
  void whatIsToBeSentAgainIsSentUnderTheSameId() {
    local.giftCards().fail(new GiftCardService.Failure("F400", "SystemTemporarily", true));
    assertInstanceOf(Answer.Unclear.class, cards.send(delivery));
    assertInstanceOf(Answer.Delivered.class, askThenSend(delivery));
    assertEquals(1, local.giftCards().live());
  }

  @Test
  void whoeverSignsWithAnotherKeyMakesNoCard() {
    GiftCards others = cards(GiftCardService.ACCESS_KEY_ID + ":another", Deliveries.patient());
    assertInstanceOf(Answer.Unclear.class, others.send(delivery));
    assertEquals(0, local.giftCards().live());
  }

  @Test
  void everyHoldHasAnIdOfItsOwnThatBeginsWithThePartner() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      String id = GiftCardId.of("Zonco", TransactionId.parse("c.111122223333.k" + i)).text();
      assertTrue(id.matches("Zonco[A-Za-z0-9]{14}"), id);
      ids.add(id);
    }
    assertEquals(10_000, ids.size());
  }

  @Test
  void theIdOfAHoldNeverChanges() {
    TransactionId hold = TransactionId.parse("c.111122223333.first");
    assertEquals("ZoncoztIeSDEeNTuGo8", GiftCardId.of("Zonco", hold).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":", "AKID", "AKID:", ":SECRET"})
  void whatIsNoKeyIsRefusedAndNotRepeated(String text) {
    Malformed malformed = assertThrows(Malformed.class, () -> GiftCards.Key.parse(text));
    assertEquals(
        "gift card key is an access key id, a colon and a secret access key",
        malformed.getMessage());
  }

  @Test
  void theSecretOfAKeyIsNotPrinted() {
    assertEquals("Key[AKID]", GiftCards.Key.parse("AKID:SECRET").toString());
  }
}
