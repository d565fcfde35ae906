package zoncoin.functions.seal;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import zoncoin.edge.event.Deadline;
import zoncoin.edge.event.Json;
import zoncoin.edge.event.Restored;
import zoncoin.seal.Sealer;
import zoncoin.store.Cloud;
import zoncoin.tlog.TreeHead;

/** Seals whatever waits, batch after batch. */
public final class SealHandler implements RequestStreamHandler {
  private final Supplier<Sealer> sealer;

  /** Wired from the environment, once the first event comes. */
  public SealHandler() {
    this.sealer = Restored.of(SealHandler::rehearse, () -> wire(Cloud.fromEnvironment()));
  }

  /**
   * @param sealer of the one log
   */
  public SealHandler(Sealer sealer) {
    this.sealer = () -> sealer;
  }

  /** An empty log has nothing to seal: the head, the checkpoint and what waits are looked for. */
  private static void rehearse() {
    wire(Cloud.rehearsal()).seal();
  }

  private static Sealer wire(Cloud cloud) {
    return cloud.sealer(new AlarmMetrics(cloud.log().origin(), cloud.clock(), System.out::println));
  }

  /** The event is not even read: whatever woke this, the table says what waits. */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    Map<String, Object> result = seal(Deadline.of(context));
    context.getLogger().log(Json.print(result));
    Json.write(result, output);
  }

  private Map<String, Object> seal(Deadline deadline) {
    int entries = 0;
    while (true) {
      switch (sealer.get().seal()) {
        case Sealer.Result.Sealed sealed -> {
          entries += sealed.entries();
          if (deadline.isNear()) {
            return result(entries, "time", sealed.tree());
          }
        }
        case Sealer.Result.Idle idle -> {
          return result(entries, "idle", idle.tree());
        }
        case Sealer.Result.Lost _ -> {
          return new LinkedHashMap<>(Map.of("sealed", entries, "ended", "lost"));
        }
        case Sealer.Result.Stopped stopped ->
            throw new IllegalStateException("couldn't seal: " + stopped.why());
      }
    }
  }

  private static Map<String, Object> result(int entries, String ended, TreeHead tree) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("sealed", entries);
    result.put("ended", ended);
    result.put("size", tree.size());
    result.put("root", tree.root().base64());
    return result;
  }
}
