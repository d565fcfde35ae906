package zoncoin.cli.demo;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import zoncoin.billing.Bill;
import zoncoin.billing.Eligibility;
import zoncoin.functions.issue.IssueHandler;
import zoncoin.functions.lookup.LookupHandler;
import zoncoin.functions.redeem.RedeemHandler;
import zoncoin.functions.seal.SealHandler;
import zoncoin.functions.vest.VestHandler;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Expiry;
import zoncoin.ledger.Issuer;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Nonce;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.ledger.Transfers;
import zoncoin.memory.MemoryFiles;
import zoncoin.memory.MemoryHeads;
import zoncoin.memory.MemoryJournal;
import zoncoin.note.Ed25519Signer;
import zoncoin.note.MlDsa44Signer;
import zoncoin.note.NoteSigner;
import zoncoin.note.VerifierKey;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.Product;
import zoncoin.redemption.Redemptions;
import zoncoin.reward.Deliveries;
import zoncoin.reward.DueVesting;
import zoncoin.reward.Issuance;
import zoncoin.reward.RewardPolicies;
import zoncoin.reward.RewardPolicy;
import zoncoin.seal.Sealer;
import zoncoin.store.FolderFiles;
import zoncoin.tlog.Hash;

/**
 * The functions in one process: the journal in memory, the log in a folder, keys made for this run.
 */
final class DemoCloud {
  /** Whom to pay where a bill has one account alone; no AWS account has this number. */
  static final String GUEST = "000000000000";

  static final Entry.Log LOG = new Entry.Log("demo.zoncoin.example/ledger", 3_600);

  /** What there is to redeem. */
  static final String PRODUCT = "aws-credit";

  private static final String BUCKET = "demo-exports";
  private static final long MOST = 1_000_000;
  private static final int SEED_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final AtomicReference<Instant> now;
  private final MemoryJournal journal = new MemoryJournal();
  private final List<NoteSigner> logSigners =
      List.of(Ed25519Signer.of(LOG.origin(), seed()), MlDsa44Signer.of(LOG.origin(), seed()));
  private final List<NoteSigner> issuers =
      List.of(
          Ed25519Signer.of(LOG.origin() + "/billing", seed()),
          Ed25519Signer.of(LOG.origin() + "/desk", seed()));
  private final Issuer issuer = Issuer.of(issuers.getFirst(), issuers.getLast());
  private final Ledger ledger;
  private final Redemptions redemptions;
  private final AtomicReference<@Nullable Bill> delivered = new AtomicReference<>();
  private final RequestStreamHandler issue;
  private final RequestStreamHandler vest;
  private final RequestStreamHandler seal;
  private final LocalApi api;

  /**
   * @param log folder for the log
   * @param start what its clock shows first
   * @param unit price of one piece of the product
   */
  DemoCloud(Path log, Instant start, Amount unit) {
    now = new AtomicReference<>(start);
    ledger =
        new Ledger(
            new Ledger.Programme(LOG, new Nonce.Key(seed()), issuer),
            journal,
            new Ledger.Waiting(now::get, random, millis -> {}));
    redemptions = new Redemptions(ledger, journal, now::get, random);
    FolderFiles files = FolderFiles.of(log);
    Issuance issuance = new Issuance(ledger, journal);
    issue =
        new IssueHandler(
            new Deliveries(this::readDelivered, RewardPolicies.standard(), issuance), BUCKET);
    vest =
        new VestHandler(
            new DueVesting(issuance, journal, now::get),
            new Expiry(ledger, journal, journal, now::get));
    seal = new SealHandler(sealer(files));
    api = api(files, unit);
  }

  private Sealer sealer(FolderFiles files) {
    return new Sealer(
        new Sealer.Log(LOG, logSigners),
        new Sealer.Ports(new MemoryHeads(), files, new MemoryFiles(), journal, alarm -> {}),
        now::get,
        random);
  }

  private LocalApi api(FolderFiles files, Amount unit) {
    Product product = new Product(PRODUCT, unit, true, Product.Limits.upTo(MOST));
    Catalogue catalogue = Catalogue.of("demo-1", List.of(product));
    Transfers transfers = new Transfers(Transfers.Rule.SAME_PAYER, ledger, journal);
    return new LocalApi(
        new RedeemHandler(ledger, transfers, redemptions, catalogue),
        new LookupHandler(
            journal, path -> files.read(path).map(stored -> stored.bytes()), catalogue));
  }

