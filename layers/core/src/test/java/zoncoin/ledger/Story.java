package zoncoin.ledger;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import zoncoin.memory.MemoryJournal;
import zoncoin.memory.Village;
import zoncoin.note.VerifierKey;
import zoncoin.tlog.Hash;

/**
 * A short history in which every kind of entry occurs, always the same to the last byte: the golden
 * entries, and the examples of {@code entry.md}.
 */
final class Story {
  static final Entry.Log LOG = new Entry.Log("ledger.example.com/zoncoin", 3_600);
  static final Nonce.Key NONCE_KEY = new Nonce.Key(secret());
  static final Account.Merchant SHOP = new Account.Merchant("shop");

  private static final Account.Member ALICE = Village.ALICE;
  private static final Account.Member BOB = Village.BOB;
  private static final String OPERATOR = "999988887777";
  private static final Evidence EVIDENCE =
      new Evidence(Hash.sha256(new byte[] {1}), Hash.sha256(new byte[] {2}));
  private static final YearMonth LOT = YearMonth.of(2028, 7);

  final Map<String, SignedEntry> entries = new LinkedHashMap<>();
  final Map<String, Request> requests = new LinkedHashMap<>();
  final MemoryJournal journal = new MemoryJournal();
  final Issuer issuer =
      Issuer.of(
          Village.signer(LOG.origin() + "/billing", 3), Village.signer(LOG.origin() + "/desk", 4));

  private Instant now = Instant.EPOCH;
  private final Ledger ledger =
      new Ledger(
          new Ledger.Programme(LOG, NONCE_KEY, issuer),
          journal,
          new Ledger.Waiting(() -> now, new Random(1), millis -> {}));

  Story() {
    beginning();
    earning();
    spending();
    ending();
  }

  /** The entry of that name. */
  SignedEntry entry(String name) {
    return Optional.ofNullable(entries.get(name)).orElseThrow();
  }

  private static byte[] secret() {
    byte[] secret = new byte[32];
    Arrays.fill(secret, (byte) 5);
    return secret;
  }

  private void beginning() {
    now = Instant.parse("2026-07-01T00:00:00Z");
    post("key", new Request.NameKeys(TransactionId.ofKey(1), issuer.publicKeys()));
    post("policy", new Request.ApplyPolicy(id("policy.standard-1"), Hash.sha256(new byte[] {2})));
    post("enrol", new Request.Enrol(mine(ALICE, "enrol"), ALICE.id(), ALICE, Hash.EMPTY));
    post("enrol-bob", new Request.Enrol(mine(BOB, "enrol"), BOB.id(), BOB, Hash.EMPTY));
    post("enrol-shop", new Request.Enrol(own("enrol-shop"), OPERATOR, SHOP, Hash.EMPTY));
  }

  private void earning() {
    now = Instant.parse("2026-07-03T06:00:00Z");
    String bill = ".999988887777.111122223333.2026-06.USD.";
    TransactionId issued = id("issue" + bill + 1);
    post("issue", new Request.Issue(issued, ALICE, Amount.ofZnc(266), EVIDENCE, 1));
    now = Instant.parse("2026-07-10T06:00:00.250Z");
    Request.Source source = new Request.Source(Amount.ofZnc(266), java.util.Set.of(), 1);
    TransactionId adjusted = id("issue" + bill + 2);
    Amount less = Amount.ofZnc(-16);
    post("adjust", new Request.Adjust(adjusted, ALICE, less, source, EVIDENCE, issued));
    now = Instant.parse("2026-07-17T00:00:00Z");
    post("vest", new Request.Vest(id("vest" + bill + 3), ALICE, Amount.ofZnc(250), LOT, 1));
  }

