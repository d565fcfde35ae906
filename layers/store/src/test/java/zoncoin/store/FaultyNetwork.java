package zoncoin.store;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Makes calls of DynamoDB fail, by a seed: lost (never sent), kept (carried out, and the answer
 * lost), throttled, and conflicted, which DynamoDB Local never does by itself.
 */
final class FaultyNetwork implements ExecutionInterceptor {
  private final Random random;
  private final int percent;
  private int struck;

  /**
   * @param seed of what fails
   * @param percent of the calls that fail in each of the four ways
   */
  FaultyNetwork(long seed, int percent) {
    this.random = new Random(seed);
    this.percent = percent;
  }

  private synchronized boolean strikes() {
    boolean strikes = random.nextInt(100) < percent;
    struck += strikes ? 1 : 0;
    return strikes;
  }

  /** How many calls failed. */
  synchronized int struck() {
    return struck;
  }

  @Override
  public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes call) {
    if (strikes()) {
      throw SdkClientException.create("lost", new IOException("reset before it was sent"));
    }
    if (strikes()) {
      throw DynamoDbException.builder()
          .statusCode(400)
          .awsErrorDetails(AwsErrorDetails.builder().errorCode("ThrottlingException").build())
          .build();
    }
    boolean isTransaction =
        "TransactWriteItems".equals(call.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    if (isTransaction && strikes()) {
      throw TransactionCanceledException.builder()
          .statusCode(400)
          .awsErrorDetails(
              AwsErrorDetails.builder().errorCode("TransactionCanceledException").build())
          .cancellationReasons(
              List.of(
                  CancellationReason.builder().code("None").build(),
                  CancellationReason.builder().code("TransactionConflict").build()))
          .build();
    }
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes call) {
    if (strikes()) {
      throw SdkClientException.create("kept", new IOException("reset before it was answered"));
    }
  }
}
