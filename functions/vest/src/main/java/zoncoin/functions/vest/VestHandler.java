package zoncoin.functions.vest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;
import zoncoin.edge.event.Deadline;
import zoncoin.edge.event.FirstUse;
import zoncoin.edge.event.Json;
import zoncoin.ledger.Expiry;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Ledger;
import zoncoin.reward.DueVesting;
import zoncoin.reward.Issuance;
import zoncoin.store.Cloud;
import zoncoin.store.DynamoJournal;

/** Vests what is due, then expires what is over. */
public final class VestHandler implements RequestStreamHandler {
  /** Accounts looked at between two looks at the clock. */
  private static final int ACCOUNTS = 100;

  private final Supplier<Day> day;

  /** Wired from the environment, once the first event comes. */
  public VestHandler() {
    this.day = new FirstUse<>(() -> wire(Cloud.fromEnvironment()));
  }

  /**
   * @param vesting of what is due
   * @param expiry of what is over
   */
  public VestHandler(DueVesting vesting, Expiry expiry) {
    this.day = () -> new Day(vesting, expiry);
  }

  /** What there is to do on a day. */
  private record Day(DueVesting vesting, Expiry expiry) {}

  private static Day wire(Cloud cloud) {
    DynamoJournal journal = cloud.journal();
    Ledger ledger = cloud.ledger(Kind.Desk.BILLING);
    return new Day(
        new DueVesting(Issuance.onlyVesting(ledger, journal), journal, cloud.clock()),
        new Expiry(ledger, journal, journal, cloud.clock()));
  }

  /** The event is not even read: the clock says what is due. */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    Tally tally = turn(day.get(), Deadline.of(context));
    context.getLogger().log(Json.print(tally.result()));
    Json.write(tally.result(), output);
  }

  private static Tally turn(Day day, Deadline deadline) {
    Tally tally = new Tally();
    DueVesting.Run run = day.vesting().run(deadline::isNear);
    tally.add(run);
    boolean isSwept = false;
    while (!isSwept && !deadline.isNear()) {
      Expiry.Swept swept = day.expiry().sweep(ACCOUNTS);
      tally.add(swept);
      isSwept = swept.isLast();
    }
    tally.end(run.isComplete() && isSwept);
    return tally;
  }
}
