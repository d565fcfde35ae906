package zoncoin.cli.cloud;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A route of the API, and the function behind it.
 *
 * @param method such as {@code GET}
 * @param resource path with its parameters unfilled
 * @param function which answers
 */
record LocalRoute(String method, String resource, String function) {
  /**
   * What a request asks.
   *
   * @param resource path with its parameters unfilled
   * @param function which answers
   * @param parameters of the path, decoded
   */
  record Match(String resource, String function, Map<String, String> parameters) {}

  /** What that path, still encoded, asks of this route; empty if it is of another. */
  Optional<Match> fill(String path) {
    List<String> names = List.of(resource.split("/", -1));
    List<String> words = List.of(path.split("/", -1));
    Map<String, String> parameters = new TreeMap<>();
    if (names.size() != words.size()) {
      return Optional.empty();
    }
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (name.startsWith("{")) {
        parameters.put(name.substring(1, name.length() - 1), SigV4.decode(words.get(i)));
      } else if (!name.equals(words.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(new Match(resource, function, parameters));
  }
}
