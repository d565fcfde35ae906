package zoncoin.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import zoncoin.cli.cloud.Caller;

/**
 * Walks a whole history through the API, from the newest entry to the oldest, each page by the
 * cursor of the one before.
 */
final class HistoryWalk {
  private final List<Page> pages = new ArrayList<>();
  private final Set<String> transactions = new HashSet<>();
  private final Caller caller;
  private final long count;

  private HistoryWalk(Caller caller, long count) {
    this.caller = caller;
    this.count = count;
  }

  /**
   * A page.
   *
   * @param path to ask for it
   * @param newest the sequence of its newest entry
   */
  record Page(String path, long newest) {}

  /**
   * The pages of a history.
   *
   * @param count how many entries it has
   * @throws IllegalStateException if one is missing, comes twice or out of its turn
   */
  static List<Page> pages(Caller caller, long count) {
    HistoryWalk walk = new HistoryWalk(caller, count);
    String path = "/v1/entries";
    while (!path.isEmpty()) {
      path = walk.read(path);
    }
    if (walk.transactions.size() != count) {
      throw new IllegalStateException(walk.transactions.size() + " entries, not " + count);
    }
    return walk.pages;
  }

  /** Answers where the next page is; empty if there is none. */
  private String read(String path) {
    JsonNode page = Caller.json(caller.get(path));
    pages.add(new Page(path, count - transactions.size()));
    for (JsonNode entry : page.path("entries")) {
      long sequence = entry.path("sequence").asLong();
      boolean isNext = sequence == count - transactions.size();
      if (!isNext || !transactions.add(entry.path("transaction").asText())) {
        throw new IllegalStateException("not in its turn: " + entry);
      }
    }
    return page.has("next") ? "/v1/entries?cursor=" + page.path("next").asText() : "";
  }
}
