package zoncoin.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import zoncoin.cli.cloud.Caller;

/**
 * POST /v1/redemptions over HTTP on {@code zon up}, signed by each client for an account of its
 * own; beside a request that the same gateway hands to a function that touches no table, and beside
 * the bare writes on another DynamoDB Local that keeps its tables on disk.
 */
final class ApiBench {
  private static final List<Integer> CLIENTS = List.of(1, 8, 32);
  private static final int WARM_UP = 200;
  private static final String TERMS = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
  private static final String ORDER = "{\"product\":\"support-hour\",\"quantity\":1}";

  /** Dollars on each account's bill: coins for a million redemptions. */
  private static final String COST = "500000000";

  private static final Instant DELIVERED = Instant.parse("2026-06-03T06:00:00Z");

  private ApiBench() {}

  /** Measures with so many requests a round, and prints. */
  static void run(int count) {
    try (TempFolder folder = TempFolder.make();
        ZonUp cloud = ZonUp.in(folder.path().resolve("cloud"));
        LocalServer server = LocalServer.in(folder.path())) {
      List<Caller> callers = enrol(cloud, folder.path());
      List<Turns.Side> sides =
          List.of(
              new Asked("POST /v1/redemptions, by `zon up`", callers, ApiBench::redeem),
              new Asked(
                  "a function that touches no table, by `zon up`", callers, ApiBench::catalogue),
              new BareWrites(server, Members.found(CLIENTS.getLast()), CLIENTS.getLast()));
      ThroughputBench.header("requests");
      for (int clients : CLIENTS) {
        Load warmUp = new Load(clients, Math.min(WARM_UP, count));
        ThroughputBench.print(clients, Turns.measure(sides, warmUp, new Load(clients, count)));
      }
    }
  }

  /** Accounts that take part and whose bill has vested. */
  private static List<Caller> enrol(ZonUp cloud, Path folder) {
    List<Caller> callers =
        IntStream.range(0, CLIENTS.getLast())
            .mapToObj(Programme::member)
            .map(member -> cloud.caller(member.id()))
            .toList();
    callers.forEach(caller -> caller.put("/v1/enrolment", "enrol", Map.of("terms", TERMS)));
    String bill = write(folder.resolve("bill.csv"), callers).toString();
    var _ = cloud.turn("deliver", "{\"paths\":[\"" + bill + "\"]}");
    var _ = cloud.turn("turn", "{\"duration\":\"20d\"}");
    return callers;
  }

  /** One line for each account, as a CUR 2.0 has it. */
  private static Path write(Path file, List<Caller> callers) {
    StringBuilder rows =
        new StringBuilder(
            "identity_line_item_id,bill_invoice_id,bill_billing_entity,bill_payer_account_id,"
                + "bill_billing_period_start_date,bill_billing_period_end_date,"
                + "line_item_usage_account_id,line_item_line_item_type,line_item_usage_start_date,"
                + "line_item_product_code,line_item_usage_type,line_item_currency_code,"
                + "line_item_unblended_cost,line_item_net_unblended_cost,"
                + "line_item_line_item_description\n");
    for (Caller caller : callers) {
      rows.append(
          "line-%s,2026A0001,AWS,999988887777,2026-05-01T00:00:00.000Z,2026-06-01T00:00:00.000Z,%s,"
              .formatted(caller.account(), caller.account()));
      rows.append("Usage,2026-05-02T00:00:00.000Z,AmazonEC2,BoxUsage,USD," + COST + ",,\n");
    }
    try {
      Files.writeString(file, rows);
      return Files.setLastModifiedTime(file, FileTime.from(DELIVERED));
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't write " + file, fault);
    }
  }

  /** How a client asks for what has that number, and what it is answered. */
  @FunctionalInterface
  private interface Question {
    HttpResponse<String> ask(Caller caller, int number) throws IOException;
  }

  private static HttpResponse<String> redeem(Caller caller, int number) throws IOException {
    return caller.send("POST", "/v1/redemptions", "redemption-" + number, ORDER);
  }

  private static HttpResponse<String> catalogue(Caller caller, int number) throws IOException {
    return caller.send("GET", "/v1/catalog", "none", "");
  }

  /** Signed and sent, answered and read. */
  private record Asked(String name, List<Caller> callers, Question question, AtomicInteger numbers)
      implements Turns.Side {
    Asked(String name, List<Caller> callers, Question question) {
      this(name, callers, question, new AtomicInteger());
    }

    @Override
    public Load.Work prepare(Load load) {
      return (client, ticket) -> ask(callers.get(client));
    }

    private void ask(Caller caller) {
      try {
        HttpResponse<String> response = question.ask(caller, numbers.getAndIncrement());
        if (response.statusCode() / 100 != 2) {
          throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
      } catch (IOException fault) {
        throw new UncheckedIOException("couldn't ask as " + caller.account(), fault);
      }
    }
  }
}
