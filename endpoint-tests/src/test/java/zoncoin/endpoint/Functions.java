package zoncoin.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The functions of a programme in a process of their own, which has the environment that they are
 * deployed with; and {@code zon} in one more for each command.
 */
final class Functions implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int COMMAND_SECONDS = 60;

  private final Map<String, String> environment;
  private final Path folder;
  private final Process process;
  private final BufferedWriter input;
  private final BufferedReader output;

  private Functions(Map<String, String> environment, Path folder, Process process) {
    this.environment = environment;
    this.folder = folder;
    this.process = process;
    this.input = process.outputWriter(UTF_8);
    this.output = process.inputReader(UTF_8);
  }

  /**
   * Starts them.
   *
   * @param environment the variables, besides those that this process has
   * @param folder for what they log
   */
  static Functions start(Map<String, String> environment, Path folder) {
    try {
      return new Functions(
          environment,
          folder,
          java(environment, FunctionHost.class.getName(), List.of())
              .redirectError(log(folder).toFile())
              .start());
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't start the functions", fault);
    }
  }

  private static Path log(Path folder) {
    return folder.resolve("functions.log");
  }

  private static ProcessBuilder java(
      Map<String, String> environment, String main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Dzoncoin.root=" + System.getProperty("zoncoin.root", ".."));
    String tests = System.getProperty("surefire.test.class.path");
    command.add("-cp");
    command.add(Optional.ofNullable(tests).orElse(System.getProperty("java.class.path")));
    command.add(main);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(environment);
    return builder;
  }

  /**
   * Invokes a function, which must not fail.
   *
   * @param function its name, with a colon and an alias if it is invoked by one
   */
  JsonNode invoke(String function, JsonNode event) {
    try {
      input.write(function + " " + event);
      input.newLine();
      input.flush();
      String answer = Optional.ofNullable(output.readLine()).orElse("ended");
      assertTrue(answer.startsWith("done "), () -> function + " " + answer + "\n" + logged());
      return JSON.readTree(answer.substring("done ".length()));
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't invoke " + function + ": " + logged(), fault);
    }
  }

  private String logged() {
    try {
      return Files.readString(log(folder));
    } catch (IOException unreadable) {
      return "it logged nothing";
    }
  }

  /** Runs {@code zon}, to whom all must be good; what it printed. */
  String zon(String... arguments) {
    return zon(environment, arguments);
  }

  /** The same, by a person whose role is {@code RestorerRole} of the data stack. */
  String zonAsRestorer(String... arguments) {
    Map<String, String> person = new HashMap<>(environment);
    person.put(HeldToRoles.PERSON, "RestorerRole");
    return zon(person, arguments);
  }

  private String zon(Map<String, String> person, String... arguments) {
    try {
      Path said = Files.createTempFile(folder, "zon", ".out");
      Process zon =
          java(person, "zoncoin.cli.Zon", List.of(arguments))
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      assertTrue(zon.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS), "zon takes its time");
      String printed = Files.readString(said);
      assertEquals(0, zon.exitValue(), () -> String.join(" ", arguments) + ": " + printed);
      return printed;
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't run zon", fault);
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
