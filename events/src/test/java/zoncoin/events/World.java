package zoncoin.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import zoncoin.billing.BillReader;
import zoncoin.edge.event.Metric;
import zoncoin.evidence.EvidenceReader;
import zoncoin.evidence.EvidenceWriter;
import zoncoin.fulfilment.Delivered;
import zoncoin.fulfilment.Reveals;
import zoncoin.fulfilment.Sweep;
import zoncoin.fulfilment.Worker;
import zoncoin.functions.collect.CollectHandler;
import zoncoin.functions.estimate.EstimateHandler;
import zoncoin.functions.fulfil.FulfilHandler;
import zoncoin.functions.issue.ExaminedExports;
import zoncoin.functions.issue.IssueHandler;
import zoncoin.functions.lookup.LookupHandler;
import zoncoin.functions.operate.AccountDesk;
import zoncoin.functions.operate.CodeDesk;
import zoncoin.functions.operate.IssuingDesk;
import zoncoin.functions.operate.OperateHandler;
import zoncoin.functions.operate.RedemptionDesk;
import zoncoin.functions.redeem.RedeemHandler;
import zoncoin.functions.seal.SealHandler;
import zoncoin.functions.vest.VestHandler;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Evidence;
import zoncoin.ledger.Expiry;
import zoncoin.ledger.Issuer;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Nonce;
import zoncoin.ledger.OperatorDesk;
import zoncoin.ledger.Pause;
import zoncoin.ledger.Posted;
import zoncoin.ledger.PublicKey;
import zoncoin.ledger.Readmission;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.ledger.Transfers;
import zoncoin.memory.ItemRights;
import zoncoin.memory.MemoryEvidence;
import zoncoin.memory.MemoryFiles;
import zoncoin.memory.MemoryHeads;
import zoncoin.memory.MemoryJournal;
import zoncoin.memory.MemoryQueue;
import zoncoin.note.Ed25519Signer;
import zoncoin.note.NoteSigner;
import zoncoin.note.TrustedKeys;
import zoncoin.redemption.Adapter;
import zoncoin.redemption.AutomaticRedemption;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.CatalogueInForce;
import zoncoin.redemption.Catalogues;
import zoncoin.redemption.Product;
import zoncoin.redemption.ReadmittedParts;
import zoncoin.redemption.Redemptions;
import zoncoin.redemption.StandingRedemptions;
import zoncoin.redemption.Terms;
import zoncoin.redemption.Worth;
import zoncoin.reward.Beneficiaries;
import zoncoin.reward.DailyRound;
import zoncoin.reward.Deliveries;
import zoncoin.reward.Issuance;
import zoncoin.reward.Overrides;
import zoncoin.reward.PayerExports;
import zoncoin.reward.PeriodIssuance;
import zoncoin.reward.PoliciesInForce;
import zoncoin.reward.Shrink;
import zoncoin.seal.LogFiles;
import zoncoin.seal.SealedEntries;
import zoncoin.seal.Sealer;
import zoncoin.store.SoftwareCodeLock;
import zoncoin.till.Collector;
import zoncoin.tlog.Hash;
import zoncoin.vault.Fingerprint;
import zoncoin.vault.Vault;

/**
 * A programme in memory with its functions. Alice has 5,000 ZNC and Bob 100, both take part; Carol
 * does not; there is a bakery that members can pay.
 */
final class World {
  static final String ALICE = "111122223333";
  static final String BOB = "444455556666";
  static final String CAROL = "777788889999";

  /** When the coins that both begin with expire. */
  static final YearMonth MONTH = YearMonth.parse("2028-05");

  private static final Entry.Log LOG = new Entry.Log("village.example/log", 3_600);
  static final String EXPORTS = "zoncoin-exports";

  /** The sample, and something that is over. */
  static final Catalogue CATALOGUE = catalogue();

  final MemoryJournal journal = new MemoryJournal();
  final Invocation invocation = new Invocation();

  /** As the roles of functions let them at it. */
  private final Journal held = new ItemRights().held(journal, () -> invocation.running);

  final Contested contested = new Contested(held);
  final MemoryHeads heads = new MemoryHeads();
  final MemoryFiles files = new MemoryFiles();
  final MemoryEvidence evidence = new MemoryEvidence();
  final Exports told = new Exports();
  final List<Metric> metrics = new ArrayList<>();

  /** What happens while the function that delivers is telling one. */
  Runnable whileTelling = () -> {};

