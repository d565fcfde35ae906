package zoncoin.cli.histories;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import zoncoin.cli.cloud.StormyCloud;
import zoncoin.cli.cloud.Writes;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.MemoryJournal;
import zoncoin.memory.Weather;
import zoncoin.redemption.Adapter;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.Product;
import zoncoin.redemption.Supply;
import zoncoin.redemption.Terms;
import zoncoin.tlog.Hash;

/**
 * A programme as every history finds it: made once, by its own doors, in fair weather.
 *
 * @param folder of its cloud
 * @param journal its ledger
 */
record Founded(Path folder, MemoryJournal journal) {
  static final Instant START = Instant.parse("2026-07-15T09:00:00Z");
  static final String TERMS = Hash.EMPTY.base64();
  static final String BAKERY = "merchant:bakery";
  static final String UNTIL = "2028-05";
  static final List<String> MEMBERS =
      IntStream.range(0, 16).mapToObj("1000%08d"::formatted).toList();

  static final Map<String, Shop.Ware> WARES =
      Map.of(
          "mug", new Shop.Ware(2, 3, 12, 4, 10, "webhook"),
          "hour", new Shop.Ware(9, 5, Shop.ENDLESS, Shop.ENDLESS, Shop.ENDLESS, "manual"),
          "code", new Shop.Ware(5, 1, Shop.ENDLESS, Shop.ENDLESS, Shop.ENDLESS, "vault"));

  static final Catalogue CATALOGUE =
      Catalogue.of(
          "histories-1",
          List.of(
              by("webhook", Product.of("mug", Product.Kind.MERCHANT, Amount.of(2), limits(3)))
                  .in(new Supply(OptionalLong.of(12), OptionalLong.of(4), OptionalLong.of(10))),
              by("manual", Product.of("hour", Product.Kind.SUPPORT, Amount.of(9), limits(5))),
              by("vault", Product.of("code", Product.Kind.CREDIT, Amount.of(5), limits(1)))));

  private static final String PAYER = "999988887777";
  private static final String BILL =
      "bill_payer_account_id,line_item_usage_account_id,bill_billing_period_start_date,"
          + "bill_invoice_id,bill_billing_entity,line_item_line_item_type,line_item_product_code,"
          + "line_item_currency_code,line_item_unblended_cost,line_item_line_item_description\n";

  private static Product.Limits limits(long most) {
    return Product.Limits.upTo(most);
  }

  private static Product by(String adapter, Product product) {
    Terms terms = product.terms();
    return product.on(
        new Terms(
            terms.title(), terms.worth(), terms.validity(), new Adapter(adapter, new TreeMap<>())));
  }

  /** Fourteen of the members take part and have coins, pending ones of a bill too. */
  static Founded in(Path root) throws IOException {
    MemoryJournal journal = new MemoryJournal();
    StormyCloud.Surroundings fair =
        new StormyCloud.Surroundings(
            journal,
            Weather.FAIR,
            Writes.UNHEARD,
            providers -> providers,
            () -> START,
            new Random(1));
    Path folder = root.resolve("founded");
    try (StormyCloud cloud = new StormyCloud(folder, CATALOGUE, fair)) {
      cloud.post(
          new Request.Enrol(
              TransactionId.ofCaller("111122223333", "bakery"),
              "111122223333",
              new Account.Merchant("bakery"),
              Hash.EMPTY));
      for (String member : MEMBERS) {
        good(cloud.ask(member, "GET /v1/account", "none", "").orElseThrow());
        if (MEMBERS.indexOf(member) < 14) {
          String body = "{\"terms\":\"" + TERMS + "\"}";
          good(cloud.ask(member, "PUT /v1/enrolment", "enrol", body).orElseThrow());
          give(cloud, member, 20 + MEMBERS.indexOf(member));
        }
      }
      cloud.deliver(bill(root));
      good(cloud.operate(codes()).orElseThrow());
    }
    return new Founded(folder, journal);
  }

  private static StormyCloud.Answer good(StormyCloud.Answer answer) {
    if (answer.status() != 200 || answer.json().has("because")) {
      throw new AssertionError(answer);
    }
    return answer;
  }

  private static void give(StormyCloud cloud, String member, long amount) {
    String proposal =
        good(cloud.operate(proposal(member, amount)).orElseThrow())
            .json()
            .path("proposal")
            .asText();
    good(cloud.operate(approval(proposal)).orElseThrow());
  }

