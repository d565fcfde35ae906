package zoncoin.store.costs;

import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import zoncoin.ledger.NotApplied;

/** What the faults of these services mean. All of it is reading: asking again does no harm. */
final class Reads {
  /** Of what costs nothing. */
  private static final int MAX_ATTEMPTS = 3;

  private static final long PAUSE_MILLIS = 100;

  /**
   * What else may pass: Cost Explorer's own word for throttling, a month that is not computed yet,
   * and a service that lost sight of one page's data while it made the next.
   */
  private static final Set<String> PASSING =
      Set.of("LimitExceededException", "DataUnavailableException", "RequestChangedException");

  private Reads() {}

  /** One request. */
  static <T> T once(String what, Supplier<T> read) {
    try {
      return read.get();
    } catch (SdkException fault) {
      if (isRefusal(fault)) {
        throw fault;
      }
      throw new NotApplied("couldn't read " + what, fault);
    } catch (UncheckedIOException fault) {
      throw new NotApplied("couldn't read " + what, fault);
    }
  }

  /** A request that is sent again if its fault may pass. */
  static <T> T repeated(String what, Supplier<T> read) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(what, read);
      } catch (NotApplied fault) {
        if (attempt == MAX_ATTEMPTS) {
          throw fault;
        }
      }
      pause(what, attempt);
    }
  }

  private static boolean isRefusal(SdkException fault) {
    return fault instanceof AwsServiceException answer
        && answer.statusCode() < 500
        && !answer.isThrottlingException()
        && !PASSING.contains(code(answer));
  }

  private static String code(AwsServiceException answer) {
    return Optional.ofNullable(answer.awsErrorDetails())
        .flatMap(details -> Optional.ofNullable(details.errorCode()))
        .orElse("");
  }

  private static void pause(String what, int attempt) {
    try {
      Thread.sleep(PAUSE_MILLIS << attempt);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new NotApplied("couldn't wait for " + what, stop);
    }
  }
}
