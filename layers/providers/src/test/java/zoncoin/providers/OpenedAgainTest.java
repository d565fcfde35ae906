package zoncoin.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.fulfilment.Answer;
import zoncoin.fulfilmentlocal.FulfilmentLocal;
import zoncoin.fulfilmentlocal.GiftCardService;

/** Whoever stands for an other side knows what it delivered when it is opened again. */
final class OpenedAgainTest {
  private static final String SECRET = "whsec_b2xkIHNlY3JldCBvZiBhIG1lcmNoYW50IHRoYXQgZ29lcw==";

  @TempDir private Path folder;

  private Answer send(FulfilmentLocal local) {
    local.merchant().trust(SECRET);
    Webhook webhook =
        new Webhook(
            new Webhook.Endpoint(local.address().resolve("/webhook")),
            () -> WebhookSecrets.parse(SECRET),
            Deliveries.patient());
    return webhook.send(Deliveries.named("one"));
  }

  private static GiftCards cards(FulfilmentLocal local) {
    String key = GiftCardService.ACCESS_KEY_ID + ":" + GiftCardService.SECRET_ACCESS_KEY;
    GiftCards.Shop shop =
        new GiftCards.Shop(
            new Webhook.Endpoint(local.address()), GiftCardService.REGION, GiftCardService.PARTNER);
    return new GiftCards(shop, () -> GiftCards.Key.parse(key), Deliveries.patient());
  }

  @Test
  void whatWasDeliveredBeforeIsNotDeliveredAgain() throws IOException {
    Path file = folder.resolve("delivered");
    Answer before;
    Object code;
    try (FulfilmentLocal local = FulfilmentLocal.open(file)) {
      before = send(local);
      cards(local).send(Deliveries.named("one"));
      code = cards(local).show(Deliveries.named("one"));
    }
    Files.writeString(file, "order\tnot finis", StandardOpenOption.APPEND);
    try (FulfilmentLocal local = FulfilmentLocal.open(file)) {
      assertEquals(before, send(local));
      assertEquals(1, local.merchant().delivered(Deliveries.named("one").hold().text()));
      assertEquals(code, cards(local).show(Deliveries.named("one")));
      assertInstanceOf(Answer.Delivered.class, cards(local).send(Deliveries.named("one")));
      assertEquals(1, local.giftCards().live());
    }
  }

  /** It would be forgotten by whoever is killed while it is written again. */
  @Test
  void whatIsWholeIsReadAndNotWritten() throws IOException {
    Path file = folder.resolve("delivered");
    FileTime past = FileTime.fromMillis(0);
    Files.writeString(file, "order\tone\tdelivered\ndelivered\tone\t1\n");
    Files.setLastModifiedTime(file, past);
    try (FulfilmentLocal local = FulfilmentLocal.open(file)) {
      assertEquals(1, local.merchant().delivered("one"));
    }
    assertEquals(past, Files.getLastModifiedTime(file));
  }

  @Test
  void ofWhatChangedOftenTheLastIsKeptAndLittleElse() throws IOException {
    Path file = folder.resolve("delivered");
    try (FulfilmentLocal local = FulfilmentLocal.open(file)) {
      local.merchant().end("one");
      for (int i = 1; i <= 5_000; i++) {
        local.merchant().end("two");
      }
    }
    assertTrue(Files.size(file) < 50_000, () -> file + " has more than a few thousand lines");
    try (FulfilmentLocal local = FulfilmentLocal.open(file)) {
      assertEquals(1, local.merchant().delivered("one"));
      assertEquals(5_000, local.merchant().delivered("two"));
    }
  }
}
