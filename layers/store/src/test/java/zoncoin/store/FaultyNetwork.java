package zoncoin.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Makes calls of DynamoDB fail, by a seed: it decides what happens to the first call, the second
 * and so on; with several clients, whose call is which is chance.
 */
final class FaultyNetwork implements ExecutionInterceptor {
  private final Random random;
  private final int percent;
  private final Consumer<SdkRequest> later;
  private final Map<Fault, Integer> struck = new EnumMap<>(Fault.class);

  /** What can happen to a call. */
  enum Fault {
    /** Never sent. */
    LOST,
    /** Carried out, and the answer lost. */
    KEPT,
    /** Given up, and carried out some time after. */
    LATE,
    /** Carried out and answered, after a while. */
    SLOW,
    /** Refused for want of capacity. */
    THROTTLED,
    /** A transaction that met another; DynamoDB Local never says so by itself. */
    CONFLICTED,
    /** As before, and besides an item was not as expected, or one was throttled. */
    MIXED
  }

  /**
   * @param seed of what fails
   * @param percent of the calls that meet each fault
   * @param later takes a write that is to be carried out some time after, and does so
   */
  FaultyNetwork(long seed, int percent, Consumer<SdkRequest> later) {
    this.random = new Random(seed);
    this.percent = percent;
    this.later = later;
  }

  private synchronized boolean strikes(Fault fault) {
    boolean strikes = random.nextInt(100) < percent;
    struck.merge(fault, strikes ? 1 : 0, Integer::sum);
    return strikes;
  }

  private synchronized int upTo(int bound) {
    return random.nextInt(bound);
  }

  /** How many calls met which fault. */
  synchronized Map<Fault, Integer> struck() {
    return new EnumMap<>(struck);
  }

  @Override
  public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes call) {
    if (strikes(Fault.LOST)) {
      throw SdkClientException.create("lost", new IOException("reset before it was sent"));
    }
    if (strikes(Fault.THROTTLED)) {
      throw DynamoDbException.builder()
          .statusCode(400)
          .awsErrorDetails(AwsErrorDetails.builder().errorCode("ThrottlingException").build())
          .build();
    }
    if (strikes(Fault.SLOW)) {
      pause();
    }
    boolean isPut = context.request() instanceof PutItemRequest;
    if (context.request() instanceof TransactWriteItemsRequest write) {
      cancelled(write.transactItems().size()).ifPresent(FaultyNetwork::fail);
      isPut = true;
    }
    if (isPut && strikes(Fault.LATE)) {
      later.accept(context.request());
      throw SdkClientException.create("late", new IOException("no answer in time"));
    }
  }

  private void pause() {
    try {
      Thread.sleep(1 + upTo(50));
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }

  /** Reasons come in the order of the items; the first is the transaction, whose id is free. */
  private Optional<SdkException> cancelled(int items) {
    boolean isMixed = strikes(Fault.MIXED);
    if (!isMixed && !strikes(Fault.CONFLICTED)) {
      return Optional.empty();
    }
    List<CancellationReason> reasons = new ArrayList<>();
    for (int item = 0; item < items; item++) {
      reasons.add(reason(item > 0 && upTo(2) == 0 ? "TransactionConflict" : "None"));
    }
    reasons.set(0, reason("TransactionConflict"));
    if (isMixed && items > 1) {
      String[] others = {"ConditionalCheckFailed", "ThrottlingError"};
      reasons.set(1 + upTo(items - 1), reason(others[upTo(others.length)]));
    }
    return Optional.of(
        TransactionCanceledException.builder()
            .statusCode(400)
            .awsErrorDetails(
                AwsErrorDetails.builder().errorCode("TransactionCanceledException").build())
            .cancellationReasons(reasons)
            .build());
  }

  private static CancellationReason reason(String code) {
    return CancellationReason.builder().code(code).build();
  }

  private static void fail(SdkException fault) {
    throw fault;
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes call) {
    if (strikes(Fault.KEPT)) {
      throw SdkClientException.create("kept", new IOException("reset before it was answered"));
    }
  }
}