  private void spending() {
    now = Instant.parse("2026-07-18T09:30:00Z");
    Request.Purchase purchase = new Request.Purchase("support-hour", 1, false);
    for (String key : List.of("buy-1", "buy-2")) {
      post(
          key.equals("buy-1") ? "hold" : "hold-again",
          new Request.Hold(mine(ALICE, key), ALICE.id(), ALICE, Amount.ofZnc(25), purchase));
    }
    post("settle", new Request.Settle(mine(ALICE, "buy-1"), "support-hour"));
    post("release", new Request.Release(mine(ALICE, "buy-2"), Request.Cause.CANCELLED));
    TransactionId paid = mine(ALICE, "pay-1");
    post("transfer", new Request.Transfer(paid, ALICE.id(), ALICE, BOB, Amount.of(13_300_000)));
    post("reverse", new Request.Reverse(paid, OPERATOR));
    Account.Till till = new Account.Till(SHOP.name());
    TransactionId shopped = mine(ALICE, "pay-2");
    post("transfer-till", new Request.Transfer(shopped, ALICE.id(), ALICE, till, Amount.ofZnc(1)));
    now = Instant.parse("2026-07-19T01:00:00Z");
    TransactionId collected = id("auto.collect.shop.1");
    post("collect", new Request.Collect(collected, SHOP, Amount.ofZnc(1), LOT, 15));
  }

  private void ending() {
    now = Instant.parse("2026-07-20T12:00:00Z");
    post("freeze", change(Kind.FREEZE, ALICE, "freeze"));
    post("thaw", change(Kind.THAW, ALICE, "thaw"));
    now = Instant.parse("2028-08-01T00:00:00Z");
    long sequence = journal.head(ALICE).sequence();
    post("expire", new Request.Expire(TransactionId.ofExpiry(ALICE, LOT, sequence), ALICE, LOT));
    post("leave", change(Kind.LEAVE, BOB, "leave"));
    deciding();
  }

  private void deciding() {
    Hash memo = Hash.sha256(new byte[] {3});
    TransactionId given = TransactionId.ofDecision("adjust", ALICE, journal.head(ALICE).sequence());
    Optional<YearMonth> until = Optional.of(YearMonth.of(2030, 7));
    post("adjust-decided", new Request.Correct(given, ALICE, Amount.ofZnc(5), until, memo));
    TransactionId freeze =
        TransactionId.ofDecision("freeze", ALICE, journal.head(ALICE).sequence());
    post(
        "freeze-decided",
        new Request.ChangeStanding(freeze, Kind.FREEZE, "operator", ALICE, Optional.of(memo)));
    Hash report = Hash.sha256(new byte[] {3});
    post("report", new Request.FileReport(id("report.2028-07.21"), report));
    Hash catalogue = Hash.sha256(new byte[] {4});
    post("catalogue", new Request.ApplyCatalogue(id("catalogue.sample-1"), catalogue));
    rotating();
  }

  /** As if the desk had been rotated before: its first key is retired. */
  private void rotating() {
    VerifierKey next = Village.signer(LOG.origin() + "/desk", 6).verifierKey();
    VerifierKey first = issuer.signer(Kind.Desk.DESK).verifierKey();
    post(
        "key-rotated",
        new Request.NameKeys(
            TransactionId.ofKey(2),
            List.of(
                PublicKey.ofDesk(next, Kind.Desk.DESK), new PublicKey(first, java.util.Set.of()))));
  }

  private static Request change(Kind kind, Account.Member member, String key) {
    return new Request.ChangeStanding(mine(member, key), kind, OPERATOR, member);
  }

  private static TransactionId mine(Account.Member member, String key) {
    return TransactionId.ofCaller(member.id(), key);
  }

  private static TransactionId own(String key) {
    return TransactionId.ofCaller(OPERATOR, key);
  }

  private static TransactionId id(String text) {
    return TransactionId.parse(text);
  }

  /** Asks once more, for the same or for something else. */
  Posted ask(Request request) {
    return ledger.post(request, List.of());
  }

  private void post(String name, Request request) {
    requests.put(name, request);
    switch (ask(request)) {
      case Posted.Written written -> entries.put(name, written.signed());
      case Posted posted -> throw new AssertionError(name + " was answered " + posted);
    }
  }
}
