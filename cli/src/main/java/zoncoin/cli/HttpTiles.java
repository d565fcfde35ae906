package zoncoin.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import zoncoin.audit.Audit;
import zoncoin.tlog.EntryBundle;
import zoncoin.tlog.TileReader;

/** Reads a log from a web server (c2sp.org/tlog-tiles). Safe for use by many threads. */
final class HttpTiles implements TileReader {
  /** The largest file of a log: an entry bundle of 256 entries of 65,535 bytes. */
  private static final long MAX_BYTES =
      EntryBundle.MAX_ENTRIES * (long) (Short.BYTES + EntryBundle.MAX_ENTRY_BYTES);

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /** For one file, body included. */
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private static final int ATTEMPTS = 3;
  private static final int OK = 200;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int TIMEOUT_STATUS = 408;
  private static final int GONE = 410;
  private static final int TOO_MANY = 429;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT_TIMEOUT)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final URI prefix;

  /**
   * @param prefix what the paths of the log follow
   */
  HttpTiles(URI prefix) {
    String address = prefix.toString();
    this.prefix = URI.create(address.endsWith("/") ? address : address + "/");
    HttpRequest.newBuilder(this.prefix);
  }

  @Override
  public Optional<byte[]> read(String path) {
    URI address = prefix.resolve(path);
    IOException last = new IOException("not asked");
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        HttpResponse<byte[]> response = get(address);
        if (response.statusCode() == OK) {
          return Optional.of(response.body());
        }
        if (isAbsent(path, response.statusCode())) {
          return Optional.empty();
        }
        last = new IOException("the server answers " + response.statusCode());
        if (isRefusal(response.statusCode())) {
          throw unread(address, last, "is that the address of a log?");
        }
      } catch (IOException fault) {
        last = fault;
      }
    }
    throw unread(address, last, "ask again later");
  }

  private static UncheckedIOException unread(URI address, IOException why, String next) {
    return new UncheckedIOException(
        "couldn't read %s: %s; %s".formatted(address, reason(why), next), why);
  }

  /** Whether asking again comes to the same: not where the server has too much to do or is slow. */
  private static boolean isRefusal(int status) {
    return status / 100 == 4 && status != TIMEOUT_STATUS && status != TOO_MANY;
  }

  /** S3 says 403 of a file that is not there to whoever may not list the bucket. */
  private static boolean isAbsent(String path, int status) {
    return status == NOT_FOUND
        || status == GONE
        || (status == FORBIDDEN && !path.equals(Audit.CHECKPOINT));
  }

  private HttpResponse<byte[]> get(URI address) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(TIMEOUT).build();
    try {
      return client
          .sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES))
          .orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS)
          .join();
    } catch (CompletionException fault) {
      throw new IOException(String.valueOf(fault.getCause()), fault.getCause());
    }
  }

  /** What went wrong: the first cause that is known, or else the last that says anything. */
  private static String reason(IOException fault) {
    String said = "no connection";
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case UnresolvedAddressException unknown -> {
          return "no host of this name is known";
        }
        case ClosedChannelException refused -> {
          return "nothing answers at this port";
        }
        case HttpTimeoutException late -> {
          return "no answer in time";
        }
        default -> said = cause.getMessage() == null ? said : cause.getMessage();
      }
    }
    return said;
  }
}