  static ObjectNode proposal(String member, long amount) {
    ObjectNode proposal =
        StormyCloud.event()
            .put("decision", "adjust")
            .put("account", "member:" + member)
            .put("amountZon", amount)
            .put("memo", "to begin with")
            .put("principal", "ana");
    return amount > 0 ? proposal.put("until", UNTIL) : proposal;
  }

  static ObjectNode approval(String proposal) {
    return StormyCloud.event()
        .put("decision", "approve")
        .put("proposal", proposal)
        .put("principal", "ben");
  }

  private static ObjectNode codes() {
    StringBuilder file = new StringBuilder("code,product,quantity,recipient,funder,terms,until\n");
    for (int i = 0; i < 6; i++) {
      file.append("CODE-").append(i).append(",code,1,,somebody,for all,\n");
    }
    return StormyCloud.event().put("decision", "codes").put("file", file.toString());
  }

  private static Path bill(Path root) throws IOException {
    Path data = root.resolve("bill/data/BILLING_PERIOD=2026-06/bill.csv");
    Path manifest = root.resolve("bill/metadata/BILLING_PERIOD=2026-06/bill-Manifest.json");
    Files.createDirectories(data.getParent());
    Files.createDirectories(manifest.getParent());
    StringBuilder rows = new StringBuilder(BILL);
    for (String member : MEMBERS) {
      rows.append(PAYER).append(',').append(member).append(",2026-06-01T00:00:00.000Z,2026A1,");
      rows.append("AWS,Usage,AmazonEC2,USD,0.00001,usage\n");
    }
    Files.writeString(data, rows);
    Files.writeString(
        manifest,
        """
        {"exportArn":"arn:aws:bcm-data-exports:us-east-1:%s:export/monthly","executionId":"run-1",
         "dataFiles":["s3://b/data/BILLING_PERIOD=2026-06/bill.csv"]}
        """
            .formatted(PAYER));
    FileTime time = FileTime.from(Instant.parse("2026-07-03T06:00:00Z"));
    Files.setLastModifiedTime(data, time);
    Files.setLastModifiedTime(manifest, time);
    return root.resolve("bill");
  }

  /** Its folder once more, with keys and all. */
  Path copy(Path to) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(folder.relativize(file).toString()));
      }
      return to;
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't copy " + folder, fault);
    }
  }

  /** The model of it. */
  Model model(MemoryJournal of) {
    Model model =
        new Model(
            WARES,
            START,
            id ->
                of.find(TransactionId.parse(id))
                    .filter(recorded -> recorded.logIndex().isPresent())
                    .isPresent());
    model.merchants.add("bakery");
    for (String member : MEMBERS) {
      for (Journal.Recorded recorded :
          of.before(new Account.Member(member), Long.MAX_VALUE, 100).reversed()) {
        found(model, member, recorded);
      }
    }
    of.items()
        .forEach(
            (key, item) -> {
              if (key.family().equals("assessment") && item.due().isPresent()) {
                String member = key.name().split("\\.")[1];
                Purse purse = model.purse(member);
                model.bills.put(
                    member,
                    new Model.Bill(purse.pending(), purse.since(), item.due().orElseThrow()));
              }
            });
    return model;
  }

  private static void found(Model model, String member, Journal.Recorded recorded) {
    var entry = recorded.signed().entry();
    Postings posted = new Postings();
    entry
        .postings()
        .forEach(p -> posted.add(p.account().text(), p.bucket().text(), p.amount().zon()));
    Map<String, String> said = Map.of();
    if (entry.kind().word().equals("enrol")) {
      model.purse(member).take(Purse.State.ENROLLED);
      said = Map.of("terms", TERMS);
    }
    String id = entry.transaction().text();
    model.made.put(id, new Model.Made(entry.kind().word(), said, Set.of(member)));
    model.purse(member).move(id, entry.kind().word(), posted);
  }

  /** The bytes of its entries. */
  Map<String, byte[]> entries(MemoryJournal of) {
    Map<String, byte[]> entries = new TreeMap<>();
    for (String member : MEMBERS) {
      of.before(new Account.Member(member), Long.MAX_VALUE, 100)
          .forEach(r -> entries.put(r.signed().entry().transaction().text(), r.signed().bytes()));
    }
    return entries;
  }
}
