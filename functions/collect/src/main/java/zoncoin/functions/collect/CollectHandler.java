package zoncoin.functions.collect;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import zoncoin.edge.event.FirstUse;
import zoncoin.edge.event.Json;
import zoncoin.ledger.Kind;
import zoncoin.seal.SealedEntries;
import zoncoin.store.Cloud;
import zoncoin.till.Collector;

/** Empties tills. */
public final class CollectHandler implements RequestStreamHandler {
  private final Supplier<Collector> collector;

  /** Wired from the environment, once the first event comes. */
  public CollectHandler() {
    this.collector = new FirstUse<>(() -> wire(Cloud.fromEnvironment()));
  }

  /**
   * @param collector empties them
   */
  public CollectHandler(Collector collector) {
    this.collector = () -> collector;
  }

  private static Collector wire(Cloud cloud) {
    return new Collector(
        cloud.ledger(Kind.Desk.BILLING),
        cloud.journal(),
        new SealedEntries(cloud.tiles()),
        cloud.clock());
  }

  /** What was refused is in the answer and in the log; the next run tries it again. */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    var _ = Json.readEvent(input);
    Map<String, Object> answer = render(collector.get().run());
    context.getLogger().log(Json.print(answer));
    Json.write(answer, output);
  }

  private static Map<String, Object> render(Collector.Collected collected) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("size", collected.size());
    answer.put(
        "collected",
        collected.collected().entrySet().stream()
            .map(each -> Map.of("merchant", each.getKey(), "zon", each.getValue().zon()))
            .toList());
    answer.put(
        "refused",
        collected.refused().entrySet().stream()
            .map(each -> Map.of("merchant", each.getKey(), "problem", each.getValue().problem()))
            .toList());
    return answer;
  }
}
