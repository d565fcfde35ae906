package zoncoin.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import zoncoin.work.Work;
import zoncoin.work.WorkQueue;

/** A queue in memory. Safe for use by many threads. */
public final class MemoryQueue implements WorkQueue {
  private final Map<Work, Tries> waiting = new LinkedHashMap<>();
  private final List<Work> aside = new ArrayList<>();
  private final InstantSource clock;
  private final Duration hidden;
  private final int mostTries;

  /**
   * @param clock tells when a while has passed
   * @param hidden how long a piece is nobody else's once it was handed over
   * @param mostTries after so many hand-overs a piece is set aside
   */
  public MemoryQueue(InstantSource clock, Duration hidden, int mostTries) {
    this.clock = clock;
    this.hidden = hidden;
    this.mostTries = mostTries;
  }

  private record Tries(int count, Instant until) {}

  @Override
  public synchronized Set<Work> put(List<Work> pieces) {
    pieces.forEach(piece -> waiting.putIfAbsent(piece, new Tries(0, Instant.MIN)));
    return Set.of();
  }

  @Override
  public int handOver(Worker worker) {
    List<Work> pieces = take();
    if (!pieces.isEmpty()) {
      Set<Work> left = worker.work(pieces);
      forget(pieces.stream().filter(piece -> !left.contains(piece)).toList());
    }
    return pieces.size();
  }

  private synchronized List<Work> take() {
    Instant now = clock.instant();
    List<Work> pieces = new ArrayList<>();
    for (Work piece : List.copyOf(waiting.keySet())) {
      Tries tries = waiting.getOrDefault(piece, new Tries(0, Instant.MIN));
      if (pieces.size() == MAX_BATCH || tries.until().isAfter(now)) {
        continue;
      }
      if (tries.count() == mostTries) {
        waiting.remove(piece);
        aside.add(piece);
      } else {
        waiting.put(piece, new Tries(tries.count() + 1, now.plus(hidden)));
        pieces.add(piece);
      }
    }
    return pieces;
  }

  private synchronized void forget(List<Work> done) {
    done.forEach(waiting::remove);
  }

  /** What was handed over in vain. */
  public synchronized List<Work> aside() {
    return List.copyOf(aside);
  }
}
