package zoncoin.edge.http;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zoncoin.edge.event.Json;
import zoncoin.edge.event.JsonObject;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Unknown;

/** The routes of one function behind API Gateway. */
public final class Api {
  private final List<Route<?>> routes;

  /**
   * @param routes each target once
   */
  public Api(List<Route<?>> routes) {
    this.routes = List.copyOf(routes);
  }

  /**
   * Answers one proxy event. Whatever a caller sends is answered with a status; a failure beyond
   * that is a bug, and API Gateway answers for it.
   */
  public void handle(InputStream input, OutputStream output, Context context) {
    JsonObject event = Json.readEvent(input);
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("requestId", context.getAwsRequestId());
    ApiResponse response = answer(event, line);
    line.put("status", response.status());
    context.getLogger().log(Json.print(line));
    Json.write(response.toEvent(), output);
  }

  private ApiResponse answer(JsonObject event, Map<String, Object> line) {
    Optional<Caller> caller = Caller.of(event.object("requestContext").object("identity"));
    if (caller.isEmpty()) {
      return Problem.unknownCaller().response();
    }
    ApiRequest request = ApiRequest.of(event);
    Optional<Route<?>> route =
        routes.stream().filter(known -> known.target().equals(request.target())).findFirst();
    if (route.isEmpty()) {
      return Problem.notFound().response();
    }
    line.put("route", route.get().target());
    line.put("caller", caller.get().account());
    try {
      return route.get().answer(caller.get(), request);
    } catch (NotApplied | Unknown | UncheckedIOException fault) {
      line.put("fault", String.valueOf(fault.getMessage()));
      return Problem.unavailable().response();
    }
  }
}
