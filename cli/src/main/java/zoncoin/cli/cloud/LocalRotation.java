package zoncoin.cli.cloud;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import zoncoin.functions.rotate.RotateHandler;
import zoncoin.ledger.Kind;
import zoncoin.rotation.Rotation;
import zoncoin.store.FolderSeeds;
import zoncoin.tlog.Malformed;

/**
 * Rotates the issuers' keys as AWS Secrets Manager would: it begins a version, and calls a
 * function.
 */
final class LocalRotation {
  /** The name of the function. */
  static final String FUNCTION = "rotate";

  private static final List<String> STEPS =
      List.of("createSecret", "setSecret", "testSecret", "finishSecret");

  private LocalRotation() {}

  /** The function, which knows the secrets by the desks' words. */
  static RequestStreamHandler function(String origin, LocalKeys keys, Rotation.Posting posting) {
    return new RotateHandler(
        new RotateHandler.Issuers(
            Map.of(
                Kind.Desk.BILLING.word(), Kind.Desk.BILLING,
                Kind.Desk.DESK.word(), Kind.Desk.DESK),
            new Rotation(origin, Map.copyOf(keys.seeds()), posting, new SecureRandom())));
  }

  /**
   * The desk of that word.
   *
   * @throws Malformed if there is none
   */
  static Kind.Desk desk(String word) {
    for (Kind.Desk desk : Kind.Desk.values()) {
      if (desk.word().equals(word)) {
        return desk;
      }
    }
    throw new Malformed("keys that are rotated are billing and desk: " + Malformed.shown(word));
  }

  /**
   * Rotates a key, or goes on with the rotation that is under way.
   *
   * @param step calls the function
   * @return whether it is at its end; if not, why
   */
  static JsonNode rotate(LocalKeys keys, Kind.Desk desk, UnaryOperator<JsonNode> step) {
    FolderSeeds seeds = Objects.requireNonNull(keys.seeds().get(desk));
    String version = seeds.begin(UUID.randomUUID().toString());
    // A crash here means: a rotation is under way, and asked again goes on.
    ObjectNode answer = Invocation.event().put("desk", desk.word()).put("version", version);
    try {
      for (String name : STEPS) {
        var _ =
            step.apply(
                Invocation.event()
                    .put("Step", name)
                    .put("SecretId", desk.word())
                    .put("ClientRequestToken", version));
      }
    } catch (IllegalStateException refused) {
      return answer.put("decided", false).put("because", refused.getMessage());
    }
    return answer.put("decided", true);
  }
}
