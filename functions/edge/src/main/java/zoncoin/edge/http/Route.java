package zoncoin.edge.http;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import zoncoin.edge.event.Json;
import zoncoin.edge.event.JsonObject;
import zoncoin.tlog.Malformed;

/**
 * One thing that can be asked: how it is parsed, and how it is answered.
 *
 * @param target method and resource, such as {@code POST /v1/redemptions/{id}/cancel}
 * @param takesBody whether a JSON body comes with it; otherwise none may
 * @param query names of the parameters that may come in a query
 * @param parser makes of a request what its answer needs
 * @param answer calls and renders
 * @param <T> what the request becomes
 */
public record Route<T>(
    String target,
    boolean takesBody,
    Set<String> query,
    Parser<T> parser,
    Function<T, ApiResponse> answer) {
  /** Many times the largest request there is; a parser's work is bounded by it. */
  public static final int MAX_BODY_CHARACTERS = 8 << 10;

  /**
   * Makes of a request what its answer needs.
   *
   * @param <T> what that is
   */
  @FunctionalInterface
  public interface Parser<T> {
    /**
     * Parses.
     *
     * @param caller who signed the request
     * @param request as it came
     * @param body its body, without fields where the route takes none
     * @throws Malformed if what the caller sent is not in its form
     */
    T parse(Caller caller, ApiRequest request, JsonObject body);
  }

  /** A route that takes a JSON body. */
  public static <T> Route<T> taking(
      String target, Parser<T> parser, Function<T, ApiResponse> answer) {
    return new Route<>(target, true, Set.of(), parser, answer);
  }

  /** A route that takes no body. */
  public static <T> Route<T> bare(
      String target, Parser<T> parser, Function<T, ApiResponse> answer) {
    return new Route<>(target, false, Set.of(), parser, answer);
  }

  /** The same, and a query of such parameters may come with it. */
  public Route<T> queried(String... names) {
    return new Route<>(target, takesBody, Set.of(names), parser, answer);
  }

  /** Parse, call, render. */
  ApiResponse answer(Caller caller, ApiRequest request) {
    T asked;
    Optional<String> had;
    try {
      if (request.body().text().length() > MAX_BODY_CHARACTERS) {
        return Problem.tooLarge(MAX_BODY_CHARACTERS).response();
      }
      if (takesBody && !request.isJson()) {
        return Problem.notJson().response();
      }
      requireKnown(request.query().keySet());
      had = request.header("If-None-Match");
      asked = parser.parse(caller, request, body(request.body()));
    } catch (Malformed malformed) {
      return Problem.malformed(malformed.getMessage()).response();
    }
    return answer.apply(asked).unlessHad(had);
  }

  private void requireKnown(Set<String> names) {
    Set<String> unknown = new TreeSet<>(names);
    unknown.removeAll(query);
    if (!unknown.isEmpty()) {
      throw new Malformed(
          query.isEmpty()
              ? target + " takes no query"
              : "query has no parameter " + Malformed.shown(unknown.iterator().next()));
    }
  }

  private JsonObject body(ApiRequest.Body body) {
    if (!takesBody && !body.text().isEmpty()) {
      throw new Malformed(target + " takes no body");
    }
    return Json.parseBody(takesBody ? body.decode() : "{}");
  }
}
