package zoncoin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Writes down what a process asks of AWS, by the names that IAM has for it (AWS service
 * authorization reference); the SDK finds it by a file on the class path.
 */
public final class Recorded implements ExecutionInterceptor {
  /** The property that names the file it writes to. */
  static final String FILE = "zoncoin.test.requests";

  private static final String FOUND_BY =
      "software/amazon/awssdk/global/handlers/execution.interceptors";

  /** Operations whose action is called otherwise; none where anybody may. */
  private static final Map<String, String> ACTIONS =
      Map.of("lambda:Invoke", "lambda:InvokeFunction", "sts:GetCallerIdentity", "");

  /** The SDK makes one for each client. */
  public Recorded() {}

  /** What a process is started with, beside its own classes. */
  static String classPath(Path folder) throws IOException {
    Path found = folder.resolve(FOUND_BY);
    Files.createDirectories(found.getParent());
    Files.writeString(found, Recorded.class.getName());
    try {
      return folder
          + File.pathSeparator
          + Path.of(Recorded.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** The actions that were asked since the last time, and forgets them. */
  static Set<String> actions(Path file) throws IOException {
    Set<String> actions = new TreeSet<>();
    for (String operation : Files.readAllLines(file)) {
      actions.add(ACTIONS.getOrDefault(operation, operation));
    }
    actions.remove("");
    Files.delete(file);
    return actions;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    String service =
        String.valueOf(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME))
            .toLowerCase(Locale.ROOT);
    String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    try {
      Files.writeString(
          Path.of(System.getProperty(FILE)),
          service + ":" + operation + "\n",
          UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
