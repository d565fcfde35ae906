package zoncoin.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import zoncoin.evidence.EvidenceFiles;
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
import zoncoin.note.Ed25519Signer;
import zoncoin.note.MlDsa44Signer;
import zoncoin.note.NoteSigner;
import zoncoin.seal.Alarms;
import zoncoin.seal.Sealer;
import zoncoin.tlog.Hash;

/**
 * A whole ledger in memory for tests: journal, sealer, keys from fixed seeds, a clock one sets, a
 * few members. Tests that break something pass their own ports.
 */
public final class Village {
  public static final Entry.Log LOG = new Entry.Log("village.example/ledger", 3_600);
  public static final Account.Member ALICE = new Account.Member("111122223333");
  public static final Account.Member BOB = new Account.Member("444455556666");

  // Made once: a key takes longer to make than a village.
  private static final List<NoteSigner> LOG_SIGNERS =
      List.of(signer(LOG.origin(), 1), MlDsa44Signer.of(LOG.origin(), seed(2)));
  private static final Issuer ISSUER =
      Issuer.of(signer(LOG.origin() + "/billing", 3), signer(LOG.origin() + "/desk", 4));

  public final MemoryJournal journal = new MemoryJournal();
  public final MemoryHeads heads = new MemoryHeads();
  public final MemoryFiles files = new MemoryFiles();
  public final MemoryFiles staging = new MemoryFiles();
  public final MemoryEvidence evidence = new MemoryEvidence();
  public final List<Alarms.Alarm> alarms = new ArrayList<>();
  public final List<NoteSigner> logSigners = LOG_SIGNERS;
  public final Issuer issuer = ISSUER;

  private final List<Journal.Append> appends = new ArrayList<>();
  private Instant now = Instant.parse("2026-07-18T09:30:00Z");
  private final Random random = new Random(1);

  public static NoteSigner signer(String name, int seed) {
    return Ed25519Signer.of(name, seed(seed));
  }

  public static List<NoteSigner> logSigners() {
    return LOG_SIGNERS;
  }

  /** Thirty-two times that byte: the billing key's is 3, the desk's 4. */
  public static byte[] seed(int value) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) value);
    return seed;
  }

  public InstantSource clock() {
    return () -> now;
  }

  public void turnTo(String time) {
    now = Instant.parse(time);
  }

  /** Turns the clock on by so much, or back. */
  public void turnBy(Duration duration) {
    now = now.plus(duration);
  }

  public Ledger ledger() {
    return ledger(journal);
  }

  public Ledger ledger(Journal port) {
    return new Ledger(new Ledger.Programme(LOG, new Nonce.Key(seed(5)), issuer), port, waiting());
  }

  /** Its clock and chance; nobody waits. */
  public Ledger.Waiting waiting() {
    return new Ledger.Waiting(clock(), random, millis -> {});
  }

  public EvidenceWriter evidenceWriter() {
    return evidenceWriter(evidence);
  }

  public EvidenceWriter evidenceWriter(EvidenceFiles port) {
    return new EvidenceWriter(port, issuer.signer(Kind.Desk.BILLING));
  }

  public Sealer sealer() {
    return sealer(new Sealer.Ports(heads, files, staging, journal, alarms::add));
  }

  public Sealer sealer(Sealer.Ports ports) {
    return new Sealer(new Sealer.Log(LOG, logSigners), ports, clock(), random);
  }

  private Journal recording() {
    return Ports.journal(
        Weather.FAIR,
        journal,
        append -> {
          appends.add(append);
          return journal.append(append);
        });
  }

  /** A new village in which the same was posted by {@link #post}; it signs nothing again. */
  public Village copy() {
    Village copy = new Village();
    appends.forEach(copy.journal::append);
    copy.appends.addAll(appends);
    copy.now = now;
    return copy;
  }

  /** Names the keys and enrols Alice and Bob. */
  public Village founded() {
    post(new Request.NameKeys(TransactionId.ofKey(1), issuer.publicKeys()));
    post(enrol(ALICE));
    post(enrol(BOB));
    return this;
  }

  public static Request enrol(Account.Member member) {
    TransactionId id = TransactionId.ofCaller(member.id(), "enrol");
    return new Request.Enrol(id, member.id(), member, Hash.EMPTY);
  }

  public Posted.Written post(Request request) {
    Posted posted = ledger(recording()).post(request, List.of());
    if (posted instanceof Posted.Written written) {
      return written;
    }
    throw new AssertionError(request + " was answered " + posted);
  }

  /** Gives a member coins that it can spend until that month is over. */
  public Village rich(Account.Member member, Amount amount, String month) {
    long since = journal.head(member).standing().enrolment().since();
    String suffix = member.id() + "." + month + "." + journal.head(member).sequence();
    Evidence evidence = new Evidence(Hash.sha256(new byte[] {1}), Hash.sha256(new byte[] {2}));
    post(
        new Request.Issue(TransactionId.parse("issue." + suffix), member, amount, evidence, since));
    post(
        new Request.Vest(
            TransactionId.parse("vest." + suffix),
            member,
            amount,
            java.time.YearMonth.parse(month),
            since));
    return this;
  }

  public static Request hold(String key, Account.Member member, Amount amount) {
    return new Request.Hold(
        TransactionId.ofCaller(member.id(), key),
        member.id(),
        member,
        amount,
        new Request.Purchase("support-hour", 1, false));
  }

  public Optional<byte[]> readLog(String path) {
    return files.read(path).map(stored -> stored.bytes());
  }
}
