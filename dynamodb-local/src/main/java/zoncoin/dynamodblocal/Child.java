package zoncoin.dynamodblocal;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** What runs in the child: the server, until standard input ends. */
final class Child {
  private static final String SERVER = "software.amazon.dynamodb.services.local.main.ServerRunner";

  private Child() {}

  /**
   * Runs the server.
   *
   * @param arguments the server's own
   */
  public static void main(String[] arguments) throws Throwable {
    Thread.ofPlatform().name("until-input-ends").start(() -> awaitEnd(System.in));
    MethodHandles.publicLookup()
        .findStatic(
            Class.forName(SERVER), "main", MethodType.methodType(void.class, String[].class))
        .invokeExact(arguments);
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