  private final Random random = new Random(1);
  private final NoteSigner logSigner = signer(LOG.origin(), 1);
  private final Issuer issuer =
      Issuer.of(signer(LOG.origin() + "/billing", 2), signer(LOG.origin() + "/desk", 3));
  private Instant now = Instant.parse("2026-07-01T09:00:00Z");
  private final Map<String, RequestStreamHandler> functions;
  private final Ledger ledger;
  final Redemptions redemptions;
  final Codes codes = new Codes();
  final MemoryQueue queue = new MemoryQueue(() -> now, Duration.ofMinutes(1), 5);

  /** Where codes are put in; who delivers here does not look into it. */
  private final Vault vault =
      new Vault(held, new SoftwareCodeLock(seed(5)), new Fingerprint.Key(seed(6)));

  World() {
    this(Transfers.Rule.SAME_PAYER);
  }

  /** One that lets members pay whom the rule allows. */
  World(Transfers.Rule rule) {
    InstantSource clock = () -> now;
    Ledger.Waiting waiting = new Ledger.Waiting(clock, random, millis -> {});
    ledger =
        new Ledger(
            new Ledger.Programme(LOG, new Nonce.Key(seed(4)), issuer),
            contested.journal(),
            waiting);
    EvidenceWriter writer = new EvidenceWriter(evidence, issuer.signer(Kind.Desk.BILLING));
    PoliciesInForce policies = new PoliciesInForce(held, new EvidenceReader(evidence));
    CatalogueInForce catalogues = new CatalogueInForce(held, new EvidenceReader(evidence));
    Issuance issuance = new Issuance(ledger, held, writer);
    PeriodIssuance periods =
        new PeriodIssuance(
            issuance,
            held,
            new PeriodIssuance.Register(journal, journal),
            new PeriodIssuance.Rules(Shrink.STANDARD, waiting));
    redemptions = new Redemptions(ledger, held, clock, random);
    Sealer sealer =
        new Sealer(
            new Sealer.Log(LOG, List.of(logSigner)),
            new Sealer.Ports(heads, files, new MemoryFiles(), journal, invocation.alarms::add),
            clock,
            random);
    PayerExports exports = new PayerExports(held, told, Exports.OURS.definition());
    Function<BillReader, Deliveries> deliveries =
        bills -> new Deliveries(bills, policies, periods, exports);
    functions =
        Map.of(
            "issue",
            new IssueHandler(
                deliveries.apply(new Bills()),
                new ExaminedExports(exports, () -> List.of("999988887777")),
                EXPORTS,
                metrics::add),
            "operate",
            new OperateHandler(
                new IssuingDesk(
                    new Overrides(held, clock), policy -> policies.apply(policy, ledger, writer)),
                new AccountDesk(
                    new OperatorDesk(ledger, held, random),
                    new Readmission(LOG, held, waiting, new ReadmittedParts(held, catalogues))),
                new RedemptionDesk(
                    redemptions,
                    new RedemptionDesk.UnderWay(journal, clock),
                    new Pause(held),
                    catalogue -> catalogues.apply(catalogue, ledger, writer)),
                new CodeDesk(() -> vault)),
            "estimate",
            new EstimateHandler(ToldCosts.telling(journal, held, deliveries, clock)),
            "vest",
            new VestHandler(
                new DailyRound(
                    new DailyRound.Parts(
                        issuance,
                        journal,
                        new Expiry(ledger, held, journal, clock),
                        new AutomaticRedemption(ledger, held, redemptions, Catalogues.of(CATALOGUE))
                            ::redeem),
                    clock),
                Optional.empty()),
            "fulfil",
            new FulfilHandler(
                new Worker(redemptions, Catalogues.of(CATALOGUE), codes, clock),
                new Sweep(journal, clock),
                Optional.of(queue),
                this::tell),
            "collect",
            new CollectHandler(
                new Collector(ledger, held, new SealedEntries(this::readLog), clock)),
            "seal",
            new SealHandler(sealer),
            "redeem",
            new RedeemHandler(
                new RedeemHandler.Desk(
                    ledger,
                    new Transfers(rule, ledger, held),
                    new Beneficiaries(held),
                    new StandingRedemptions(held)),
                redemptions,
                Catalogues.of(CATALOGUE),
                new Reveals(held, new Delivered(Catalogues.of(CATALOGUE), codes), clock)),
            "lookup",
            new LookupHandler(
                held,
                journal,
                new LookupHandler.Published(
                    path -> files.read(path).map(LogFiles.Stored::bytes),
                    new EvidenceReader(evidence),
                    clock),
                Catalogues.of(CATALOGUE)));
    settle();
  }

  private void tell(Metric metric) {
    whileTelling.run();
    metrics.add(metric);
  }

