package zoncoin.cli.cloud;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** What the functions log, in the place of CloudWatch Logs: the newest megabytes, in files. */
final class FunctionLog implements AutoCloseable {
  private static final int FILE_BYTES = 10_000_000;
  private static final int FILES = 3;

  private final FileHandler files;

  private FunctionLog(FileHandler files) {
    this.files = files;
  }

  /** The log in a folder, as {@code functions.0.log}, which is the newest, and on. */
  static FunctionLog in(PrivateFolder folder) {
    String pattern = folder.root().resolve("functions").toString().replace("%", "%%") + ".%g.log";
    try {
      FileHandler files = new FileHandler(pattern, FILE_BYTES, FILES, true);
      files.setEncoding(StandardCharsets.UTF_8.name());
      files.setFormatter(
          new Formatter() {
            @Override
            public String format(LogRecord line) {
              return line.getInstant()
                  + " "
                  + line.getLoggerName()
                  + " "
                  + line.getMessage()
                  + "\n";
            }
          });
      return new FunctionLog(files);
    } catch (IOException refused) {
      throw new UncheckedIOException("couldn't open " + pattern, refused);
    }
  }

  /** What a function of that name logs with. */
  LambdaLogger of(String function) {
    return new LambdaLogger() {
      @Override
      public void log(String message) {
        LogRecord line = new LogRecord(Level.INFO, message);
        line.setLoggerName(function);
        files.publish(line);
      }

      @Override
      public void log(byte[] message) {
        log(new String(message, StandardCharsets.UTF_8));
      }
    };
  }

  @Override
  public void close() {
    files.close();
  }
}
