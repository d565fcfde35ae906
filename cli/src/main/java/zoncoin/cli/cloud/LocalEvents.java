package zoncoin.cli.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import zoncoin.ledger.NotApplied;
import zoncoin.store.FolderQueue;
import zoncoin.tlog.Malformed;
import zoncoin.work.Work;

/**
 * Events that a function must not miss, in the place of the queue in which AWS keeps them: each is
 * on disk before it is handed over, and goes when the function has done with it. A function may get
 * one twice.
 */
final class LocalEvents {
  private static final int NAME_BYTES = 8;

  /** Longer than a function takes. */
  private static final Duration HIDDEN = Duration.ofSeconds(50);

  /** A day of being asked each minute. */
  private static final int MOST_TRIES = 1_440;

  private final FolderQueue queue;
  private final Function<JsonNode, JsonNode> function;
  private final RandomGenerator random;

  /**
   * @param folder keeps them, and nothing else
   * @param function gets them
   * @param clock tells when one that the function failed on is handed over again
   * @param random names them
   */
  LocalEvents(
      Path folder,
      Function<JsonNode, JsonNode> function,
      InstantSource clock,
      RandomGenerator random) {
    this.queue = new FolderQueue(folder, clock, HIDDEN, MOST_TRIES);
    this.function = function;
    this.random = random;
  }

  /** Keeps an event until it is handed over. */
  Work keep(JsonNode event) {
    byte[] own = new byte[NAME_BYTES];
    random.nextBytes(own);
    Work kept = new Work(HexFormat.of().formatHex(own), event.toString());
    if (!queue.put(List.of(kept)).isEmpty()) {
      throw new NotApplied("couldn't keep an event: " + kept.text());
    }
    return kept;
  }

  /**
   * Hands an event over. If the function fails it stays, unless it can never be done.
   *
   * @return what the function answered
   */
  JsonNode handOver(Work kept) {
    Heard heard = new Heard();
    var _ = queue.handOver(kept, heard);
    heard.rethrow();
    return heard.answers.getFirst();
  }

  /**
   * Hands over what was left, unless somebody has it.
   *
   * @throws RuntimeException what the function failed with first; the others were handed over
   */
  void handOverAll() {
    Heard heard = new Heard();
    while (queue.handOver(heard) > 0) {
      // Ten more, perhaps.
    }
    heard.rethrow();
  }

  /** Hands each on to the function, and remembers what came back. */
  private final class Heard implements zoncoin.work.WorkQueue.Worker {
    private final List<JsonNode> answers = new ArrayList<>();
    private final List<RuntimeException> faults = new ArrayList<>();

    @Override
    public Set<Work> work(List<Work> pieces) {
      Set<Work> left = new HashSet<>();
      for (Work piece : pieces) {
        try {
          answers.add(function.apply(Invocation.parse(piece.text())));
        } catch (RuntimeException fault) {
          faults.add(fault);
          if (!isForEver(fault)) {
            left.add(piece);
          }
        }
      }
      return left;
    }

    void rethrow() {
      if (!faults.isEmpty()) {
        throw faults.getFirst();
      }
    }
  }

  /** Whether asking again is no use: here nothing that is not there arrives by itself. */
  private static boolean isForEver(RuntimeException fault) {
    return fault instanceof Malformed || fault.getCause() instanceof FileNotFoundException;
  }
}
