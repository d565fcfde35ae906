package zoncoin.functions.rotate;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import zoncoin.edge.event.FirstUse;
import zoncoin.edge.event.Json;
import zoncoin.edge.event.JsonObject;
import zoncoin.ledger.Kind;
import zoncoin.rotation.Rotated;
import zoncoin.rotation.Rotation;
import zoncoin.store.Cloud;
import zoncoin.tlog.Malformed;

/** Takes one step of a rotation. */
public final class RotateHandler implements RequestStreamHandler {
  private final Supplier<Issuers> issuers;

  /**
   * Whose keys are rotated.
   *
   * @param secrets the desks by the ARNs of their secrets, as events name them
   * @param rotation takes the steps
   */
  public record Issuers(Map<String, Kind.Desk> secrets, Rotation rotation) {
    /** Copies. */
    public Issuers {
      secrets = Map.copyOf(secrets);
    }
  }

  /** Wired from the environment, once the first event comes. */
  public RotateHandler() {
    this.issuers = new FirstUse<>(() -> wire(Cloud.fromEnvironment()));
  }

  /**
   * @param issuers whose keys are rotated
   */
  public RotateHandler(Issuers issuers) {
    this.issuers = () -> issuers;
  }

  private static Issuers wire(Cloud cloud) {
    return new Issuers(cloud.seedSecrets(), cloud.rotation());
  }

  /**
   * Whoever calls knows a step that failed by its exception alone, and takes none after it.
   *
   * @throws Malformed if the event is none of a rotation of these secrets
   * @throws IllegalStateException if the step is refused, and why
   */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    JsonObject event = Json.readEvent(input);
    String step = event.text("Step");
    String version = event.text("ClientRequestToken");
    Issuers known = issuers.get();
    Kind.Desk desk = desk(known, event.text("SecretId"));
    switch (take(known.rotation(), step, desk, version)) {
      case Rotated.Refused refused ->
          throw new IllegalStateException(
              "couldn't take step %s for the %s key: %s"
                  .formatted(step, desk.word(), refused.because()));
      case Rotated.Done _ -> {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("step", step);
        answer.put("desk", desk.word());
        answer.put("version", version);
        context.getLogger().log(Json.print(answer));
        Json.write(answer, output);
      }
    }
  }

  private static Rotated take(Rotation rotation, String step, Kind.Desk desk, String version) {
    return switch (step) {
      case "createSecret" -> rotation.create(desk, version);
      case "setSecret" -> rotation.set(desk, version);
      case "testSecret" -> rotation.test(desk, version);
      case "finishSecret" -> rotation.finish(desk, version);
      default ->
          throw new Malformed("event.Step is a step of a rotation: " + Malformed.shown(step));
    };
  }

  private static Kind.Desk desk(Issuers known, String secret) {
    return Optional.ofNullable(known.secrets().get(secret))
        .orElseThrow(
            () ->
                new Malformed(
                    "event.SecretId is the secret of an issuer's seed: "
                        + Malformed.shown(secret)));
  }
}