  /**
   * The bill was read before the story began, to know what it tells; reading it again is the same.
   */
  private List<Bill> readDelivered(List<String> places, Eligibility eligibility) {
    Bill bill = delivered.get();
    return bill == null ? List.of() : List.of(bill);
  }

  private byte[] seed() {
    byte[] seed = new byte[SEED_BYTES];
    random.nextBytes(seed);
    return seed;
  }

  /** What its clock shows. */
  Instant now() {
    return now.get();
  }

  /** Turns its clock on; never back. */
  void turnTo(Instant time) {
    now.accumulateAndGet(time, (a, b) -> a.isAfter(b) ? a : b);
  }

  /** The keys that sign checkpoints. */
  List<VerifierKey> logKeys() {
    return logSigners.stream().map(NoteSigner::verifierKey).toList();
  }

  /** The keys that sign entries. */
  List<VerifierKey> issuerKeys() {
    return issuers.stream().map(NoteSigner::verifierKey).toList();
  }

  /** The first entries of a ledger: its keys, and the policy by which it issues. */
  void found(RewardPolicy policy) {
    post(new Request.NameKeys(TransactionId.ofKey(1), issuer.publicKeys()));
    TransactionId applied = TransactionId.parse("policy." + policy.name());
    post(new Request.ApplyPolicy(applied, policy.hash()));
  }

  private void post(Request request) {
    if (!(ledger.post(request, List.of()) instanceof Posted.Written)) {
      throw new IllegalStateException("refused: " + request);
    }
  }

  void enrol(String account) {
    api.change(
        account,
        "enrol",
        LocalApi.Call.of("PUT", "/v1/enrolment"),
        Map.of("terms", Hash.sha256(new byte[0]).base64()));
  }

  /** A bill arrives: its manifest's event goes to the function that issues. */
  void deliver(Bill bill) {
    delivered.set(bill);
    String payer = bill.assessments().getFirst().subject().payer();
    ObjectNode event = LocalApi.event();
    event.put("source", "aws.s3").put("detail-type", "Object Created");
    ObjectNode detail = event.putObject("detail");
    detail.putObject("bucket").put("name", BUCKET);
    detail.putObject("object").put("key", payer + "/demo/metadata/demo-Manifest.json");
    LocalApi.invoke(issue, event);
  }

  /** A new day: the function that vests and expires is called. */
  void turnDay() {
    LocalApi.invoke(vest, LocalApi.event());
  }

  /** Seals all that waits, and says what the log is then. */
  String seal() {
    JsonNode result = LocalApi.parse(LocalApi.invoke(seal, LocalApi.event()));
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
    return LocalApi.parse(api.get(account, LocalApi.Call.of("GET", "/v1/account")));
  }

  /** The last transaction of an account's history. */
  String lastTransaction(String account) {
    return account(account).path("transaction").asText();
  }

  /** Orders so many pieces of the product; the redemption's id. */
  String redeem(String account, long quantity) {
    return api.change(
            account,
            "redeem-1",
            LocalApi.Call.of("POST", "/v1/redemptions"),
            Map.of("product", PRODUCT, "quantity", quantity))
        .path("id")
        .asText();
  }

  /** Delivers what was ordered, as a person at the operator's desk would. */
  void fulfil(String redemption) {
    TransactionId hold = TransactionId.parse(redemption);
    for (Redemptions.Result result : List.of(redemptions.send(hold), redemptions.settle(hold))) {
      if (!(result instanceof Redemptions.Result.Done)) {
        throw new IllegalStateException(redemption + " came to " + result);
      }
    }
  }

  void pay(String from, String to, Amount amount) {
    api.change(
        from,
        "pay-1",
        LocalApi.Call.of("POST", "/v1/transfers"),
        Map.of("to", "member:" + to, "amountZon", amount.zon()));
  }

  /** The receipt of a transaction that concerns the account. */
  String receipt(String account, String transaction) {
    return api.get(
        account,
        new LocalApi.Call("GET", "/v1/receipts/{transaction}", Map.of("transaction", transaction)));
  }
}
