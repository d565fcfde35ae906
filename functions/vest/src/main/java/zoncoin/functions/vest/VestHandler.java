package zoncoin.functions.vest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import zoncoin.edge.event.Deadline;
import zoncoin.edge.event.FirstUse;
import zoncoin.edge.event.Json;
import zoncoin.edge.event.JsonObject;
import zoncoin.evidence.EvidenceReader;
import zoncoin.ledger.Expiry;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Ledger;
import zoncoin.redemption.AutomaticRedemption;
import zoncoin.redemption.CatalogueInForce;
import zoncoin.redemption.Redemptions;
import zoncoin.reward.AfterVesting;
import zoncoin.reward.DailyRound;
import zoncoin.reward.Issuance;
import zoncoin.store.Cloud;
import zoncoin.store.DynamoJournal;
import zoncoin.work.Work;
import zoncoin.work.WorkQueue;

/** Hands the day's work out to a queue, and does the pieces that the queue hands over. */
public final class VestHandler implements RequestStreamHandler {
  private final Supplier<Day> day;

  /**
   * Wired from the environment, once the first event comes. It holds both desks' keys: billing's
   * vests and expires, the desk's ({@code ZONCOIN_DESK_KEY_SECRET}) sets coins aside for standing
   * redemptions, of the catalogue in force.
   */
  public VestHandler() {
    this.day = new FirstUse<>(() -> wire(Cloud.fromEnvironment()));
  }

  /**
   * @param round what there is to do
   * @param queue where pieces of it go; without one they are done at once
   */
  public VestHandler(DailyRound round, Optional<WorkQueue> queue) {
    this.day = () -> new Day(round, queue);
  }

  /** What there is to do on a day, and where pieces of it go. */
  private record Day(DailyRound round, Optional<WorkQueue> queue) {}

  private static Day wire(Cloud cloud) {
    DynamoJournal journal = cloud.journal();
    Ledger ledger = cloud.ledger(Kind.Desk.BILLING);
    DailyRound.Parts parts =
        new DailyRound.Parts(
            Issuance.onlyVesting(ledger, journal),
            journal,
            new Expiry(ledger, journal, journal, cloud.clock()),
            redeeming(cloud, journal));
    return new Day(new DailyRound(parts, cloud.clock()), cloud.vestQueue());
  }

  private static AfterVesting redeeming(Cloud cloud, DynamoJournal journal) {
    Ledger desk = cloud.ledger(Kind.Desk.DESK);
    CatalogueInForce catalogues =
        new CatalogueInForce(journal, new EvidenceReader(cloud.evidence()));
    Redemptions redemptions = new Redemptions(desk, journal, cloud.clock(), new SecureRandom());
    return new AutomaticRedemption(desk, journal, redemptions, catalogues)::redeem;
  }

  /** Pieces of a queue are done; of any other event nothing matters: the clock says what is due. */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    List<JsonObject> records = Json.readEvent(input).objects("Records");
    Turn turn = new Turn(day.get().round(), Deadline.of(context), context.getLogger());
    Map<String, Object> answer =
        records.isEmpty() ? turn.begin(day.get().queue()) : turn.work(records);
    Json.write(answer, output);
  }

  /** One run. */
  private record Turn(DailyRound round, Deadline deadline, LambdaLogger log) {
    Map<String, Object> begin(Optional<WorkQueue> queue) {
      Tally tally = new Tally();
      DailyRound.HandedOut handedOut =
          queue
              .map(to -> round.handOut(to::put, deadline::isNear))
              .orElseGet(() -> round.handOut(pieces -> doAll(pieces, tally), deadline::isNear));
      Map<String, Object> answer =
          queue.isPresent() ? Tally.handedOut(handedOut) : tally.result(handedOut.isComplete());
      log.log(Json.print(answer));
      return answer;
    }

    /** What fails now is due still: the next run comes to it. */
    private Set<Work> doAll(List<Work> pieces, Tally tally) {
      pieces.forEach(piece -> isDone(piece, tally));
      return Set.of();
    }

    /**
     * As SQS hands them over (AWS Lambda developer guide, "Reporting batch item failures"): those
     * that are named in the answer it keeps, and hands over again after a while.
     */
    Map<String, Object> work(List<JsonObject> records) {
      Tally tally = new Tally();
      List<Map<String, String>> left = new ArrayList<>();
      for (JsonObject message : records) {
        if (deadline.isNear() || !isDone(message, tally)) {
          left.add(Map.of("itemIdentifier", message.text("messageId")));
        }
      }
      log.log(Json.print(tally.result(left.isEmpty())));
      return Map.of("batchItemFailures", left);
    }

    private boolean isDone(JsonObject message, Tally tally) {
      try {
        return isDone(Work.parse(message.text("body")), tally);
      } catch (RuntimeException wrong) {
        tally.fail(message.text("messageId"), wrong);
        return false;
      }
    }

    /** One piece that cannot be done keeps no other from being done. */
    private boolean isDone(Work piece, Tally tally) {
      try {
        DailyRound.Done done = round.work(piece);
        tally.add(done);
        return done.isDone();
      } catch (RuntimeException fault) {
        tally.fail(piece.key(), fault);
        return false;
      }
    }
  }
}
