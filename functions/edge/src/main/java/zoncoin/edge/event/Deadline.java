package zoncoin.edge.event;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.function.BooleanSupplier;

/**
 * Tells a function that works in rounds when to begin no other, so that it ends by itself and says
 * how far it came. What is left is done by the next run.
 */
public final class Deadline {
  /** What the longest round and the answer take, with room: nothing is begun in the last of it. */
  public static final int MARGIN_MILLIS = 15_000;

  private final BooleanSupplier near;

  private Deadline(BooleanSupplier near) {
    this.near = near;
  }

  /** The end of this invocation, less the margin. */
  public static Deadline of(Context context) {
    return new Deadline(() -> context.getRemainingTimeInMillis() < MARGIN_MILLIS);
  }

  /** Whether no other round should be begun. */
  public boolean isNear() {
    return near.getAsBoolean();
  }
}
