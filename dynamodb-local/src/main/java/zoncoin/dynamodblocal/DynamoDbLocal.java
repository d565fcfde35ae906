package zoncoin.dynamodblocal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A running server; closing it waits for its end. */
public final class DynamoDbLocal implements AutoCloseable {
  private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(10);
  private static final long PAUSE_MILLIS = 50;

  private final Process process;
  private final int port;

  private DynamoDbLocal(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Where this project's build puts the server's jars and native libraries: beside our own. */
  public static Path jars() {
    return ownClasses().resolveSibling("lib");
  }

  /**
   * Starts a server that forgets everything at its end, and waits until it answers.
   *
   * @param jars the folder of its jars and native libraries
   * @throws UncheckedIOException if it does not start, with what it said
   */
  public static DynamoDbLocal inMemory(Path jars) {
    return start(jars, List.of(), List.of("-inMemory"));
  }

  /**
   * Starts a server that keeps its tables in a folder, and waits until it answers. Two of them
   * would both accept what only one may: so it waits for an earlier one to end, such as that of a
   * process that was killed.
   *
   * @param jars the folder of its jars and native libraries
   * @param tables the folder of its files, one for each access key
   * @throws UncheckedIOException if it does not start, with what it said
   */
  public static DynamoDbLocal in(Path jars, Path tables) {
    String lock = "-D" + Child.LOCK + "=" + tables.resolve("server.lock");
    return start(jars, List.of(lock), List.of("-dbPath", tables.toString()));
  }

  private static DynamoDbLocal start(Path jars, List<String> jvm, List<String> options) {
    try {
      int port = freePort();
      Path said = Files.createTempFile("dynamodb-local", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command(jars, port, jvm, options))
              .redirectErrorStream(true)
              .redirectOutput(said.toFile());
      builder.environment().putAll(Map.of("DDB_LOCAL_TELEMETRY", "0"));
      DynamoDbLocal server = new DynamoDbLocal(builder.start(), port);
      server.awaitAnswer(said);
      Files.deleteIfExists(said);
      return server;
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't start DynamoDB Local from " + jars, fault);
    }
  }

  private static List<String> command(Path jars, int port, List<String> jvm, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Starts in half the time, and a table of a few thousand items needs no more.
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(jvm);
    command.add("-Djava.library.path=" + jars);
    command.addAll(ServerClasses.options(ownClasses(), jars));
    command.addAll(List.of(Child.class.getName(), "-port", Integer.toString(port)));
    command.addAll(options);
    return command;
  }

  private static Path ownClasses() {
    try {
      return Path.of(Child.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("a class path is made of files", impossible);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitAnswer(Path said) throws IOException {
    long giveUp = System.nanoTime() + STARTS_WITHIN.toNanos();
    while (!isAnswering()) {
      if (!process.isAlive() || System.nanoTime() > giveUp) {
        process.destroyForcibly();
        throw new IOException("it said: " + Files.readString(said).strip());
      }
      pause();
    }
  }

  private boolean isAnswering() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stop);
    }
  }

  /** Where it answers, on this machine. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** The child, for tests that kill it. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException endedAlready) {
      process.destroyForcibly();
    } catch (InterruptedException stop) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
