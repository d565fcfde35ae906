package zoncoin.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zoncoin.fulfilment.Answer;
import zoncoin.fulfilment.Backoff;
import zoncoin.fulfilment.Delivery;
import zoncoin.fulfilment.Provider;
import zoncoin.fulfilmentlocal.Trouble;

/** What {@link Provider} promises, held by each adapter against whom it stands for. */
abstract class ProviderContract {
  final Delivery delivery = Deliveries.named("one");

  /** The adapter, patient: the same at every call. */
  abstract Provider provider();

  /** The same adapter to the same other side, that soon gives up waiting. */
  abstract Provider hasty();

  /** The next request, or what stands for one, meets that trouble. */
  abstract void trouble(Trouble next);

  /** How often it was delivered. */
  abstract long delivered(Delivery which);

  /** From now on the other side declines. */
  abstract void decline();

  @AfterEach
  abstract void close();

  /** What the worker does: asks, and sends where that was never sent. */
  final Answer askThenSend(Delivery which) {
    Answer answer = provider().ask(which);
    return answer instanceof Answer.Absent ? provider().send(which) : answer;
  }

  @Test
  void whatWasNeverSentIsAbsent() {
    assertEquals(new Answer.Absent(), provider().ask(delivery));
    assertEquals(0, delivered(delivery));
  }

  @Test
  void whatIsSentIsDeliveredAndStaysSo() {
    Answer sent = provider().send(delivery);
    assertInstanceOf(Answer.Delivered.class, sent);
    assertEquals(sent, askThenSend(delivery));
    assertEquals(1, delivered(delivery));
  }

  @Test
  void whatIsSentTwiceIsDeliveredOnceAndAnsweredAlike() {
    assertEquals(provider().send(delivery), provider().send(delivery));
    assertEquals(1, delivered(delivery));
  }

  @Test
  void whatIsDeclinedIsNotDelivered() {
    decline();
    assertInstanceOf(Answer.Declined.class, provider().send(delivery));
    assertInstanceOf(Answer.Declined.class, askThenSend(delivery));
    assertEquals(0, delivered(delivery));
  }

  @ParameterizedTest
  @EnumSource
  void afterAnyTroubleItIsUnclearOrDeliveredAndAskingEndsItOnce(Trouble trouble) {
    trouble(trouble);
    Answer answer = (trouble == Trouble.ANSWERS_LATE ? hasty() : provider()).send(delivery);
    if (answer instanceof Answer.Unclear unclear) {
      assertFalse(unclear.askAgainAfter().isNegative());
      assertTrue(unclear.askAgainAfter().compareTo(Backoff.LONGEST.multipliedBy(2)) < 0);
    } else {
      assertInstanceOf(Answer.Delivered.class, answer);
    }
    assertInstanceOf(Answer.Delivered.class, inTheEnd());
    assertEquals(1, delivered(delivery));
  }

  /** What comes out once whatever made it unclear is over. */
  Answer inTheEnd() {
    return askThenSend(delivery);
  }

  @Test
  void whoIsAskedTooOftenIsGivenTime() {
    trouble(Trouble.THROTTLED);
    Answer.Unclear answer = assertInstanceOf(Answer.Unclear.class, provider().send(delivery));
    assertTrue(answer.askAgainAfter().compareTo(Duration.ofSeconds(1)) >= 0, answer::toString);
    assertEquals(0, delivered(delivery));
  }

  @Test
  void whatEightSendAtOnceIsDeliveredOnce() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Answer> send = () -> provider().send(delivery);
      threads.invokeAll(java.util.Collections.nCopies(8, send)).forEach(sent -> sent.resultNow());
    }
    assertInstanceOf(Answer.Delivered.class, inTheEnd());
    assertEquals(1, delivered(delivery));
  }

  @Test
  void everyHoldIsDeliveredForItself() {
    List<Delivery> three = List.of(delivery, Deliveries.named("two"), Deliveries.named("three"));
    for (Delivery each : three) {
      assertInstanceOf(Answer.Delivered.class, provider().send(each));
    }
    three.forEach(each -> assertEquals(1, delivered(each)));
  }
}
