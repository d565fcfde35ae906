package zoncoin.cli.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.cli.Verifying;
import zoncoin.ledger.Amount;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.Product;
import zoncoin.vault.CodeFile;

/**
 * A new member enrols, earns from a bill, tries out and redeems each product there is, cancels one,
 * is shown its codes, pays another member, and verifies every receipt with nothing but the keys,
 * when the cloud is gone. The bill is a sample, and a real one where the folder of public bills is
 * given as {@code -Dzoncoin.samples=}.
 */
final class MemberStoryTest {
  private static final String CODE = "PC1ZQXW7RRTT9";

  @TempDir private Path temporary;
  private final HttpClient client = HttpClient.newHttpClient();
  private Optional<LocalCloud> opened = Optional.empty();
  private Optional<Gateway> gateway = Optional.empty();

  /**
   * What a story is lived on.
   *
   * @param place of the bill
   * @param delivered when it is; the programme begins a day later
   * @param alice who lives the story, and what that bill earns her
   * @param bob whom she pays, and what it earns him
   * @param catalogue what there is to be redeemed; she can buy each once
   */
  private record Bill(
      Path place, Instant delivered, Earner alice, Earner bob, Catalogue catalogue) {}

  /** An account, and what a bill earns it. */
  private record Earner(String account, long zon) {}

  private void open(Bill bill) {
    Optional<Instant> start = Optional.of(bill.delivered().plus(Duration.ofDays(1)));
    LocalCloud.Settings settings = new LocalCloud.Settings(start, bill.catalogue(), true);
    LocalCloud cloud = LocalCloud.open(temporary.resolve("cloud"), settings, alarm -> {});
    opened = Optional.of(cloud);
    Gateway.Watcher nobody = new Gateway.Watcher(() -> {}, fault -> {});
    gateway = Optional.of(Gateway.open(Port.take(0), cloud, new Switches(cloud), nobody));
  }

  @AfterEach
  void close() {
    client.close();
    gateway.ifPresent(Gateway::close);
    gateway = Optional.empty();
    opened.ifPresent(LocalCloud::close);
    opened = Optional.empty();
  }

  /** A final bill of June: 20,000 dollars of EC2 for Alice, and none for Bob. */
  @Test
  void fromEnrollingToTheLastReceipt() throws IOException, InterruptedException {
    String payer = "999988887777";
    String alice = "111122223333";
    Path folder = temporary.resolve("bill");
    Path data = folder.resolve("data/BILLING_PERIOD=2026-06/bill.csv");
    Path manifest = folder.resolve("metadata/BILLING_PERIOD=2026-06/bill-Manifest.json");
    Files.createDirectories(data.getParent());
    Files.createDirectories(manifest.getParent());
    Files.writeString(
        data,
        """
        bill_payer_account_id,line_item_usage_account_id,bill_billing_period_start_date,\
        bill_invoice_id,bill_billing_entity,line_item_line_item_type,line_item_product_code,\
        line_item_currency_code,line_item_unblended_cost,line_item_line_item_description
        %s,%s,2026-06-01T00:00:00.000Z,2026A1,AWS,Usage,AmazonEC2,USD,20000,usage
        """
            .formatted(payer, alice));
    Files.writeString(
        manifest,
        """
        {"exportArn":"arn:aws:bcm-data-exports:us-east-1:%s:export/monthly","executionId":"run-1",
         "dataFiles":["s3://b/data/BILLING_PERIOD=2026-06/bill.csv"]}
        """
            .formatted(payer));
    Instant delivered = Instant.parse("2026-07-03T06:00:00Z");
    Files.setLastModifiedTime(data, FileTime.from(delivered));
    Files.setLastModifiedTime(manifest, FileTime.from(delivered));
    live(
        new Bill(
            folder,
            delivered,
            new Earner(alice, 40_000_000_000L),
            new Earner("444455556666", 0),
            Catalogue.sample()));
  }

  /**
   * October 2018 of the AWS Well-Architected labs: 3,993.0273261102 USD of one account, and
   * 71.4558054277 of another. It buys each product of the sample at a quarter of its price.
   */
  @Test
  void theSameOnARealBill() throws IOException, InterruptedException {
    String samples = System.getProperty("zoncoin.samples");
    assumeTrue(samples != null, "skipped: give the folder of public bills as -Dzoncoin.samples=");
    Path real =
        Path.of(System.getProperty("zoncoin.root", ".."))
            .resolve(String.valueOf(samples))
            .resolve("A2-cur-legacy-parquet-2018/Oct2018.parquet");
    Path bill = Files.copy(real, temporary.resolve("Oct2018.parquet"));
    Instant delivered = Instant.parse("2018-11-05T06:00:00Z");
    Files.setLastModifiedTime(bill, FileTime.from(delivered));
    List<Product> cheaper =
        Catalogue.sample().products().values().stream()
            .map(
                product ->
                    Product.of(
                            product.name(),
                            product.kind(),
                            Amount.of(product.price().zon() / 4),
                            product.limits())
                        .in(product.supply())
                        .on(product.terms()))
            .toList();
    live(
        new Bill(
            bill,
            delivered,
            new Earner("836060457634", 7_986_054_652L),
            new Earner("011254002932", 142_911_610L),
            Catalogue.of("quarter-1", cheaper)));
  }

