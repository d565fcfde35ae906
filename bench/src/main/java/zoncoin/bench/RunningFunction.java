package zoncoin.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A function as Lambda runs it: the runtime interface client with a handler, in a JVM of its own on
 * one core.
 */
final class RunningFunction implements AutoCloseable {
  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  private final RuntimeApi api;
  private final Process process;
  private final long started;

  private RunningFunction(RuntimeApi api, Process process, long started) {
    this.api = api;
    this.process = process;
    this.started = started;
  }

  /**
   * Starts it.
   *
   * @param handler name of the class
   * @param options of the JVM
   * @param environment besides what Lambda sets
   */
  static RunningFunction start(
      String handler, List<String> options, Map<String, String> environment) {
    RuntimeApi api = RuntimeApi.open();
    List<String> command = new ArrayList<>(List.of("taskset", "-c", "0"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), CLIENT, handler));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> set = builder.environment();
    set.put("AWS_LAMBDA_RUNTIME_API", api.address());
    set.put("LAMBDA_TASK_ROOT", "/var/task");
    set.put("_HANDLER", handler);
    set.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", "http://" + api.address());
    set.putAll(environment);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      long started = System.nanoTime();
      return new RunningFunction(api, builder.start(), started);
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't start " + handler, fault);
    }
  }

  /** Its first answer, and what it took. */
  FreshJvm first(String event) {
    RuntimeApi.Answer answer = answered(event);
    return new FreshJvm(answer.at() - started, cpuNanos());
  }

  /** One answer, in nanoseconds since the event was handed out. */
  RuntimeApi.Answer answered(String event) {
    RuntimeApi.Answer answer = api.invoke(event);
    if (!answer.body().contains("\"statusCode\":200")
        && !answer.body().contains("\"statusCode\":202")) {
      throw new IllegalStateException("answered " + answer.body());
    }
    return answer;
  }

  /** CPU of all its threads so far. */
  long cpuNanos() {
    return FreshJvm.cpuNanosOf(process.pid());
  }

  /** Waits until it asked whether it is restored. */
  void awaitRestored() {
    for (int i = 0; api.restoredAt() == 0; i++) {
      if (!process.isAlive() || i > 60_000) {
        throw new IllegalStateException("it never asked to be restored");
      }
      java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
    api.close();
  }
}