  private static Catalogue catalogue() {
    Terms.Validity spring =
        new Terms.Validity(Optional.empty(), Optional.of(Instant.parse("2026-06-01T00:00:00Z")));
    Product mug =
        Product.of("spring-mug", Product.Kind.MERCHANT, Amount.ofZnc(10), Product.Limits.upTo(1))
            .on(new Terms("A mug of last spring", Worth.parse("5 USD"), spring, Adapter.MANUAL));
    List<Product> products = new ArrayList<>(Catalogue.sample().products().values());
    products.add(mug);
    return Catalogue.of("village-1", products);
  }

  private static NoteSigner signer(String name, int seed) {
    return Ed25519Signer.of(name, seed(seed));
  }

  private static byte[] seed(int value) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) value);
    return seed;
  }

  private void settle() {
    Account.Member alice = new Account.Member(ALICE);
    Account.Member bob = new Account.Member(BOB);
    post(new Request.NameKeys(TransactionId.ofKey(1), issuer.publicKeys()));
    for (Account.Chained account : List.of(alice, bob, new Account.Merchant("bakery"))) {
      enrol(account);
    }
    give(alice, Amount.ofZnc(5_000), MONTH, "");
    give(bob, Amount.ofZnc(100), MONTH, "");
  }

  /** Somebody takes part. */
  void enrol(Account.Chained account) {
    TransactionId id = TransactionId.parse("enrol." + account.text().replace(':', '.'));
    post(new Request.Enrol(id, ALICE, account, Hash.EMPTY));
  }

  /** Sets the clock. */
  void turnTo(Instant time) {
    now = time;
  }

  /** Issues and vests at once, under a name of its own. */
  void give(Account.Member member, Amount amount, YearMonth month, String name) {
    Evidence evidence = new Evidence(Hash.EMPTY, Hash.EMPTY);
    TransactionId issue = TransactionId.parse("issue." + member.id() + name);
    post(new Request.Issue(issue, member, amount, evidence, 1));
    TransactionId vest = TransactionId.parse("vest." + member.id() + name);
    post(new Request.Vest(vest, member, amount, month, 1));
  }

  /** What an operator, or a run that no event of the folder shows, does. */
  void post(Request request) {
    Posted posted = ledger.post(request, List.of());
    if (!(posted instanceof Posted.Written)) {
      throw new AssertionError(posted + ": " + request);
    }
  }

  /**
   * Calls a function, {@code operate} or by an alias {@code operate:propose}, at that time; what it
   * throws comes through.
   */
  String call(String function, String event, Instant time) {
    now = time;
    invocation.function = function;
    invocation.running = Optional.of(invocation.getFunctionName());
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try {
      requireNonNull(functions.get(function.replaceFirst(":.*", "")))
          .handleRequest(
              new ByteArrayInputStream(named(event).getBytes(UTF_8)), output, invocation);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      invocation.running = Optional.empty();
    }
    String answer = output.toString(UTF_8);
    requireAsListed(function, event, answer);
    return answer;
  }

  /** Every answer of the API that any test sees is one that its file lists. */
  private static void requireAsListed(String function, String event, String answer) {
    JsonNode request = Contract.parse(event);
    if (request.has("httpMethod")) {
      String target = request.path("httpMethod").asText() + " " + request.path("resource").asText();
      List<String> complaints =
          Contract.ofThisApi().complaints(target, function, Contract.parse(answer));
      if (!complaints.isEmpty()) {
        throw new AssertionError(complaints + ": " + answer);
      }
    }
  }

  /** The event with the hashes of what is kept by now in the place of what it calls them. */
  private String named(String event) {
    String named = event;
    for (String path : evidence.paths()) {
      Hash hash = Hash.parseHex(path.substring(path.indexOf('/') + 1));
      String what =
          new EvidenceReader(evidence)
              .assessment(hash)
              .map(found -> "assessment-of-" + found.assessment().subject().account())
              .orElse("reward-policy");
      named = named.replace("hash-of-" + what, hash.hex());
    }
    return named;
  }

  /** The keys one has to trust to check this programme's log. */
  TrustedKeys keys() {
    return new TrustedKeys(
        LOG.origin(),
        List.of(logSigner.verifierKey()),
        issuer.publicKeys().stream().map(PublicKey::key).toList());
  }

  /** The published log. */
  Optional<byte[]> readLog(String path) {
    return files.read(path).map(LogFiles.Stored::bytes);
  }

  /** The transactions that were posted and not sealed yet. */
  Set<String> waiting() {
    return journal.list(Integer.MAX_VALUE).stream()
        .map(TransactionId::text)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
