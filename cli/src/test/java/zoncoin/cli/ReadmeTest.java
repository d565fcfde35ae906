package zoncoin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs what the README tells its reader to type. */
@Execution(value = ExecutionMode.CONCURRENT, reason = "it waits for processes")
final class ReadmeTest {
  private static final Path ROOT = Path.of(System.getProperty("zoncoin.root"));
  private static final Pattern FENCE = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
  private static final Pattern EXIT = Pattern.compile("# exit ([0-9])");
  private static final String TEST_COMMAND = "./mvnw verify";

  @TempDir private Path temporary;

  private final List<Process> running = new ArrayList<>();

  @Test
  void everyCommandOfTheReadmeDoesWhatItSays() throws IOException, InterruptedException {
    for (String command : commands()) {
      if (command.startsWith("./zon up")) {
        startUntilStopped(command);
      } else if (command.startsWith("./zon")
          || command.startsWith("less")
          || command.startsWith("curl")) {
        Matcher exit = EXIT.matcher(command);
        int expected = exit.find() ? Integer.parseInt(exit.group(1)) : 0;
        assertEquals(expected, run(command), () -> command + "\n" + output());
      } else {
        assertEquals(TEST_COMMAND, command);
      }
    }
  }

  @Test
  void theBuildMachineRunsTheTestCommandOfTheReadme() throws IOException {
    assertTrue(commands().contains(TEST_COMMAND));
    assertTrue(Files.readString(ROOT.resolve(".ci/run")).contains(TEST_COMMAND));
  }

  @Test
  void whatToDoNextIsCalledAsTheDemoWas() throws IOException, InterruptedException {
    assertEquals(0, run("\"$PWD\"/zon demo --memory --dir next"), this::output);
    String called = temporary.toRealPath() + "/zon verify ";
    assertTrue(output().contains(called), this::output);
  }

  private static List<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    Matcher fence = FENCE.matcher(Files.readString(ROOT.resolve("README.md")));
    while (fence.find()) {
      commands.addAll(fence.group(1).lines().filter(line -> !line.isBlank()).toList());
    }
    return commands;
  }

  /** As in a terminal of its own; stopped when the others have run. */
  private void startUntilStopped(String command) throws IOException, InterruptedException {
    Path said = temporary.resolve("up");
    Process process = builder("exec " + command).redirectOutput(said.toFile()).start();
    running.add(process);
    for (int i = 0; i < 600 && process.isAlive(); i++) {
      if (Files.readString(said).contains("Ctrl-C stops it")) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError(command + "\n" + Files.readString(said));
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (Process process : running) {
      process.destroy();
      assertTrue(process.waitFor(30, TimeUnit.SECONDS), "ends when it is told to");
    }
  }

  /** In a folder of its own, which has the launcher where the README's reader has it. */
  private int run(String command) throws IOException, InterruptedException {
    Process process =
        builder(command.replaceFirst("^less", "cat"))
            .redirectOutput(temporary.resolve("output").toFile())
            .start();
    assertTrue(process.waitFor(2, TimeUnit.MINUTES), command);
    return process.exitValue();
  }

  private ProcessBuilder builder(String command) throws IOException {
    Path launcher = temporary.resolve("zon");
    if (!Files.exists(launcher)) {
      Files.createSymbolicLink(launcher, ROOT.resolve("zon"));
    }
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", command)
            .directory(temporary.toFile())
            .redirectErrorStream(true);
    builder.environment().put("ZON_JAVA", System.getProperty("java.home"));
    builder.environment().put("ZON_CLASSPATH", Launched.classPath());
    Launched.archive()
        .ifPresent(archive -> builder.environment().put("ZON_ARCHIVE", archive.toString()));
    builder.environment().put("XDG_STATE_HOME", temporary.resolve("state").toString());
    return builder;
  }

  private String output() {
    try {
      return Files.readString(temporary.resolve("output"));
    } catch (IOException none) {
      return "no output";
    }
  }
}
