package zoncoin.functions.fulfil;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import zoncoin.edge.event.Deadline;
import zoncoin.edge.event.FirstUse;
import zoncoin.edge.event.Json;
import zoncoin.edge.event.JsonObject;
import zoncoin.edge.event.Metric;
import zoncoin.evidence.EvidenceReader;
import zoncoin.fulfilment.Providers;
import zoncoin.fulfilment.Sweep;
import zoncoin.fulfilment.Worker;
import zoncoin.ledger.Item;
import zoncoin.ledger.Kind;
import zoncoin.ledger.TransactionId;
import zoncoin.providers.Adapters;
import zoncoin.providers.Pace;
import zoncoin.redemption.CatalogueInForce;
import zoncoin.redemption.Redemption;
import zoncoin.redemption.Redemptions;
import zoncoin.store.Cloud;
import zoncoin.store.DynamoJournal;
import zoncoin.store.LedgerTable;
import zoncoin.store.costs.PayerAccess;
import zoncoin.store.costs.PayerRole;
import zoncoin.work.Work;
import zoncoin.work.WorkQueue;

/** Puts redemptions into a queue, and works on those that the queue hands over. */
public final class FulfilHandler implements RequestStreamHandler {
  private static final String STREAM = "aws:dynamodb";
  private static final String BOTH = "DeliveredAndReleased";
  private static final String OBSTRUCTED = "ObstructedRedemptions";
  private static final String STUCK = "StuckRedemptions";

  private final Supplier<Desk> desk;

  /** Wired from the environment, once the first event comes. */
  public FulfilHandler() {
    this.desk = new FirstUse<>(() -> wire(Cloud.fromEnvironment()));
  }

  /**
   * @param worker brings one as far as it can be brought
   * @param sweep finds what is due
   * @param queue where they wait; without one they are worked on at once
   * @param metrics takes one for each that a person has to see to: it was delivered and released,
   *     nobody can be asked to deliver it, or nobody knows for long what became of it
   */
  public FulfilHandler(
      Worker worker, Sweep sweep, Optional<WorkQueue> queue, Consumer<Metric> metrics) {
    Desk made = new Desk(worker, sweep, queue, metrics);
    this.desk = () -> made;
  }

  private record Desk(
      Worker worker, Sweep sweep, Optional<WorkQueue> queue, Consumer<Metric> metrics) {}

  private static Desk wire(Cloud cloud) {
    DynamoJournal journal = cloud.journal();
    Redemptions redemptions =
        new Redemptions(cloud.ledger(Kind.Desk.DESK), journal, cloud.clock(), new SecureRandom());
    CatalogueInForce catalogues =
        new CatalogueInForce(journal, new EvidenceReader(cloud.evidence()));
    return new Desk(
        new Worker(redemptions, catalogues, providers(cloud), cloud.clock()),
        new Sweep(journal, cloud.clock()),
        cloud.fulfilQueue(),
        metric -> System.out.println(metric.line(cloud.log().origin(), cloud.clock().millis())));
  }

  private static Providers providers(Cloud cloud) {
    PayerRole credits = new PayerRole(PayerAccess.Settings.of(System.getenv()));
    return Adapters.of(
        new Adapters.Surroundings(
            cloud.journal(),
            new Adapters.Keys(cloud::codeLock, cloud::secretText, credits::credentials),
            Pace.of(cloud.clock())));
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    List<JsonObject> records = Json.readEvent(input).objects("Records");
    Turn turn = new Turn(desk.get(), Deadline.of(context), context.getLogger());
    Json.write(turn.answer(records), output);
  }

  /** One run. */
  private record Turn(Desk desk, Deadline deadline, LambdaLogger log) {
    Map<String, Object> answer(List<JsonObject> records) {
      if (records.isEmpty()) {
        return sweep();
      }
      return records.getFirst().text("eventSource").equals(STREAM) ? hear(records) : work(records);
    }

    /** All that is due; what fails now is due still, and the next run comes to it. */
    private Map<String, Object> sweep() {
      long handedOut =
          desk.queue()
              .map(queue -> desk.sweep().handOut(queue::put, deadline::isNear))
              .orElseGet(() -> desk.sweep().handOut(this::workAll, deadline::isNear));
      if (handedOut > 0) {
        log.log(Json.print(Map.of("handedOut", handedOut)));
      }
      return Map.of("handedOut", handedOut);
    }

    private Set<Work> workAll(List<Work> pieces) {
      Set<Work> left = new HashSet<>();
      for (Work piece : pieces) {
        if (!isDone(piece)) {
          left.add(piece);
        }
      }
      return left;
    }