  private LocalCloud cloud() {
    return opened.orElseThrow();
  }

  private Member member(Earner earner) {
    Credentials credentials = cloud().credentials(earner.account());
    return new Member(new Caller(client, gateway.orElseThrow().address(), credentials));
  }

  private void live(Bill bill) throws IOException, InterruptedException {
    open(bill);
    Member alice = member(bill.alice());
    Member bob = member(bill.bob());
    alice.enrol();
    bob.enrol();
    cloud().deliver(List.of(bill.place().toString()));
    assertEquals(bill.alice().zon(), alice.pending());
    cloud().turn(Duration.ofDays(20));
    assertEquals(bill.alice().zon(), alice.spendable());
    assertEquals(bill.bob().zon(), bob.spendable());

    JsonNode foreseen = alice.tryOut("cost-review");
    assertTrue(foreseen.path("dryRun").asBoolean(), foreseen::toString);
    assertEquals(price(bill, "cost-review"), foreseen.path("amountZon").asLong());
    assertEquals(bill.alice().zon(), alice.spendable());

    redeemAll(alice);
    alice.pay(bob, 1_000_000);
    long spent = alice.products().stream().mapToLong(product -> price(bill, product)).sum();
    assertEquals(bill.alice().zon() - spent - 1_000_000, alice.spendable());
    assertEquals(bill.bob().zon() + 1_000_000, bob.spendable());

    cloud().seal();
    List<Path> hers = alice.receipts(temporary.resolve("hers"));
    assertEquals(16, hers.size(), "enrolled, issued, vested, 6 held, 6 ended, paid");
    List<Path> his = bob.receipts(temporary.resolve("his"));
    assertEquals(bill.bob().zon() > 0 ? 4 : 2, his.size(), "enrolled, perhaps earned, was paid");
    Path keys = Files.copy(cloud().keysFile(), temporary.resolve("keys.txt"));
    close();
    verify(Stream.concat(hers.stream(), his.stream()).toList(), keys);
  }

  private static long price(Bill bill, String product) {
    return bill.catalogue().find(product).orElseThrow().price().zon();
  }

  /** Each product there is, and one of them once more, which is cancelled. */
  private void redeemAll(Member alice) throws IOException {
    String file = CodeFile.HEADER + "\n" + CODE + ",aws-credit,1,,AWS Activate,for most,\n";
    assertEquals(1, operate("codes", Map.of("file", file)).path("added").asInt());
    Map<String, String> ids = new TreeMap<>();
    alice.products().forEach(product -> ids.put(product, alice.order(product, product)));
    assertEquals(5, ids.size());
    String second = alice.order("second-thoughts", "support-hour");
    alice.cancel(second);
    assertEquals("released", alice.state(second));

    cloud().fulfil();
    assertEquals(CODE, alice.revealed(of(ids, "aws-credit")));
    assertTrue(!alice.revealed(of(ids, "gift-card")).isEmpty(), "Amazon says the claim code");
    assertEquals("sending", alice.state(of(ids, "support-hour")));
    byHand(ids.size() - 2);
    ids.values().forEach(id -> assertEquals("settled", alice.state(id)));
  }

  private static String of(Map<String, String> redemptions, String product) {
    return redemptions.getOrDefault(product, product + " was not redeemed");
  }

  private JsonNode operate(String decision, Map<String, String> fields) {
    var asked = Invocation.event().put("decision", decision);
    new TreeMap<>(fields).forEach(asked::put);
    return cloud().operate(asked);
  }

  /** What nobody but a person can deliver here; twice says the same. */
  private void byHand(int count) {
    JsonNode listed =
        cloud()
            .operate(Invocation.event().put("decision", "fulfilments").put("stuck", false))
            .path("fulfilments");
    assertEquals(count, listed.size(), listed::toString);
    for (int time = 0; time < 2; time++) {
      for (JsonNode waiting : listed) {
        JsonNode ended =
            operate(
                "fulfil",
                Map.of(
                    "redemption", waiting.path("id").asText(),
                    "end", "settle",
                    "reason", "handed over",
                    "principal", "ana"));
        assertEquals("settled", ended.path("state").asText(), ended::toString);
      }
    }
  }

  /** Each holds for whoever has nothing but the file and the keys, by two programs. */
  private void verify(List<Path> receipts, Path keys) throws IOException, InterruptedException {
    boolean hasPython = Python.has("cryptography");
    for (Path receipt : receipts) {
      String named = "transaction " + receipt.getFileName();
      String said = Verifying.holds(receipt, keys, temporary.resolve("seen"));
      assertTrue(said.replaceAll(" +", " ").contains(named), said);
      if (hasPython) {
        Python.Said read = Python.verify(receipt, keys);
        assertEquals(0, read.exit(), read::text);
        assertTrue(read.text().contains(named), read::text);
      }
    }
  }
}
