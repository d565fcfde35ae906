package zoncoin.costslocal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A service of one operation that speaks AWS JSON: a target in a header, bodies of JSON. */
abstract class JsonService implements Service {
  static final ObjectMapper JSON = new ObjectMapper();

  private final String target;
  private final String type;

  JsonService(String target, String version) {
    this.target = target;
    this.type = "application/x-amz-json-" + version;
  }

  /** The answer to what was asked. */
  abstract JsonNode answer(JsonNode asked, String payer);

  @Override
  public boolean isFor(Call call) {
    String prefix = target.substring(0, target.indexOf('.') + 1);
    return call.path().equals("/")
        && call.header("x-amz-target").filter(asked -> asked.startsWith(prefix)).isPresent();
  }

  @Override
  public Call.Answer answer(Call call, Optional<String> caller) {
    if (!call.header("x-amz-target").equals(Optional.of(target))) {
      throw new Call.Refused(400, "UnknownOperationException", "only " + target);
    }
    if (!call.header("content-type").equals(Optional.of(type))) {
      throw new Call.Refused(415, "UnsupportedMediaTypeException", "only " + type);
    }
    String payer =
        caller.orElseThrow(() -> new Call.Refused(400, "AccessDeniedException", "not authorized"));
    try {
      return render(200, answer(JSON.readTree(call.body()), payer));
    } catch (JacksonException notJson) {
      throw new Call.Refused(400, "SerializationException", notJson.getOriginalMessage());
    } catch (java.io.IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }

  @Override
  public Call.Answer refusal(Call.Refused refused) {
    ObjectNode body = JSON.createObjectNode();
    body.put("__type", refused.code()).put("message", refused.told());
    return render(refused.status(), body);
  }

  private Call.Answer render(int status, JsonNode body) {
    return new Call.Answer(status, type, body.toString().getBytes(UTF_8));
  }
}
