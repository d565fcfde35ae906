package zoncoin.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import zoncoin.memory.MemoryQueue;
import zoncoin.work.Work;
import zoncoin.work.WorkQueue;

final class MemoryQueueTest implements WorkQueueContract {
  private static final Duration HIDDEN = Duration.ofSeconds(30);

  private Instant now = Town.START;
  private final MemoryQueue queue = new MemoryQueue(() -> now, HIDDEN, TRIES);

  @Override
  public WorkQueue queue() {
    return queue;
  }

  @Override
  public void passAWhile() {
    now = now.plus(HIDDEN);
  }

  @Override
  public List<Work> aside() {
    return queue.aside();
  }
}
