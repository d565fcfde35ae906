package zoncoin.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import zoncoin.tlog.Malformed;
import zoncoin.work.Work;
import zoncoin.work.WorkQueue;

/**
 * A standard queue of SQS. How long a piece is nobody else's, and after how many hand-overs it goes
 * to which other queue, are the queue's own (VisibilityTimeout, RedrivePolicy). Putting is one call
 * for ten pieces, handing over one before the work and one after it. Safe for use by many threads
 * and processes.
 *
 * <p>A function that a queue wakes needs this to put alone: Lambda receives, and deletes what the
 * function does not name in {@code batchItemFailures}.
 */
public final class SqsQueue implements WorkQueue {
  private final SqsClient client;
  private final String url;
  private final Duration wait;

  /**
   * @param client as {@link Once} makes it: one that does not try again by itself
   * @param url the queue's
   * @param wait how long one call waits for a piece, up to 3 s, less than {@link Once} waits for an
   *     answer; with none it asks a part of the queue's servers, and may miss what waits
   */
  public SqsQueue(SqsClient client, String url, Duration wait) {
    this.client = client;
    this.url = url;
    this.wait = wait;
  }

  @Override
  public Set<Work> put(List<Work> pieces) {
    List<SendMessageBatchRequestEntry> entries =
        IntStream.range(0, pieces.size())
            .mapToObj(
                i ->
                    SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .messageBody(pieces.get(i).message())
                        .build())
            .toList();
    return Faults.repeatable(
            url, () -> client.sendMessageBatch(b -> b.queueUrl(url).entries(entries)).failed())
        .stream()
        .map(BatchResultErrorEntry::id)
        .map(id -> pieces.get(Integer.parseInt(id)))
        .collect(Collectors.toSet());
  }

  @Override
  public int handOver(Worker worker) {
    List<Message> received =
        Faults.read(
            url,
            () ->
                client
                    .receiveMessage(
                        b ->
                            b.queueUrl(url)
                                .maxNumberOfMessages(MAX_BATCH)
                                .waitTimeSeconds((int) wait.toSeconds()))
                    .messages());
    Map<Work, List<String>> receipts = new LinkedHashMap<>();
    for (Message message : received) {
      parse(message)
          .forEach(
              work ->
                  receipts
                      .computeIfAbsent(work, absent -> new ArrayList<>())
                      .add(message.receiptHandle()));
    }
    if (!receipts.isEmpty()) {
      Set<Work> left = worker.work(List.copyOf(receipts.keySet()));
      // A crash here means: pieces that are handed over again.
      left.forEach(receipts::remove);
      delete(receipts.values().stream().flatMap(List::stream).toList());
    }
    return received.size();
  }

  /** What is no piece of work was put there by others: nobody does it, so it goes aside. */
  private static List<Work> parse(Message message) {
    try {
      return List.of(Work.parse(message.body()));
    } catch (Malformed ofOthers) {
      return List.of();
    }
  }

  /** What is not deleted for a fault is handed over again. */
  private void delete(List<String> receipts) {
    if (receipts.isEmpty()) {
      return;
    }
    List<DeleteMessageBatchRequestEntry> entries =
        IntStream.range(0, receipts.size())
            .mapToObj(
                i ->
                    DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(receipts.get(i))
                        .build())
            .toList();
    var _ =
        Faults.repeatable(
            url, () -> client.deleteMessageBatch(b -> b.queueUrl(url).entries(entries)));
  }
}
