package zoncoin.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What runs in the process of the functions: reads an invocation a line, {@code operate:propose
 * {"decision":…}}, and answers each with a line, {@code done {…}} or {@code failed
 * java.lang.IllegalStateException: …}. It ends with its input. Of the table each may do what its
 * role may ({@link HeldToRoles}).
 */
final class FunctionHost {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int REMAINING_MILLIS = 60_000;

  private final Map<String, RequestStreamHandler> handlers = new HashMap<>();

  private FunctionHost() {}

  /** Answers until nobody asks. */
  public static void main(String[] arguments) throws IOException {
    PrintStream answers = System.out;
    // What functions print are metrics and logs.
    System.setOut(System.err);
    FunctionHost host = new FunctionHost();
    BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (String line = asked.readLine(); line != null; line = asked.readLine()) {
      answers.println(host.answer(line.split(" ", 2)));
      answers.flush();
    }
  }

  private String answer(String[] asked) {
    try {
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      String function = asked[0].replaceFirst(":.*", "");
      HeldToRoles.run(function);
      handler(function)
          .handleRequest(
              new ByteArrayInputStream(asked[1].getBytes(UTF_8)), answer, context(asked[0]));
      return "done " + (answer.size() == 0 ? "{}" : JSON.readTree(answer.toByteArray()));
    } catch (IOException | ReflectiveOperationException | RuntimeException fault) {
      fault.printStackTrace();
      return "failed " + fault.toString().replace('\n', ' ');
    }
  }

  /** As Lambda makes it, of the class that the template names. */
  private RequestStreamHandler handler(String name) throws ReflectiveOperationException {
    RequestStreamHandler known = handlers.get(name);
    if (known != null) {
      return known;
    }
    String simple = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + "Handler";
    RequestStreamHandler made =
        Class.forName("zoncoin.functions." + name + "." + simple)
            .asSubclass(RequestStreamHandler.class)
            .getConstructor()
            .newInstance();
    handlers.put(name, made);
    return made;
  }

  /** As far as functions ask it. */
  private static Context context(String function) {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (self, method, arguments) -> told(function, method));
  }

  private static @Nullable Object told(String function, Method method) {
    return switch (method.getName()) {
      case "getInvokedFunctionArn" -> "arn:aws:lambda:us-east-1:123456789012:function:" + function;
      case "getAwsRequestId" -> UUID.randomUUID().toString();
      case "getRemainingTimeInMillis" -> REMAINING_MILLIS;
      case "getLogger" -> new ToErr();
      default -> throw new UnsupportedOperationException("no function asks for " + method);
    };
  }

  private record ToErr() implements LambdaLogger {
    @Override
    public void log(String message) {
      System.err.println(message);
    }

    @Override
    public void log(byte[] message) {
      System.err.println(new String(message, UTF_8));
    }
  }
}
