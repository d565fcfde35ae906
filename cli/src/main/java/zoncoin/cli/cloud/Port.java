package zoncoin.cli.cloud;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import zoncoin.tlog.Malformed;

/**
 * A port of 127.0.0.1 that is taken. Whoever calls before it is answered waits: so it can be taken
 * first, before anything is made for what will answer.
 */
public final class Port implements AutoCloseable {
  /** When the server drops a connection whose request, or answer, is on its way for so long. */
  private static final String SERVER_SECONDS = "60";

  private final AtomicBoolean isAnswered = new AtomicBoolean();
  private final AtomicBoolean isClosed = new AtomicBoolean();
  private final HttpServer server;

  private Port(HttpServer server) {
    this.server = server;
  }

  /**
   * Takes a port.
   *
   * @param number which; 0 for any that is free
   * @throws Malformed if it cannot be had
   */
  public static Port take(int number) {
    // The JDK reads them when the first server of a process is made, and never again.
    System.setProperty("sun.net.httpserver.maxReqTime", SERVER_SECONDS);
    System.setProperty("sun.net.httpserver.maxRspTime", SERVER_SECONDS);
    // An answer that goes out in two pieces would wait 40 ms between them (RFC 1122, 4.2.3.2).
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      return new Port(
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), number), 0));
    } catch (BindException refused) {
      throw new Malformed(
          "port %d cannot be had (%s): name another with --port"
              .formatted(number, refused.getMessage()));
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't open port " + number, fault);
    }
  }

  /** Where it is. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Answers from now on. */
  void answer(Executor threads, HttpHandler handler) {
    server.setExecutor(threads);
    server.createContext("/", handler);
    isAnswered.set(true);
    server.start();
  }

  @Override
  public void close() {
    if (!isClosed.getAndSet(true)) {
      if (!isAnswered.get()) {
        // The JDK gives a port back in the thread that answers: without one it would be kept.
        server.start();
      }
      server.stop(0);
    }
  }
}
