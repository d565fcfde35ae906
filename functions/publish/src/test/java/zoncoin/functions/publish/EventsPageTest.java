package zoncoin.functions.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import zoncoin.notice.Notice;
import zoncoin.notice.NoticeBoard;

/** {@code docs/events.md} shows an event of each kind, as it is. */
final class EventsPageTest {
  private final List<String> board = new ArrayList<>();
  private final NoticeBoard notices = more -> more.forEach(one -> board.add(EventJson.print(one)));

  private static List<String> page() throws IOException {
    return Files.readAllLines(
        Path.of(System.getProperty("zoncoin.root", "../..")).resolve("docs/events.md"));
  }

  @Test
  void everyExampleIsAnEventThatWasPutOut() throws IOException {
    SmallProgramme programme = new SmallProgramme().told();
    programme.turnTo("2028-07-18T00:00:00Z");
    programme.expiring(notices).publish();
    programme.turnTo("2026-07-18T09:30:00Z");
    programme.sealed().publisher(notices).publish();
    List<String> examples = page().stream().filter(line -> line.startsWith("{")).toList();
    assertEquals(Notice.Kind.values().length, examples.size());
    for (String example : examples) {
      assertTrue(board.contains(example), () -> example + " is none of " + board);
    }
  }

  @Test
  void everyKindHasItsPart() throws IOException {
    assertEquals(
        new TreeSet<>(Arrays.stream(Notice.Kind.values()).map(Notice.Kind::word).toList()),
        new TreeSet<>(
            page().stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList()));
  }

  @Test
  void theFunctionTellsHowFarItCame() throws IOException {
    SmallProgramme programme = new SmallProgramme().told().sealed();
    PublishHandler handler =
        new PublishHandler(programme.publisher(notices), programme.expiring(notices));
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    List<String> lines = new ArrayList<>();
    handler.handleRequest(
        new ByteArrayInputStream("{\"time\":\"now\"}".getBytes(UTF_8)), output, context(lines));
    String answer = "{\"entries\":9,\"notices\":7,\"next\":9,\"isAll\":true,\"expiring\":0}";
    assertEquals(answer, output.toString(UTF_8));
    assertEquals(List.of(answer), lines);
    assertEquals(7, board.size());
  }

  @Test
  void isConstructedWithoutAnEnvironment() {
    new PublishHandler();
  }

  private static Context context(List<String> lines) {
    LambdaLogger logger =
        new LambdaLogger() {
          @Override
          public void log(String message) {
            lines.add(message);
          }

          @Override
          public void log(byte[] message) {
            lines.add(new String(message, UTF_8));
          }
        };
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) -> logger);
  }
}
