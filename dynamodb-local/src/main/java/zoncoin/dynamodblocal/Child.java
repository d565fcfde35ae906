package zoncoin.dynamodblocal;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What runs in the child: the server, until standard input ends, and no signal but one that nobody
 * can ignore ends it before. The property {@value #LOCK} names a file that it locks for as long as
 * it runs; it waits for another child that has it to end.
 */
final class Child {
  static final String LOCK = "zoncoin.lock";

  /** A channel that nothing names is closed by the collector, and its lock is gone. */
  private static final List<FileChannel> LOCKED = new ArrayList<>();

  private static final String SERVER = "software.amazon.dynamodb.services.local.main.ServerRunner";

  private Child() {}

  /**
   * Runs the server.
   *
   * @param arguments the server's own
   */
  public static void main(String[] arguments) throws Throwable {
    List.of("INT", "TERM").forEach(Child::ignore);
    Thread.ofPlatform().name("until-input-ends").start(() -> awaitEnd(System.in));
    String lock = System.getProperty(LOCK);
    if (lock != null) {
      take(Path.of(lock));
    }
    MethodHandles.publicLookup()
        .findStatic(
            Class.forName(SERVER), "main", MethodType.methodType(void.class, String[].class))
        .invokeExact(arguments);
  }

  /**
   * Ctrl-C in a terminal, and whoever stops a service, tell this process as they tell the one that
   * started it, which needs its table until its own end. By reflection, because the compiler warns
   * of that class whoever names it.
   */
  private static void ignore(String name) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object ignored = handler.getField("SIG_IGN").get(null);
      Object named = signal.getConstructor(String.class).newInstance(name);
      signal.getMethod("handle", signal, handler).invoke(null, named, ignored);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("couldn't ignore " + name, impossible);
    }
  }

  /** The operating system lets go of it when this process has ended, however it did. */
  private static void take(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    System.out.println("waiting for another server to let go of " + file);
    if (!channel.lock().isValid()) {
      throw new IOException("couldn't lock " + file);
    }
    LOCKED.add(channel);
    System.out.println("locked");
  }

  private static void awaitEnd(InputStream input) {
    try {
      while (input.read() >= 0) {
        // Nobody writes: all that counts is the end.
      }
    } catch (IOException broken) {
      // As good as the end.
    }
    System.exit(0);
  }
}
