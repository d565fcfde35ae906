package zoncoin.store;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Evidence;
import zoncoin.ledger.Issuer;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Nonce;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Request;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.Ports;
import zoncoin.memory.Weather;
import zoncoin.note.Ed25519Signer;
import zoncoin.note.NoteSigner;
import zoncoin.tlog.Hash;

/**
 * Real entries over a journal under test: two members, keys from fixed seeds, a clock one turns.
 */
final class Town {
  static final Entry.Log LOG = new Entry.Log("ledger.town.example/zoncoin", 3_600);
  static final Account.Member ALICE = new Account.Member("111122223333");
  static final Account.Member BOB = new Account.Member("444455556666");
  static final YearMonth MONTH = YearMonth.of(2028, 7);
  static final Instant START = Instant.parse("2026-07-18T09:30:00.250Z");

  private final Issuer issuer =
      Issuer.of(signer(LOG.origin() + "/billing", 3), signer(LOG.origin() + "/desk", 4));

  /** Write tokens are of the whole server: no two tests may draw the same. */
  private final RandomGenerator random = new SecureRandom();

  private final Journal journal;
  private final LongConsumer pause;
  private Instant now = START;

  Town(Journal journal) {
    this(journal, millis -> {});
  }

  private Town(Journal journal, LongConsumer pause) {
    this.journal = journal;
    this.pause = pause;
  }

  /** The same town, whose ledger really waits before it tries again. */
  static Town patient(Journal journal) {
    return new Town(journal, Town::sleep);
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }

  static NoteSigner signer(String name, int seed) {
    return Ed25519Signer.of(name, seed(seed));
  }

  static byte[] seed(int value) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) value);
    return seed;
  }

  Instant now() {
    return now;
  }

  void wait(int seconds) {
    now = now.plusSeconds(seconds);
  }

  Ledger ledger() {
    return ledger(journal);
  }

  private Ledger ledger(Journal port) {
    return new Ledger(
        new Ledger.Programme(LOG, new Nonce.Key(seed(5)), issuer),
        port,
        new Ledger.Waiting(() -> now, random, pause));
  }

  /** Names the keys and enrols both members. */
  Town founded() {
    post(new Request.NameKeys(TransactionId.ofKey(1), issuer.publicKeys()));
    post(enrol(ALICE));
    post(enrol(BOB));
    return this;
  }

  /** As {@link #founded}, and Alice has a hundred coins. */
  Town rich() {
    founded();
    Evidence evidence = new Evidence(Hash.sha256(new byte[] {1}), Hash.sha256(new byte[] {2}));
    Amount amount = Amount.ofZnc(100);
    String subject = "999988887777." + ALICE.id() + ".2026-06.USD.1";
    post(new Request.Issue(TransactionId.parse("issue." + subject), ALICE, amount, evidence, 1));
    post(new Request.Vest(TransactionId.parse("vest." + subject), ALICE, amount, MONTH, 1));
    return this;
  }

  Posted.Written post(Request request, Item... items) {
    Posted posted = ledger().post(request, List.of(items));
    if (posted instanceof Posted.Written written) {
      return written;
    }
    throw new AssertionError(request + " was answered " + posted);
  }

  /** What the ledger would write for that request now; nothing is written. */
  Journal.Append append(Request request, Item... items) {
    List<Journal.Append> heard = new ArrayList<>();
    Journal listening =
        Ports.journal(
            Weather.FAIR,
            journal,
            append -> {
              heard.add(append);
              return new Journal.Outcome.Appended();
            });
    Posted posted = ledger(listening).post(request, List.of(items));
    if (heard.size() == 1) {
      return heard.getFirst();
    }
    throw new AssertionError(request + " was answered " + posted);
  }

  static Journal.Append withToken(Journal.Append append, String token) {
    return new Journal.Append(
        append.signed(), append.request(), append.steps(), append.items(), token);
  }

  static Request enrol(Account.Member member) {
    TransactionId id = TransactionId.ofCaller(member.id(), "enrol");
    return new Request.Enrol(id, member.id(), member, Hash.EMPTY);
  }

  static Request hold(String key, int znc) {
    return new Request.Hold(
        TransactionId.ofCaller(ALICE.id(), key),
        ALICE.id(),
        ALICE,
        Amount.ofZnc(znc),
        new Request.Purchase("support-hour", 1, false));
  }

  /** So many more coins for Alice, which no bill says. */
  static Request credit(int znc) {
    return new Request.Correct(
        TransactionId.parse("adjust.alice.1"),
        ALICE,
        Amount.ofZnc(znc),
        Optional.of(MONTH),
        Hash.EMPTY);
  }

  static Request transfer(String key, int znc) {
    TransactionId id = TransactionId.ofCaller(ALICE.id(), key);
    return new Request.Transfer(id, ALICE.id(), ALICE, BOB, Amount.ofZnc(znc));
  }
}
