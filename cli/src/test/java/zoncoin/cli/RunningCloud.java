package zoncoin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import zoncoin.cli.cloud.Caller;
import zoncoin.cli.cloud.Credentials;
import zoncoin.cli.cloud.Switches;

/** A {@code zon up} in a process of its own, as its users have it. */
final class RunningCloud implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration STARTS_WITHIN = Duration.ofMinutes(1);
  private static final Pattern API = Pattern.compile("api +(http://[0-9.:]+)/v1");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path folder;
  private final Path said;
  private final Process process;
  private final URI address;

  private RunningCloud(Path folder, Path said, Process process, URI address) {
    this.folder = folder;
    this.said = said;
    this.process = process;
    this.address = address;
  }

  /** The one in that folder; its clock shows that time, after any that it has shown. */
  static RunningCloud start(Path folder, Instant now) throws IOException, InterruptedException {
    Path said = folder.resolveSibling(folder.getFileName() + ".out");
    Files.deleteIfExists(said);
    Process process =
        new ProcessBuilder(command(folder, now))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    long giveUp = System.nanoTime() + STARTS_WITHIN.toNanos();
    while (true) {
      String text = Files.readString(said);
      Matcher api = API.matcher(text);
      if (text.contains("Next") && api.find()) {
        return new RunningCloud(folder, said, process, URI.create(api.group(1)));
      }
      assertTrue(process.isAlive() && System.nanoTime() < giveUp, text);
      Thread.sleep(20);
    }
  }

  private static List<String> command(Path folder, Instant now) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    Launched.archive()
        .ifPresent(
            archive ->
                command.addAll(
                    List.of(
                        "-XX:SharedArchiveFile=" + archive,
                        "-XX:+AutoCreateSharedArchive",
                        "-Xlog:disable")));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", Launched.classPath()));
    command.addAll(
        List.of(Zon.class.getName(), "up", "--port=0", "--data=" + folder, "--now=" + now));
    return command;
  }

  URI log() {
    return address.resolve("/log/");
  }

  /** What {@code zon local} asks. */
  JsonNode turn(String name, String asked) throws IOException, InterruptedException {
    Switches.Control control = Switches.Control.of(folder);
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(control.address().resolve("/local/" + name))
                .header("Authorization", control.authorization())
                .POST(BodyPublishers.ofString(asked))
                .build(),
            BodyHandlers.ofString());
    assertEquals(200, response.statusCode(), response::body);
    return JSON.readTree(response.body());
  }

  Caller member(String account) throws IOException, InterruptedException {
    JsonNode made = turn("credentials", "{\"account\":\"" + account + "\"}");
    return new Caller(
        client,
        address,
        new Credentials(
            account, made.path("accessKeyId").asText(), made.path("secretAccessKey").asText()));
  }

  /** As by {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** What it said so far. */
  List<String> said() throws IOException {
    return Files.readAllLines(said);
  }

  /**
   * As by Ctrl-C in a terminal, which tells its children too, here a second before it, and waits
   * for its end.
   */
  void interrupt() throws IOException, InterruptedException {
    for (ProcessHandle child : process.children().toList()) {
      interrupt(child);
    }
    Thread.sleep(1_000);
    interrupt(process.toHandle());
    assertTrue(process.waitFor(1, TimeUnit.MINUTES), "ends when it is interrupted");
  }

  private static void interrupt(ProcessHandle one) throws IOException, InterruptedException {
    assertEquals(0, new ProcessBuilder("kill", "-INT", Long.toString(one.pid())).start().waitFor());
  }

  /** As by whoever stops a service. */
  @Override
  public void close() {
    client.close();
    process.destroy();
    try {
      assertTrue(process.waitFor(30, TimeUnit.SECONDS), "ends when it is told to");
    } catch (InterruptedException stop) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