    /** Redemptions that were just made. What the queue does not take, the sweep finds. */
    private Map<String, Object> hear(List<JsonObject> records) {
      desk.queue()
          .ifPresent(
              queue ->
                  records.stream()
                      .flatMap(record -> inserted(record).stream())
                      .map(Sweep::piece)
                      .gather(Gatherers.windowFixed(WorkQueue.MAX_BATCH))
                      .forEach(batch -> log(queue.put(batch))));
      return Map.of("batchItemFailures", List.of());
    }

    private void log(Set<Work> notTaken) {
      if (!notTaken.isEmpty()) {
        log.log(Json.print(Map.of("leftToTheSweep", notTaken.size())));
      }
    }

    /** As DynamoDB's streams have it (API reference, "Record" and "StreamRecord"). */
    private static Optional<Item.Key> inserted(JsonObject record) {
      if (!record.text("eventName").equals("INSERT")) {
        return Optional.empty();
      }
      JsonObject keys = record.object("dynamodb").object("Keys");
      return LedgerTable.item(keys.object("pk").text("S"), keys.object("sk").text("S"))
          .filter(key -> key.family().equals(Redemption.FAMILY));
    }

    /**
     * As SQS hands them over (AWS Lambda developer guide, "Reporting batch item failures"): those
     * that are named in the answer it keeps, and hands over again after a while.
     */
    private Map<String, Object> work(List<JsonObject> records) {
      List<Map<String, String>> left = new ArrayList<>();
      for (JsonObject message : records) {
        if (deadline.isNear() || !isDone(message)) {
          left.add(Map.of("itemIdentifier", message.text("messageId")));
        }
      }
      return Map.of("batchItemFailures", left);
    }

    private boolean isDone(JsonObject message) {
      try {
        return isDone(Work.parse(message.text("body")));
      } catch (RuntimeException wrong) {
        log.log(Json.print(line("failed", message.text("messageId"), wrong.getMessage())));
        return false;
      }
    }

    /** One that cannot be worked on keeps no other from it. */
    private boolean isDone(Work piece) {
      try {
        Worker.Progress progress = desk.worker().work(TransactionId.parse(piece.key()));
        log.log(Json.print(line(word(progress), piece.key(), said(progress))));
        tell(progress);
        return true;
      } catch (RuntimeException fault) {
        log.log(Json.print(line("failed", piece.key(), fault.getMessage())));
        return false;
      }
    }

    private void tell(Worker.Progress progress) {
      switch (progress) {
        case Worker.Progress.DeliveredAndReleased both ->
            desk.metrics()
                .accept(
                    Metric.one(
                        BOTH,
                        "%s was delivered as %s, and its coins went back"
                            .formatted(both.hold(), both.reference())));
        case Worker.Progress.Obstructed obstructed ->
            desk.metrics()
                .accept(
                    Metric.one(
                        OBSTRUCTED,
                        "%s of %s: %s"
                            .formatted(
                                obstructed.redemption().order().hold(),
                                obstructed.redemption().order().product(),
                                obstructed.why())));
        case Worker.Progress.Waits waits when waits.isUnclear() && isStuck(waits) ->
            desk.metrics().accept(Metric.one(STUCK, stuck(waits.redemption(), said(waits))));
        case Worker.Progress other -> {}
      }
    }

    /** By the time it is asked again; those that are ringing are asked every hour. */
    private static boolean isStuck(Worker.Progress.Waits waits) {
      return waits.redemption().isStuck(waits.until());
    }

    private static String stuck(Redemption redemption, String said) {
      return "%s of %s, asked for at %s: %s"
          .formatted(
              redemption.order().hold(),
              redemption.order().product(),
              redemption.requested(),
              said);
    }

    private static Map<String, Object> line(
        String what, String which, @org.jspecify.annotations.Nullable String said) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("redemption", which);
      line.put("became", what);
      line.put("said", String.valueOf(said));
      return line;
    }

    private static String word(Worker.Progress progress) {
      return switch (progress) {
        case Worker.Progress.Ended ended -> ended.redemption().state().word();
        case Worker.Progress.Waits waits -> waits.redemption().state().word();
        case Worker.Progress.Obstructed _ -> "obstructed";
        case Worker.Progress.Elsewhere _ -> "elsewhere";
        case Worker.Progress.DeliveredAndReleased _ -> "deliveredAndReleased";
        case Worker.Progress.Unknown _ -> "unknown";
      };
    }

    private static String said(Worker.Progress progress) {
      return switch (progress) {
        case Worker.Progress.Waits waits
            when waits.redemption().state() instanceof Redemption.State.Sending sending ->
            sending.said();
        case Worker.Progress.DeliveredAndReleased both -> both.reference();
        case Worker.Progress.Obstructed obstructed -> obstructed.why();
        case Worker.Progress other -> "";
      };
    }
  }
}
