package zoncoin.bench;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
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
import zoncoin.ledger.Step;
import zoncoin.ledger.TransactionId;
import zoncoin.note.Ed25519Signer;
import zoncoin.note.NoteSigner;
import zoncoin.tlog.Hash;

/**
 * Real signed entries: a thousand members who are issued coins and redeem and settle them in turn.
 */
final class Leaves {
  static final Entry.Log LOG = new Entry.Log("bench.example/ledger", 3_600);

  private static final int MEMBERS = 1_000;

  private final List<byte[]> leaves = new ArrayList<>();
  private final Ledger ledger;

  private Leaves() {
    Ledger.Programme programme =
        new Ledger.Programme(
            LOG, new Nonce.Key(seed(9)), Issuer.of(signer("/billing", 1), signer("/desk", 2)));
    Instant start = Instant.parse("2026-07-01T00:00:00Z");
    Ledger.Waiting waiting =
        new Ledger.Waiting(() -> start.plusMillis(leaves.size()), new Random(1), millis -> {});
    ledger = new Ledger(programme, new Newest(leaves), waiting);
  }

  static NoteSigner signer(String suffix, int seed) {
    return Ed25519Signer.of(LOG.origin() + suffix, seed(seed));
  }

  private static byte[] seed(int value) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) value);
    return seed;
  }

  /** At least so many leaves, in an order in which they can be sealed. */
  static List<byte[]> make(int count) {
    Leaves made = new Leaves();
    made.post(
        new Request.NameKeys(
            TransactionId.ofKey(1),
            Issuer.of(signer("/billing", 1), signer("/desk", 2)).publicKeys()));
    for (int i = 0; i < MEMBERS && made.leaves.size() < count; i++) {
      made.enrolRich(member(i));
    }
    for (int round = 0; made.leaves.size() < count; round++) {
      made.redeem(member(round % MEMBERS), round);
    }
    return made.leaves.subList(0, count);
  }

  private static Account.Member member(int i) {
    return new Account.Member("%012d".formatted(100_000_000_000L + i));
  }

  private void enrolRich(Account.Member member) {
    String id = member.id();
    Evidence evidence = new Evidence(Hash.sha256(new byte[] {1}), Hash.sha256(new byte[] {2}));
    post(new Request.Enrol(TransactionId.ofCaller(id, "enrol"), id, member, Hash.EMPTY));
    Amount coins = Amount.ofZnc(10_000_000);
    post(new Request.Issue(TransactionId.parse("issue." + id), member, coins, evidence, 1));
    post(
        new Request.Vest(
            TransactionId.parse("vest." + id), member, coins, YearMonth.parse("2028-07"), 1));
  }

  private void redeem(Account.Member member, int round) {
    TransactionId id = TransactionId.ofCaller(member.id(), "redemption-" + round);
    Request.Purchase purchase = new Request.Purchase("aws-credit", 1, true);
    post(new Request.Hold(id, member.id(), member, Amount.ofZnc(25), purchase));
    post(new Request.Settle(id, "aws-credit"));
  }

  private void post(Request request) {
    if (!(ledger.post(request, List.of()) instanceof Posted.Written)) {
      throw new IllegalStateException("not written: " + request);
    }
  }

  /**
   * A journal that keeps no more than a decision needs: the newest steps and the holds under way.
   */
  private static final class Newest implements Journal {
    private final Map<Account.Chained, Step> heads = new HashMap<>();
    private final Map<TransactionId, Recorded> holds = new HashMap<>();
    private final List<byte[]> leaves;

    Newest(List<byte[]> leaves) {
      this.leaves = leaves;
    }

    @Override
    public Step head(Account.Chained account) {
      return heads.getOrDefault(account, Step.zero(account));
    }

    @Override
    public Optional<Recorded> find(TransactionId transaction) {
      return Optional.ofNullable(holds.get(transaction));
    }

    @Override
    public Optional<Item> item(Item.Key key) {
      return Optional.empty();
    }

    @Override
    public Outcome append(Append append) {
      leaves.add(append.signed().bytes());
      append.steps().forEach(step -> heads.put(step.account(), step));
      Entry entry = append.signed().entry();
      holds.put(
          entry.transaction(),
          new Recorded(append.signed(), append.request(), java.util.OptionalLong.empty()));
      entry.reference().ifPresent(holds::remove);
      if (entry.kind() != zoncoin.ledger.Kind.HOLD) {
        holds.remove(entry.transaction());
      }
      return new Outcome.Appended();
    }

    @Override
    public boolean put(Item item) {
      return true;
    }
  }
}
