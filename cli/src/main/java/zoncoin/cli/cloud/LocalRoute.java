package zoncoin.cli.cloud;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A route of the API, and the function behind it: the same that the deployed API has.
 *
 * @param method such as {@code GET}
 * @param resource path with its parameters unfilled
 * @param function which answers
 */
record LocalRoute(String method, String resource, String function) {
  static final List<LocalRoute> ALL =
      List.of(
          new LocalRoute("PUT", "/v1/enrolment", "redeem"),
          new LocalRoute("DELETE", "/v1/enrolment", "redeem"),
          new LocalRoute("POST", "/v1/transfers", "redeem"),
          new LocalRoute("POST", "/v1/redemptions", "redeem"),
          new LocalRoute("POST", "/v1/redemptions/{id}/cancel", "redeem"),
          new LocalRoute("GET", "/v1/redemptions/{id}", "lookup"),
          new LocalRoute("GET", "/v1/account", "lookup"),
          new LocalRoute("GET", "/v1/catalog", "lookup"),
          new LocalRoute("GET", "/v1/receipts/{transaction}", "lookup"),
          new LocalRoute("GET", "/v1/checkpoint", "lookup"));

  /**
   * What a request asks.
   *
   * @param resource path with its parameters unfilled
   * @param function which answers
   * @param parameters of the path, decoded
   */
  record Match(String resource, String function, Map<String, String> parameters) {}

  /** The route of that method and path, still encoded; empty if there is none. */
  static Optional<Match> match(String method, String path) {
    return ALL.stream()
        .filter(route -> route.method().equals(method))
        .flatMap(route -> route.fill(path).stream())
        .findFirst();
  }

  private Optional<Match> fill(String path) {
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
