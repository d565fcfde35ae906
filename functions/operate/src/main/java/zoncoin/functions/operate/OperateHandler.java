package zoncoin.functions.operate;

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
import zoncoin.reward.Overrides;
import zoncoin.store.Cloud;

/** Notes what an operator decides. */
public final class OperateHandler implements RequestStreamHandler {
  private final Supplier<Overrides> overrides;

  /** Wired from the environment, once the first event comes. */
  public OperateHandler() {
    this.overrides = new FirstUse<>(() -> wire(Cloud.fromEnvironment()));
  }

  /**
   * @param overrides where decisions are noted
   */
  public OperateHandler(Overrides overrides) {
    this.overrides = () -> overrides;
  }

  private static Overrides wire(Cloud cloud) {
    return new Overrides(cloud.journal(), cloud.clock());
  }

  /** What is not in its form fails the function: whoever invoked it reads why. */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    Map<String, Object> answer = decide(Decision.parse(Json.readEvent(input)));
    context.getLogger().log(Json.print(answer));
    Json.write(answer, output);
  }

  private Map<String, Object> decide(Decision decision) {
    return switch (decision) {
      case Decision.Accept accept ->
          render(
              overrides
                  .get()
                  .accept(accept.payer(), accept.period(), accept.delivery(), accept.principal()));
      case Decision.Source source ->
          decided(
              "before",
              overrides.get().switchSource(source.payer(), source.export(), source.principal()));
    };
  }

  private static Map<String, Object> render(Overrides.Acceptance acceptance) {
    return switch (acceptance) {
      case Overrides.Acceptance.Accepted accepted ->
          decided("delivery", Optional.of(accepted.place()));
      case Overrides.Acceptance.AcceptedBefore _ -> decided("delivery", Optional.empty());
      case Overrides.Acceptance.OtherWaits other -> refused(other.delivery() + " waits");
      case Overrides.Acceptance.NothingWaits _ -> refused("nothing waits");
    };
  }

  private static Map<String, Object> decided(String name, Optional<String> value) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("decided", true);
    value.ifPresent(text -> answer.put(name, text));
    return answer;
  }

  private static Map<String, Object> refused(String why) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("decided", false);
    answer.put("because", why);
    return answer;
  }
}
