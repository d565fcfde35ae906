package zoncoin.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zoncoin.cli.cloud.Caller;
import zoncoin.cli.cloud.Gateway;
import zoncoin.cli.cloud.LocalCloud;
import zoncoin.cli.cloud.Port;
import zoncoin.cli.cloud.Switches;
import zoncoin.exports.Redelivery;
import zoncoin.ledger.Amount;
import zoncoin.ledger.TransactionId;
import zoncoin.note.VerifierKey;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.Product;
import zoncoin.redemption.Redemptions;
import zoncoin.tlog.Hash;

/**
 * The cloud of a demo: what {@code zon up} runs, with the days turned by the story. Accounts call
 * its API over HTTP, each signing its own requests.
 */
final class DemoCloud implements AutoCloseable {
  /** Whom to pay where a bill has one account alone; no AWS account has this number. */
  static final String GUEST = "000000000000";

  /** What there is to redeem. */
  static final String PRODUCT = "aws-credit";

  private static final long MOST = 1_000_000;

  /** SHA-256 of the terms, of which a demo has none. */
  private static final String TERMS = Hash.sha256(new byte[0]).base64();

  /** The catalogue with its one product, which is in force from the beginning. */
  static final String CATALOGUE = "demo-1";

  private final LocalCloud cloud;
  private final Gateway gateway;
  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * @param folder of the cloud
   * @param start what its clock shows first
   * @param unit price of one piece of the product
   * @param isInMemory whether the table is kept in this process
   */
  DemoCloud(Path folder, Instant start, Amount unit, boolean isInMemory) {
    Product product = Product.of(PRODUCT, Product.Kind.CREDIT, unit, Product.Limits.upTo(MOST));
    Catalogue catalogue = Catalogue.of(CATALOGUE, List.of(product));
    cloud =
        LocalCloud.open(
            folder,
            new LocalCloud.Settings(Optional.of(start), catalogue, isInMemory),
            alarm -> {
              throw new IllegalStateException("alarm: " + alarm);
            });
    gateway =
        Gateway.open(
            Port.take(0), cloud, new Switches(cloud), new Gateway.Watcher(() -> {}, fault -> {}));
  }

  /** What its clock shows. */
  Instant now() {
    return cloud.now();
  }

  /** The keys that sign checkpoints. */
  List<VerifierKey> logKeys() {
    return cloud.keys().logKeys();
  }

  /** The keys that sign entries. */
  List<VerifierKey> issuerKeys() {
    return cloud.keys().issuerKeys();
  }

  /** Turns its clock on, never back, and does what is done when a day has passed. */
  void turnTo(Instant time) {
    Duration by = Duration.between(cloud.now(), time);
    cloud.turn(by.isNegative() ? Duration.ZERO : by);
  }

  private Caller caller(String account) {
    return new Caller(client, gateway.address(), cloud.credentials(account));
  }

  void enrol(String account) {
    caller(account).put("/v1/enrolment", "enrol", Map.of("terms", TERMS));
  }

  /**
   * A bill arrives: its manifest's event goes to the function that issues. Whose export it is was
   * decided by whoever asked for a demo of it.
   */
  void deliver(Redelivery delivery) {
    String payer = delivery.bill().assessments().getFirst().subject().payer();
    cloud.switchSource(payer, delivery.bill().export());
    JsonNode result = cloud.deliver(delivery);
    for (String why : List.of("refused", "halted")) {
      if (!result.path(why).isEmpty()) {
        throw new IllegalStateException("not issued: " + result.path(why));
      }
    }
  }

  /** Seals all that waits, and says what the log is then. */
  String seal() {
    JsonNode result = cloud.seal();
    return "%,d entries: size %,d, root %s"
        .formatted(
            result.path("sealed").asLong(),
            result.path("size").asLong(),
            result.path("root").asText());
  }

  /** What the account can spend. */
  Amount spendable(String account) {
    long zon = 0;
    for (JsonNode lot : account(account).path("lots")) {
      zon += lot.path("zon").asLong();
    }
    return Amount.of(zon);
  }

  private JsonNode account(String account) {
    return Caller.json(caller(account).get("/v1/account"));
  }

  /** The last transaction of an account's history. */
  String lastTransaction(String account) {
    return account(account).path("transaction").asText();
  }

  /** Orders so many pieces of the product; the redemption's id. */
  String redeem(String account, long quantity) {
    return caller(account)
        .post("/v1/redemptions", "redeem-1", Map.of("product", PRODUCT, "quantity", quantity))
        .path("id")
        .asText();
  }

  /** Delivers what was ordered, as a person at the operator's desk would. */
  void fulfil(String redemption) {
    TransactionId hold = TransactionId.parse(redemption);
    Redemptions redemptions = cloud.redemptions();
    for (Redemptions.Result result : List.of(redemptions.send(hold), redemptions.settle(hold))) {
      if (!(result instanceof Redemptions.Result.Done)) {
        throw new IllegalStateException(redemption + " came to " + result);
      }
    }
  }

  void pay(String from, String to, Amount amount) {
    caller(from)
        .post("/v1/transfers", "pay-1", Map.of("to", "member:" + to, "amountZon", amount.zon()));
  }

  /** The receipt of a transaction that concerns the account. */
  String receipt(String account, String transaction) {
    return caller(account).get("/v1/receipts/" + transaction);
  }

  @Override
  public void close() {
    client.close();
    gateway.close();
    cloud.close();
  }
}
