package zoncoin.store;

import java.util.concurrent.locks.ReentrantLock;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Lets one request of a client be answered before it sends the next, whichever thread asks: so that
 * a server that compares and writes in two steps does it in one, for this client.
 */
final class OneAtATime implements ExecutionInterceptor {
  private final ReentrantLock turn = new ReentrantLock();

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    turn.lock();
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    turn.unlock();
  }

  /** Also of what failed before it was sent, or after it was answered. */
  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    if (turn.isHeldByCurrentThread()) {
      turn.unlock();
    }
  }
}
