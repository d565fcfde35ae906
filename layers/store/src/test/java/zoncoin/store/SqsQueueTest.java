package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import zoncoin.work.Work;
import zoncoin.work.WorkQueue;

final class SqsQueueTest implements WorkQueueContract {
  private static final int HIDDEN_SECONDS = 1;

  /** A queue somewhere else may look only once a second for what is nobody's again. */
  private static final Duration LATE =
      Endpoint.isGiven() ? Duration.ofMillis(1_500) : Duration.ofMillis(100);

  private final SqsClient client = Moto.sqs();
  private final String aside = Moto.freshQueue(Map.of());
  private final String url = Moto.freshQueue(attributes());
  private final WorkQueue queue = new SqsQueue(client, url, Duration.ZERO);

  private Map<QueueAttributeName, String> attributes() {
    String arn =
        client
            .getQueueAttributes(b -> b.queueUrl(aside).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    return Map.of(
        QueueAttributeName.VISIBILITY_TIMEOUT,
        Integer.toString(HIDDEN_SECONDS),
        QueueAttributeName.REDRIVE_POLICY,
        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}".formatted(arn, TRIES));
  }

  @Override
  public WorkQueue queue() {
    return queue;
  }

  @Override
  public void passAWhile() {
    try {
      Thread.sleep(Duration.ofSeconds(HIDDEN_SECONDS).plus(LATE));
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }

  @Override
  public List<Work> aside() {
    return client.receiveMessage(b -> b.queueUrl(aside).maxNumberOfMessages(10)).messages().stream()
        .map(Message::body)
        .map(Work::parse)
        .toList();
  }

  @Test
  void whatIsNoWorkIsHandedToNobodyAndHoldsUpNothing() {
    client.sendMessage(b -> b.queueUrl(url).messageBody("hello"));
    var _ = queue.put(List.of(ONE));
    queue.handOver(
        pieces -> {
          assertEquals(List.of(ONE), pieces);
          return Set.of();
        });
  }
}
