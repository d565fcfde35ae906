package zoncoin.costslocal;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The services, on a port of 127.0.0.1. Safe for many threads. */
public final class CostsLocal implements AutoCloseable {
  private static final int PAGE = 500;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Roles roles;
  private final Signatures signatures;
  private final List<Service> services;
  private final Queue<Trouble> troubles = new ConcurrentLinkedQueue<>();
  private final List<String> answered = new ArrayList<>();
  private final Map<String, JsonNode> exports = new ConcurrentHashMap<>();
  private final Roles.Key own;
  private volatile Costs costs = Costs.NONE;
  private volatile int pageSize = PAGE;

  /** What may befall a request. */
  public enum Trouble {
    /** The service is asked too often. */
    THROTTLED,
    /** The service fails: 500. */
    FAILS,
    /** The service does it, and its answer is lost. */
    ANSWER_LOST
  }

  private CostsLocal(HttpServer server, Optional<String> externalId, InstantSource clock) {
    this.server = server;
    this.roles = new Roles(externalId);
    this.own = roles.make();
    this.signatures = new Signatures(roles);
    this.services =
        List.of(
            new CostExplorerService(
                () -> costs,
                () -> pageSize,
                () -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)),
            new InvoicingService(() -> costs, () -> pageSize),
            new CloudWatchService(() -> costs, () -> pageSize),
            new DataExportsService(() -> costs, arn -> Optional.ofNullable(exports.get(arn))),
            new StsService(roles));
  }

  /**
   * Opens them on any port that is free.
   *
   * @param externalId what whoever assumes a payer's role has to say; empty if roles ask for none
   * @param clock what day it is; signatures go by this machine's
   */
  public static CostsLocal open(Optional<String> externalId, InstantSource clock) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      CostsLocal local = new CostsLocal(server, externalId, clock);
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

  /** The access key id that may assume the payers' roles. */
  public String accessKeyId() {
    return own.id();
  }

  /** What that key signs with. */
  public String secretAccessKey() {
    return own.secret();
  }

  /** From now on they know this, and nothing else. */
  public void know(Costs known) {
    costs = known;
  }

  /**
   * Makes an export; what is known of its owner by {@link #know} goes before it.
   *
   * @param arn its name
   * @param definition as CreateExport takes it, JSON
   */
  public void make(String arn, String definition) {
    try {
      exports.put(arn, JsonService.JSON.readTree(definition));
    } catch (JacksonException notJson) {
      throw new IllegalArgumentException("definition is JSON: " + notJson.getOriginalMessage());
    }
  }

  /** From now on a page has so many groups, invoices or metrics. */
  public void pages(int size) {
    pageSize = size;
  }

  /** The next requests meet these troubles, one each; requests to STS meet none. */
  public void trouble(Trouble... next) {
    troubles.addAll(List.of(next));
  }

  /** What was asked of which service so far, such as {@code ce}; refusals too. */
  public List<String> asked() {
    synchronized (answered) {
      return List.copyOf(answered);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Call call = Call.of(exchange);
      Optional<Service> service = services.stream().filter(one -> one.isFor(call)).findFirst();
      if (service.isEmpty()) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      synchronized (answered) {
        answered.add(service.get().signingName());
      }
      boolean isSts = service.get() instanceof StsService;
      Optional<Trouble> trouble = isSts ? Optional.empty() : Optional.ofNullable(troubles.poll());
      Call.Answer answer = answer(call, service.get(), trouble);
      if (trouble.equals(Optional.of(Trouble.ANSWER_LOST))) {
        return;
      }
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      if (answer.type().equals("application/cbor")) {
        exchange.getResponseHeaders().set("smithy-protocol", "rpc-v2-cbor");
      }
      exchange.sendResponseHeaders(answer.status(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  private Call.Answer answer(Call call, Service service, Optional<Trouble> trouble) {
    try {
      Roles.Key caller = signatures.check(call, service.signingName());
      if (trouble.equals(Optional.of(Trouble.THROTTLED))) {
        throw service.throttled();
      }
      if (trouble.equals(Optional.of(Trouble.FAILS))) {
        throw new Call.Refused(500, "InternalServerException", "told to fail");
      }
      return service.answer(call, caller.payer());
    } catch (Call.Refused refused) {
      return service.refusal(refused);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
