package zoncoin.functions.vest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import zoncoin.edge.event.Deadline;
import zoncoin.edge.event.Json;
import zoncoin.ledger.Expiry;
import zoncoin.reward.DueVesting;

/** Vests what is due, then expires what is over. */
public final class VestHandler implements RequestStreamHandler {
  /** Accounts looked at between two looks at the clock. */
  private static final int ACCOUNTS = 100;

  private final DueVesting vesting;
  private final Expiry expiry;

  /**
   * @param vesting of what is due
   * @param expiry of what is over
   */
  public VestHandler(DueVesting vesting, Expiry expiry) {
    this.vesting = vesting;
    this.expiry = expiry;
  }

  /** The event is not even read: the clock says what is due. */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    Tally tally = turnTheDay(Deadline.of(context));
    context.getLogger().log(Json.print(tally.result()));
    Json.write(tally.result(), output);
  }

  private Tally turnTheDay(Deadline deadline) {
    Tally tally = new Tally();
    DueVesting.Run run = vesting.run(deadline::isNear);
    tally.add(run);
    boolean isSwept = false;
    while (!isSwept && !deadline.isNear()) {
      Expiry.Swept swept = expiry.sweep(ACCOUNTS);
      tally.add(swept);
      isSwept = swept.isLast();
    }
    tally.end(run.isComplete() && isSwept);
    return tally;
  }
}
