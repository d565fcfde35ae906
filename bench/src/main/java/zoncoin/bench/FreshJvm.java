package zoncoin.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a JVM that was started on one core came to until it said that it had answered.
 *
 * @param wallNanos since it was started
 * @param cpuNanos of all its threads
 */
record FreshJvm(long wallNanos, long cpuNanos) {
  /** What it prints once it has answered; it then waits until its input ends. */
  static final String ANSWERED = "answered";

  /** As the functions that somebody waits for: see the stack's variables. */
  private static final List<String> OPTIONS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m");

  private static final String CLASSES = "-Xlog:class+load:file=";

  double wallMillis() {
    return wallNanos / 1e6;
  }

  double cpuMillis() {
    return cpuNanos / 1e6;
  }

  /** Starts a class of this class path, and ends it when it has answered. */
  static FreshJvm start(Class<?> main, List<String> args) {
    return start(List.of(), main, args);
  }

  /** How many classes such a JVM loads; those of the JVM's own archive among them. */
  static long classes(Class<?> main, List<String> args) {
    try {
      Path loaded = Files.createTempFile("zoncoin-bench", ".classes");
      try {
        var _ = start(List.of(CLASSES + loaded), main, args);
        try (Stream<String> lines = Files.lines(loaded)) {
          return lines.filter(line -> line.contains(" source: ")).count();
        }
      } finally {
        Files.delete(loaded);
      }
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't count the classes of " + main, fault);
    }
  }

  private static FreshJvm start(List<String> more, Class<?> main, List<String> args) {
    List<String> command = new ArrayList<>(List.of("taskset", "-c", "0"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(more);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(args);
    try {
      long start = System.nanoTime();
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      try (BufferedReader said = process.inputReader()) {
        String line = said.readLine();
        long wall = System.nanoTime() - start;
        if (!ANSWERED.equals(line)) {
          throw new IllegalStateException(main + " said " + line);
        }
        return new FreshJvm(wall, cpuNanos(process.pid()));
      } finally {
        process.getOutputStream().close();
        process.waitFor();
      }
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't start " + main, fault);
    } catch (InterruptedException stop) {
      throw new IllegalStateException("interrupted", stop);
    }
  }

  /** CPU of all threads of a process so far. */
  static long cpuNanosOf(long pid) {
    try {
      return cpuNanos(pid);
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't read the CPU time of " + pid, fault);
    }
  }

  /** The first figure of each thread's schedstat (Documentation/scheduler/sched-stats.rst). */
  private static long cpuNanos(long pid) throws IOException {
    long nanos = 0;
    try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
      for (Path thread : threads.toList()) {
        nanos += Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ", -1)[0]);
      }
    }
    return nanos;
  }
}
