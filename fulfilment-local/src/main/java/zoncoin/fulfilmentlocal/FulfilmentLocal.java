package zoncoin.fulfilmentlocal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** All of them, on one port of 127.0.0.1. Safe for many threads. */
public final class FulfilmentLocal implements AutoCloseable {
  private static final int ENDLESS_BYTES = 1 << 20;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Queue<Optional<Trouble>> troubles = new ConcurrentLinkedQueue<>();
  private final Merchant merchant;
  private final GiftCardService giftCards;
  private final BillingConductorService billingConductor;
  private final List<Side> sides;

  private FulfilmentLocal(HttpServer server, Notebook notebook) {
    this.server = server;
    this.merchant = new Merchant(notebook);
    this.giftCards = new GiftCardService(notebook);
    this.billingConductor = new BillingConductorService(notebook);
    this.sides = List.of(merchant, giftCards, billingConductor);
  }

  /** Opens them on any port that is free; what they delivered is forgotten with them. */
  public static FulfilmentLocal open() {
    return open(Notebook.inMemory());
  }

  /**
   * Opens them on any port that is free.
   *
   * @param file where they keep what they delivered, so that they know it when they are opened
   *     again
   */
  public static FulfilmentLocal open(Path file) {
    return open(Notebook.of(file));
  }

  private static FulfilmentLocal open(Notebook notebook) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      FulfilmentLocal local = new FulfilmentLocal(server, notebook);
      server.setExecutor(local.threads);
      server.createContext("/", local::handle);
      server.start();
      return local;
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't listen", fault);
    }
  }

  /** Where they are. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Whoever a webhook reaches, at {@code /webhook}. */
  public Merchant merchant() {
    return merchant;
  }

  /** Amazon's gift cards. */
  public GiftCardService giftCards() {
    return giftCards;
  }

  /** AWS Billing Conductor. */
  public BillingConductorService billingConductor() {
    return billingConductor;
  }

  /** The next requests meet these troubles, one each. */
  public void trouble(Trouble... next) {
    List.of(next).forEach(trouble -> troubles.add(Optional.of(trouble)));
  }

  /** Before any further trouble so many requests meet none. */
  public void calm(int requests) {
    troubles.addAll(Collections.nCopies(requests, Optional.empty()));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Call call = Call.of(exchange);
      Optional<Side> side = sides.stream().filter(one -> one.isFor(call)).findFirst();
      if (side.isEmpty()) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      Optional<Trouble> next = troubles.poll();
      Optional<Trouble> trouble = next == null ? Optional.empty() : next;
      if (trouble.isPresent()) {
        meet(trouble.get(), call, side.get(), exchange);
      } else {
        write(side.get().answer(call), exchange);
      }
    }
  }

  private void meet(Trouble trouble, Call call, Side side, HttpExchange exchange)
      throws IOException {
    switch (trouble) {
      case THROTTLED -> write(side.throttled(), exchange);
      case FAILS -> write(side.failed(), exchange);
      case ANSWER_LOST -> side.answer(call);
      case ANSWERS_LATE -> {
        side.answer(call);
        waitUntilClosed();
      }
      case ASKED_TWICE -> {
        side.answer(call);
        write(side.answer(call), exchange);
      }
      case PAGE -> write(new Call.Reply(200, Map.of(), "<html>Welcome</html>"), exchange);
      case REDIRECT ->
          write(new Call.Reply(307, Map.of("Location", call.path() + "/elsewhere"), ""), exchange);
      case ENDLESS -> {
        side.answer(call);
        writeWithoutEnd(exchange);
      }
    }
  }

  /** Nobody waits as long as this server lives. */
  private void waitUntilClosed() {
    try {
      closing.await();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(Call.Reply reply, HttpExchange exchange) throws IOException {
    byte[] body = reply.body().getBytes(UTF_8);
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static void writeWithoutEnd(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream body = exchange.getResponseBody()) {
      byte[] spaces = " ".repeat(1 << 10).getBytes(UTF_8);
      for (int sent = 0; sent < ENDLESS_BYTES; sent += spaces.length) {
        body.write(spaces);
      }
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
