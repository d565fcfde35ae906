package zoncoin.cli.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import zoncoin.fulfilment.Delivered;
import zoncoin.fulfilment.Sweep;
import zoncoin.fulfilment.Worker;
import zoncoin.functions.fulfil.FulfilHandler;
import zoncoin.ledger.Due;
import zoncoin.redemption.Redemptions;
import zoncoin.store.FolderQueue;
import zoncoin.work.Work;
import zoncoin.work.WorkQueue;

/**
 * The queue of redemptions, and what Lambda does between it and the function: it hands messages
 * over in batches, and keeps those that the function names as failed.
 */
final class LocalFulfilment {
  /** Longer than a batch takes. */
  private static final Duration HIDDEN = Duration.ofSeconds(50);

  /** As deployed: then it is set aside, and the sweep finds it again. */
  private static final int MOST_TRIES = 5;

  private final WorkQueue queue;

  /**
   * @param queue where redemptions wait
   */
  LocalFulfilment(WorkQueue queue) {
    this.queue = queue;
  }

  /** The queue on disk. */
  static WorkQueue in(PrivateFolder folder) {
    return new FolderQueue(
        folder.folder("fulfilment").root(), InstantSource.system(), HIDDEN, MOST_TRIES);
  }

  /**
   * The function.
   *
   * @param redemptions from held to their end
   * @param delivered what they were asked under, and who delivers
   * @param due what is to be looked at
   * @param clock the time
   */
  FulfilHandler function(
      Redemptions redemptions, Delivered delivered, Due due, InstantSource clock) {
    return new FulfilHandler(
        new Worker(redemptions, delivered.catalogues(), delivered.providers(), clock),
        new Sweep(due, clock),
        Optional.of(queue),
        // Nobody watches metrics here; the line of the log says it, too.
        metric -> {});
  }

  /**
   * Has all that is due put into the queue, and what waits there worked on.
   *
   * @param function gets an event, and answers
   */
  void run(UnaryOperator<JsonNode> function) {
    var _ = function.apply(Invocation.event());
    work(queue, function);
  }

  /** Has what waits in that queue worked on. */
  static void work(WorkQueue queue, UnaryOperator<JsonNode> function) {
    while (queue.handOver(pieces -> work(pieces, function)) > 0) {
      // Ten more, perhaps.
    }
  }

  private static Set<Work> work(List<Work> pieces, UnaryOperator<JsonNode> function) {
    ObjectNode event = Invocation.event();
    ArrayNode records = event.putArray("Records");
    for (int i = 0; i < pieces.size(); i++) {
      records
          .addObject()
          .put("eventSource", "aws:sqs")
          .put("messageId", Integer.toString(i))
          .put("body", pieces.get(i).message());
    }
    Set<Work> left = new HashSet<>();
    function
        .apply(event)
        .path("batchItemFailures")
        .forEach(failed -> left.add(pieces.get(failed.path("itemIdentifier").asInt())));
    return left;
  }
}
