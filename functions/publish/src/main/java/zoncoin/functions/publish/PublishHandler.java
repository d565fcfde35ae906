package zoncoin.functions.publish;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import zoncoin.edge.event.FirstUse;
import zoncoin.edge.event.Json;
import zoncoin.note.NoteSigner;
import zoncoin.note.TrustedKeys;
import zoncoin.notice.ExpiringSoon;
import zoncoin.notice.Notice;
import zoncoin.notice.NoticeBoard;
import zoncoin.notice.Publisher;
import zoncoin.store.Cloud;
import zoncoin.store.DynamoJournal;
import zoncoin.store.bus.EventBus;

/** Announces what was sealed, and what will soon expire. */
public final class PublishHandler implements RequestStreamHandler {
  private final Supplier<Crier> crier;

  /** Wired from the environment, once the first event comes: {@code ZONCOIN_EVENT_BUS}. */
  public PublishHandler() {
    this.crier = new FirstUse<>(() -> wire(Cloud.fromEnvironment()));
  }

  /**
   * @param publisher announces what was sealed
   * @param expiring announces what will soon expire
   */
  public PublishHandler(Publisher publisher, ExpiringSoon expiring) {
    this.crier = () -> new Crier(publisher, expiring);
  }

  /** What announces. */
  private record Crier(Publisher publisher, ExpiringSoon expiring) {}

  private static Crier wire(Cloud cloud) {
    DynamoJournal journal = cloud.journal();
    EventBus bus = EventBus.of(System.getenv());
    NoticeBoard board = notices -> bus.put(notices.stream().map(PublishHandler::event).toList());
    TrustedKeys keys =
        TrustedKeys.of(cloud.logSigners().stream().map(NoteSigner::verifierKey).toList());
    return new Crier(
        new Publisher(new Publisher.Log(keys, cloud.tiles()), journal, board),
        new ExpiringSoon(journal, journal, board, cloud.clock()));
  }

  private static EventBus.Event event(Notice notice) {
    return new EventBus.Event(notice.kind().word(), notice.time(), EventJson.print(notice));
  }

  /** What the event says is of no interest: it wakes. */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    Publisher.Published published = crier.get().publisher().publish();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("entries", published.entries());
    answer.put("notices", published.notices());
    answer.put("next", published.next());
    answer.put("isAll", published.isAll());
    long expiring = crier.get().expiring().publish();
    answer.put("expiring", expiring);
    if (published.entries() + expiring > 0) {
      context.getLogger().log(Json.print(answer));
    }
    Json.write(answer, output);
  }
}
