package zoncoin.providers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks over HTTP, once, within a time, and takes no more of an answer than it has to be. It follows
 * nobody elsewhere: a redirect is an answer like any other. What went wrong is said by its kind
 * alone, for an exception of the network may repeat what was sent.
 */
final class Wire {
  /** Many times the largest answer there is. */
  static final int MAX_ANSWER_BYTES = 64 << 10;

  private final HttpClient client;
  private final Duration patience;

  /**
   * @param patience from the call to the last byte of its answer
   */
  Wire(Duration patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience)
            .build();
  }

  /** What came back. */
  sealed interface Outcome {
    /**
     * An answer, whole.
     *
     * @param status of HTTP
     * @param retryAfter header Retry-After, if it is a number of seconds
     * @param body text
     */
    record Answered(int status, Optional<Duration> retryAfter, String body) implements Outcome {}

    /** None: whether it was done is not known. */
    record Lost(String why) implements Outcome {}
  }

  Outcome call(HttpRequest.Builder request) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            request.timeout(patience).build(),
            BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
    try {
      return outcome(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      answer.cancel(true);
      return new Outcome.Lost("no answer within " + patience.toMillis() + " ms");
    } catch (ExecutionException fault) {
      String kind = Optional.ofNullable(fault.getCause()).orElse(fault).getClass().getSimpleName();
      return new Outcome.Lost("no answer: " + kind);
    } catch (InterruptedException stop) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new Outcome.Lost("stopped while waiting");
    }
  }

  private static Outcome outcome(HttpResponse<byte[]> response) {
    Optional<Duration> retryAfter =
        response
            .headers()
            .firstValue("Retry-After")
            .filter(text -> text.matches("[0-9]{1,9}"))
            .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    return new Outcome.Answered(
        response.statusCode(), retryAfter, new String(response.body(), UTF_8));
  }
}
