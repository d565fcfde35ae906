package zoncoin.edge.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import zoncoin.edge.event.Json;

/**
 * Requests of nobody, played through an API before a snapshot is taken of it. What the answers are
 * does not matter; that reading, routing, deciding and printing have been done once does.
 */
public final class Rehearsal {
  /** An account that AWS gives nobody. */
  private static final String ACCOUNT = "000000000000";

  private Rehearsal() {}

  /**
   * Asks once.
   *
   * @param method such as {@code GET}
   * @param resource a path without parameters
   * @param body JSON, or empty
   */
  public static void ask(Api api, String method, String resource, String body) {
    Map<String, Object> event =
        Map.of(
            "resource",
            resource,
            "httpMethod",
            method,
            "multiValueHeaders",
            Map.of(
                "Content-Type", List.of("application/json"),
                "Idempotency-Key", List.of("rehearsal")),
            "requestContext",
            Map.of(
                "identity",
                Map.of(
                    "accountId",
                    ACCOUNT,
                    "userArn",
                    "arn:aws:sts::" + ACCOUNT + ":assumed-role/a/b")),
            "body",
            body,
            "isBase64Encoded",
            false);
    byte[] sent = Json.print(event).getBytes(StandardCharsets.UTF_8);
    api.handle(new ByteArrayInputStream(sent), OutputStream.nullOutputStream(), context());
  }

  private static Context context() {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getLogger" -> new Silent();
                  case "getRemainingTimeInMillis" -> Integer.MAX_VALUE;
                  default -> "rehearsal";
                });
  }

  /** What is said in a rehearsal is in no log. */
  private static final class Silent implements LambdaLogger {
    @Override
    public void log(String message) {}

    @Override
    public void log(byte[] message) {}
  }
}
