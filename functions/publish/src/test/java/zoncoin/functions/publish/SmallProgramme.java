package zoncoin.functions.publish;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Evidence;
import zoncoin.ledger.Issuer;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Nonce;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.MemoryFiles;
import zoncoin.memory.MemoryHeads;
import zoncoin.memory.MemoryJournal;
import zoncoin.note.Ed25519Signer;
import zoncoin.note.NoteSigner;
import zoncoin.note.TrustedKeys;
import zoncoin.notice.ExpiringSoon;
import zoncoin.notice.NoticeBoard;
import zoncoin.notice.Publisher;
import zoncoin.seal.Sealer;
import zoncoin.tlog.Hash;

/** A programme in memory with one member: what {@code docs/events.md} tells. */
final class SmallProgramme {
  private static final Account.Member MEMBER = new Account.Member("111122223333");
  private static final Entry.Log LOG = new Entry.Log("small.example/log", 3_600);
  private static final Issuer ISSUER =
      Issuer.of(signer(LOG.origin() + "/billing", 3), signer(LOG.origin() + "/desk", 4));
  private static final List<NoteSigner> KEYS = List.of(signer(LOG.origin(), 1));

  private final MemoryJournal journal = new MemoryJournal();
  private final MemoryFiles files = new MemoryFiles();
  private final Random random = new Random(1);
  private Instant now = Instant.parse("2026-07-18T09:30:00Z");

  private static NoteSigner signer(String name, int seed) {
    return Ed25519Signer.of(name, seed(seed));
  }

  private static byte[] seed(int value) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) value);
    return seed;
  }

  void turnTo(String time) {
    now = Instant.parse(time);
  }

  Publisher publisher(NoticeBoard board) {
    TrustedKeys keys = TrustedKeys.of(KEYS.stream().map(NoteSigner::verifierKey).toList());
    return new Publisher(
        new Publisher.Log(keys, path -> files.read(path).map(stored -> stored.bytes())),
        journal,
        board);
  }

  ExpiringSoon expiring(NoticeBoard board) {
    return new ExpiringSoon(journal, journal, board, () -> now);
  }

  private void post(Request request) {
    Ledger ledger =
        new Ledger(
            new Ledger.Programme(LOG, new Nonce.Key(seed(5)), ISSUER),
            journal,
            new Ledger.Waiting(() -> now, random, millis -> {}));
    if (!(ledger.post(request, List.of()) instanceof Posted.Written)) {
      throw new AssertionError(request);
    }
  }

  /** The member earns 100 ZNC, spends 10, and gets 10 back that it wanted to spend. */
  SmallProgramme told() {
    post(new Request.NameKeys(TransactionId.ofKey(1), ISSUER.publicKeys()));
    TransactionId enrol = TransactionId.ofCaller(MEMBER.id(), "enrol");
    post(new Request.Enrol(enrol, MEMBER.id(), MEMBER, Hash.EMPTY));
    long since = journal.head(MEMBER).standing().enrolment().since();
    Amount earned = Amount.ofZnc(100);
    Evidence evidence = new Evidence(Hash.sha256(new byte[] {1}), Hash.sha256(new byte[] {2}));
    TransactionId issue = TransactionId.parse("issue.111122223333.2028-07.1");
    post(new Request.Issue(issue, MEMBER, earned, evidence, since));
    YearMonth month = YearMonth.of(2028, 7);
    TransactionId vest = TransactionId.parse("vest.111122223333.2028-07.1");
    post(new Request.Vest(vest, MEMBER, earned, month, since));
    post(new Request.Settle(hold("one"), "support-hour"));
    post(new Request.Release(hold("two"), Request.Cause.CANCELLED));
    return this;
  }

  /** It comes to owe 10 ZNC, and all of it is sealed. */
  SmallProgramme sealed() {
    TransactionId adjust = TransactionId.parse("adjust.member.111122223333.9");
    post(new Request.Correct(adjust, MEMBER, Amount.ofZnc(-100), Optional.empty(), Hash.EMPTY));
    MemoryFiles staging = new MemoryFiles();
    new Sealer(
            new Sealer.Log(LOG, KEYS),
            new Sealer.Ports(new MemoryHeads(), files, staging, journal, alarm -> {}),
            () -> now,
            random)
        .seal();
    return this;
  }

  private TransactionId hold(String key) {
    TransactionId id = TransactionId.ofCaller(MEMBER.id(), key);
    Request.Purchase purchase = new Request.Purchase("support-hour", 1, false);
    post(new Request.Hold(id, MEMBER.id(), MEMBER, Amount.ofZnc(10), purchase));
    return id;
  }
}
