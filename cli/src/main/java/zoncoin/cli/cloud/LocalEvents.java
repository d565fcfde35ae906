package zoncoin.cli.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileNotFoundException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import zoncoin.tlog.Malformed;

/**
 * Events that a function must not miss, in the place of the queue in which AWS keeps them: each is
 * on disk before it is handed over, and goes when the function has done with it. A function may get
 * one twice.
 */
final class LocalEvents {
  private static final int NAME_BYTES = 4;

  private final PrivateFolder folder;
  private final Function<JsonNode, JsonNode> function;
  private final SecureRandom random;

  /**
   * @param folder keeps them, and nothing else
   * @param function gets them
   * @param random names them
   */
  LocalEvents(PrivateFolder folder, Function<JsonNode, JsonNode> function, SecureRandom random) {
    this.folder = folder;
    this.function = function;
    this.random = random;
  }

  /** An event that is kept. */
  record Kept(String name, JsonNode event) {}

  /** Keeps an event, of ASCII, until it is handed over. */
  Kept keep(JsonNode event) {
    byte[] own = new byte[NAME_BYTES];
    random.nextBytes(own);
    String name = Instant.now().toEpochMilli() + "-" + HexFormat.of().formatHex(own);
    folder.write(name, event.toString());
    return new Kept(name, event);
  }

  /**
   * Hands an event over. If the function fails it stays, unless it can never be done.
   *
   * @return what the function answered
   */
  JsonNode handOver(Kept kept) {
    try {
      JsonNode answer = function.apply(kept.event());
      // A crash here means: the function gets it again, and finds it done.
      folder.delete(kept.name());
      return answer;
    } catch (RuntimeException fault) {
      if (isForEver(fault)) {
        folder.delete(kept.name());
      }
      throw fault;
    }
  }

  /** Whether asking again is no use: here nothing that is not there arrives by itself. */
  private static boolean isForEver(RuntimeException fault) {
    return fault instanceof Malformed || fault.getCause() instanceof FileNotFoundException;
  }

  /**
   * Hands over what was left, the oldest first.
   *
   * @throws RuntimeException what the function failed with first; the others were handed over
   */
  void handOverAll() {
    Optional<RuntimeException> first = Optional.empty();
    for (String name : folder.names()) {
      try {
        folder
            .read(name)
            .map(Invocation::parse)
            .ifPresent(event -> handOver(new Kept(name, event)));
      } catch (RuntimeException fault) {
        first = first.or(() -> Optional.of(fault));
      }
    }
    if (first.isPresent()) {
      throw first.get();
    }
  }
}
