package zoncoin.bench;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import zoncoin.evidence.EvidenceWriter;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Evidence;
import zoncoin.ledger.Issuer;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Nonce;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.MemoryEvidence;
import zoncoin.note.Ed25519Signer;
import zoncoin.note.NoteSigner;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.Order;
import zoncoin.redemption.Redemptions;
import zoncoin.reward.Issuance;
import zoncoin.tlog.Hash;

/** A programme over any journal, wired as the functions wire theirs; keys from fixed seeds. */
final class Programme {
  static final Entry.Log LOG = new Entry.Log("bench.example/ledger", 3_600);

  /** Steps of a member after {@link #enrolRich}. */
  static final int STEPS_TO_BE_RICH = 3;

  static final String PRINCIPAL =
      "arn:aws:sts::111122223333:assumed-role/Admin/somebody@example.com";

  private final Issuer issuer;
  private final Ledger ledger;
  private final Redemptions redemptions;

  /** With a clock, chance and patience of one's own. */
  Programme(Journal journal, Ledger.Waiting waiting) {
    this(
        new Ledger.Programme(
            LOG, new Nonce.Key(seed(9)), Issuer.of(signer("/billing", 1), signer("/desk", 2))),
        journal,
        waiting);
  }

  /** With a log and keys of one's own, too. */
  Programme(Ledger.Programme own, Journal journal, Ledger.Waiting waiting) {
    issuer = own.issuer();
    ledger = new Ledger(own, journal, waiting);
    redemptions = new Redemptions(ledger, journal, waiting.clock(), waiting.random());
  }

  /** With those of the deployed functions. */
  static Programme over(Journal journal) {
    RandomGenerator random = new SecureRandom();
    LongConsumer pause = Programme::pause;
    return new Programme(journal, new Ledger.Waiting(InstantSource.system(), random, pause));
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  static NoteSigner signer(String suffix, int seed) {
    return Ed25519Signer.of(LOG.origin() + suffix, seed(seed));
  }

  static byte[] seed(int value) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) value);
    return seed;
  }

  static Account.Member member(int i) {
    return new Account.Member("%012d".formatted(100_000_000_000L + i));
  }

  /** Names the keys: the first entry of every ledger. */
  void found() {
    post(new Request.NameKeys(TransactionId.ofKey(1), issuer.publicKeys()));
  }

  /** Takes a member in. */
  void enrol(Account.Member member) {
    String id = member.id();
    post(new Request.Enrol(TransactionId.ofCaller(id, "enrol"), id, member, Hash.EMPTY));
  }

  /** Where entries are posted. */
  Ledger ledger() {
    return ledger;
  }

  /** Redemptions of this programme. */
  Redemptions redemptions() {
    return redemptions;
  }

  /** What issues in this programme. */
  Issuance issuance(Journal journal) {
    EvidenceWriter evidence =
        new EvidenceWriter(new MemoryEvidence(), issuer.signer(Kind.Desk.BILLING));
    return new Issuance(ledger, journal, evidence);
  }

  /** Takes a member in, with coins for ten thousand redemptions. */
  void enrolRich(Account.Member member) {
    enrolWith(member, Amount.ofZnc(10_000_000), YearMonth.parse("2028-07"));
  }

  /** Takes a member in, with a lot of that month. */
  void enrolWith(Account.Member member, Amount coins, YearMonth month) {
    String id = member.id();
    Evidence evidence = new Evidence(Hash.sha256(new byte[] {1}), Hash.sha256(new byte[] {2}));
    enrol(member);
    post(new Request.Issue(TransactionId.parse("issue." + id), member, coins, evidence, 1));
    post(new Request.Vest(TransactionId.parse("vest." + id), member, coins, month, 1));
  }

  void post(Request request) {
    if (!(ledger.post(request, List.of()) instanceof Posted.Written)) {
      throw new IllegalStateException("not written: " + request);
    }
  }

  /** Both entries of a redemption, and no item beside them. */
  void holdAndSettle(Account.Member member, String key) {
    TransactionId id = TransactionId.ofCaller(member.id(), key);
    Request.Purchase purchase = new Request.Purchase("aws-credit", 1, true);
    post(new Request.Hold(id, member.id(), member, Amount.ofZnc(25), purchase));
    post(new Request.Settle(id, "aws-credit"));
  }

  /** What {@code POST /v1/redemptions} does: two reads, a decision, a signature and one write. */
  TransactionId redeem(Account.Member member, String key) {
    TransactionId id = TransactionId.ofCaller(member.id(), key);
    Order order = new Order(id, member, PRINCIPAL, "aws-credit", 1);
    if (redemptions.request(order, Catalogue.sample()) instanceof Redemptions.Result.Done) {
      return id;
    }
    throw new IllegalStateException("not redeemed: " + order);
  }
}
