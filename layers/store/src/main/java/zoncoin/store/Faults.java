package zoncoin.store;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Unknown;

/**
 * What the faults of AWS mean, and every attempt that is made again. The clients themselves never
 * try again ({@link Once}): a conditional write that succeeded, lost its answer and was sent again
 * by the SDK would come back as "somebody else was faster", which is not true.
 *
 * <ul>
 *   <li>Reads are tried {@value #MAX_ATTEMPTS} times here, then {@link NotApplied}.
 *   <li>So are writes that may be carried out any number of times, such as a stamp: one sealing run
 *       makes a thousand of them, and would come to no end if each fault ended it.
 *   <li>All other writes are sent once. Refused for throttling or a conflicting transaction, or
 *       never sent: {@link NotApplied}. No answer, or a server's fault (5xx) after which the write
 *       may stand all the same: {@link Unknown}. What to do then is the port's caller's to decide.
 *   <li>Any other refusal (4xx) is a mistake of ours or of the deployment, and is thrown as it is.
 * </ul>
 */
final class Faults {
  /** With pauses of up to 25, 50 and 100 ms: outlasts a busy partition, not an outage. */
  static final int MAX_ATTEMPTS = 4;

  private static final long FIRST_PAUSE_MILLIS = 25;

  /** The first attempt of the same token is still being carried out. */
  private static final String IN_PROGRESS = "TransactionInProgressException";

  /**
   * Of DynamoDB: another transaction holds the item. Of S3: another write of the file is on its
   * way.
   */
  private static final java.util.Set<String> CONFLICTS =
      java.util.Set.of("TransactionConflictException", "ConditionalRequestConflict");

  private Faults() {}

  static <T> T read(String what, Supplier<T> read) {
    for (int attempt = 1; ; attempt++) {
      try {
        return call(read);
      } catch (SdkException fault) {
        if (isRefusal(fault)) {
          throw fault;
        }
        if (attempt == MAX_ATTEMPTS) {
          throw new NotApplied("couldn't read " + what, fault);
        }
      }
      pause(what, attempt);
    }
  }

  /** A write that changes nothing the second time, and says the same. */
  static <T> T repeatable(String what, Supplier<T> write) {
    Optional<Unknown> maybe = Optional.empty();
    for (int attempt = 1; ; attempt++) {
      try {
        return write(what, write);
      } catch (Unknown fault) {
        maybe = Optional.of(fault);
        if (attempt == MAX_ATTEMPTS) {
          throw fault;
        }
      } catch (NotApplied fault) {
        if (attempt == MAX_ATTEMPTS) {
          throw maybe.isPresent() ? maybe.get() : fault;
        }
      }
      pause(what, attempt);
    }
  }

  static <T> T write(String what, Supplier<T> write) {
    try {
      return call(write);
    } catch (SdkException fault) {
      if (isRefusal(fault)) {
        throw fault;
      }
      if (isNotSent(fault) || isNotAccepted(fault)) {
        throw new NotApplied("couldn't write " + what, fault);
      }
      throw new Unknown("couldn't tell whether this was written: " + what, fault);
    }
  }

  /** The HTTP client lets some faults of a connection through that the SDK does not wrap. */
  private static <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (UncheckedIOException fault) {
      throw SdkClientException.create("no connection", fault.getCause());
    }
  }

  /** Answered, and neither for want of capacity nor for the moment. */
  private static boolean isRefusal(SdkException fault) {
    return fault instanceof AwsServiceException answer
        && answer.statusCode() < 500
        && !answer.isThrottlingException()
        && !CONFLICTS.contains(code(answer));
  }

  private static boolean isNotAccepted(SdkException fault) {
    return fault instanceof AwsServiceException answer
        && answer.statusCode() < 500
        && !IN_PROGRESS.equals(code(answer));
  }

  private static boolean isNotSent(SdkException fault) {
    return !(fault instanceof AwsServiceException)
        && (fault.getCause() instanceof ConnectException
            || fault.getCause() instanceof UnknownHostException);
  }

  static String code(AwsServiceException answer) {
    return Optional.ofNullable(answer.awsErrorDetails())
        .flatMap(details -> Optional.ofNullable(details.errorCode()))
        .orElse("");
  }

  private static void pause(String what, int attempt) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(FIRST_PAUSE_MILLIS << (attempt - 1)) + 1);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new NotApplied("couldn't wait for " + what, stop);
    }
  }
}
