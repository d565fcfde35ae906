package zoncoin.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import zoncoin.cli.cloud.Caller;
import zoncoin.cli.cloud.Credentials;
import zoncoin.cli.cloud.Switches;

/** {@code zon up} in a process of its own, as whoever tries ZonCoin has it. */
final class ZonUp implements AutoCloseable {
  private static final Pattern API = Pattern.compile("api +(http://[0-9.:]+)/v1");
  private static final Pattern ID = Pattern.compile("\"accessKeyId\":\"([^\"]+)\"");
  private static final Pattern SECRET = Pattern.compile("\"secretAccessKey\":\"([^\"]+)\"");
  private static final Pattern TABLE_PORT = Pattern.compile("\\x00-port\\x00([0-9]+)");
  private static final int STARTS_WITHIN_SECONDS = 60;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path folder;
  private final Process process;
  private final URI address;

  private ZonUp(Path folder, Process process, URI address) {
    this.folder = folder;
    this.process = process;
    this.address = address;
  }

  /** Starts one that keeps everything in that folder. */
  static ZonUp in(Path folder) {
    try {
      Path said = folder.resolveSibling(folder.getFileName() + ".out");
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "--enable-native-access=ALL-UNNAMED",
                  "-Dhttp.maxConnections=64",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "zoncoin.cli.Zon",
                  "up",
                  "--port=0",
                  "--data=" + folder)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      for (int i = 0; i < STARTS_WITHIN_SECONDS * 10 && process.isAlive(); i++) {
        Matcher api = API.matcher(Files.readString(said));
        if (api.find() && Files.readString(said).contains("Next")) {
          return new ZonUp(folder, process, URI.create(api.group(1)));
        }
        Thread.sleep(100);
      }
      throw new IllegalStateException("zon up did not start: " + Files.readString(said));
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't start zon up", fault);
    } catch (InterruptedException stop) {
      throw new IllegalStateException("interrupted", stop);
    }
  }

  /** What {@code zon local} asks; JSON both ways. */
  String turn(String name, String asked) {
    Switches.Control control = Switches.Control.of(folder);
    HttpRequest request =
        HttpRequest.newBuilder(control.address().resolve("/local/" + name))
            .header("Authorization", control.authorization())
            .POST(BodyPublishers.ofString(asked))
            .build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(name + " was answered " + response.body());
      }
      return response.body();
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't ask for " + name, fault);
    } catch (InterruptedException stop) {
      throw new IllegalStateException("interrupted", stop);
    }
  }

  /** Where the server answers that keeps its table: as Linux knows how the child was started. */
  URI table() {
    return process
        .descendants()
        .map(child -> Path.of("/proc", Long.toString(child.pid()), "cmdline"))
        .map(ZonUp::read)
        .map(TABLE_PORT::matcher)
        .filter(Matcher::find)
        .map(port -> URI.create("http://127.0.0.1:" + port.group(1)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("zon up has no server for its table"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't read " + file, fault);
    }
  }

  /** Who signs for that account. */
  Caller caller(String account) {
    String made = turn("credentials", "{\"account\":\"" + account + "\"}");
    return new Caller(
        client, address, new Credentials(account, found(ID, made), found(SECRET, made)));
  }

  private static String found(Pattern what, String text) {
    Matcher matcher = what.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + what + " in the answer");
    }
    return matcher.group(1);
  }

  @Override
  public void close() {
    client.close();
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stop) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
