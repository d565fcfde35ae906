package zoncoin.functions.found;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import zoncoin.edge.event.FirstUse;
import zoncoin.edge.event.Json;
import zoncoin.edge.event.JsonObject;
import zoncoin.ledger.Founding;
import zoncoin.ledger.KeyChanges;
import zoncoin.note.NoteSigner;
import zoncoin.note.VerifierKey;
import zoncoin.store.Cloud;

/** Begins a ledger, and tells CloudFormation its keys. */
public final class FoundHandler implements RequestStreamHandler {
  private final Supplier<Beginning> beginning;

  /**
   * What is begun.
   *
   * @param origin of the log
   * @param founding names the issuers' keys
   * @param logKeys those that sign the log
   */
  public record Beginning(String origin, Founding founding, List<VerifierKey> logKeys) {}

  /** Wired from the environment, once the first event comes. */
  public FoundHandler() {
    this.beginning = new FirstUse<>(() -> wire(Cloud.fromEnvironment()));
  }

  /**
   * @param beginning what is begun
   */
  public FoundHandler(Beginning beginning) {
    this.beginning = () -> beginning;
  }

  private static Beginning wire(Cloud cloud) {
    return new Beginning(
        cloud.log().origin(),
        cloud.founding(),
        cloud.logSigners().stream().map(NoteSigner::verifierKey).toList());
  }

  /** Whatever goes wrong is told: CloudFormation would wait for an hour for an answer. */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    JsonObject event = Json.readEvent(input);
    Answer answer = answer(event);
    context.getLogger().log(Json.print(answer.fields(event)));
    answer.send(event);
  }

  private Answer answer(JsonObject event) {
    if (event.text("RequestType").equals("Delete")) {
      return new Answer.Deleted();
    }
    try {
      Beginning from = beginning.get();
      return new Answer.Founded(from.origin(), keys(from.founding().found(), from.logKeys()));
    } catch (RuntimeException wrong) {
      return new Answer.Failed(String.valueOf(wrong.getMessage()));
    }
  }

  private static String keys(KeyChanges changes, List<VerifierKey> logKeys) {
    return Stream.concat(logKeys.stream(), changes.ring().named().stream())
        .map(VerifierKey::toString)
        .collect(Collectors.joining(" "));
  }
}
