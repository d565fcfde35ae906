package zoncoin.infra;

import static zoncoin.infra.Policies.allow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;
import zoncoin.infra.ProgrammeFunction.Trait;

/**
 * The queues of one function, as far as it has the traits that need them.
 *
 * @param failures the events it failed on, each as it came: replaying one is invoking the function
 *     with it
 * @param work pieces that it hands out and is called for
 * @param setAside pieces that failed each time: a redrive of the queue hands them out again
 */
record FunctionQueues(Optional<Queue> failures, Optional<Queue> work, Optional<Queue> setAside) {
  /** As long as SQS keeps anything: a long weekend must not lose a delivery. */
  private static final int FAILURE_DAYS = 14;

  /** Pieces are handed out anew each day: what waited longer is there twice. */
  private static final int WORK_DAYS = 1;

  /** With the pause between two, a piece outlasts a disturbance of some hours. */
  private static final int MOST_HANDOVERS = 5;

  /** What AWS advises for functions (developer guide, "Using Lambda with Amazon SQS"). */
  private static final int TIMEOUTS_UNSEEN = 6;

  static FunctionQueues of(Construct home, ProgrammeFunction which) {
    Optional<Queue> failures =
        which.has(Trait.KEEPS_FAILURES)
            ? Optional.of(queue(home, "Failures", FAILURE_DAYS).build())
            : Optional.empty();
    if (!which.has(Trait.HANDS_OUT_WORK)) {
      return new FunctionQueues(failures, Optional.empty(), Optional.empty());
    }
    Queue setAside = queue(home, "SetAside", FAILURE_DAYS).build();
    Queue work =
        queue(home, "Work", WORK_DAYS)
            .visibilityTimeout(Duration.seconds(which.machine().timeoutSeconds() * TIMEOUTS_UNSEEN))
            .deadLetterQueue(
                DeadLetterQueue.builder().queue(setAside).maxReceiveCount(MOST_HANDOVERS).build())
            .build();
    return new FunctionQueues(failures, Optional.of(work), Optional.of(setAside));
  }

  /** What the function may do to them. */
  List<PolicyStatement> grants() {
    List<PolicyStatement> grants = new ArrayList<>();
    failures.ifPresent(
        queue ->
            grants.add(allow("KeepFailures", List.of("sqs:SendMessage"), queue.getQueueArn())));
    work.ifPresent(
        queue ->
            grants.add(
                allow(
                    "HandOutWorkAndDoIt",
                    List.of(
                        "sqs:DeleteMessage",
                        "sqs:GetQueueAttributes",
                        "sqs:ReceiveMessage",
                        "sqs:SendMessage"),
                    queue.getQueueArn())));
    return grants;
  }

  private static Queue.Builder queue(Construct home, String id, int days) {
    return Queue.Builder.create(home, id)
        .encryption(QueueEncryption.SQS_MANAGED)
        .enforceSsl(true)
        .retentionPeriod(Duration.days(days));
  }
}
