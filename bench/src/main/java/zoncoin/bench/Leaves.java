package zoncoin.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Request;
import zoncoin.ledger.Step;
import zoncoin.ledger.TransactionId;

/**
 * Real signed entries: a thousand members who are issued coins and redeem and settle them in turn.
 */
final class Leaves {
  private static final int MEMBERS = 1_000;

  private final List<byte[]> leaves = new ArrayList<>();
  private final Programme programme;

  private Leaves() {
    Instant start = Instant.parse("2026-07-01T00:00:00Z");
    Ledger.Waiting waiting =
        new Ledger.Waiting(() -> start.plusMillis(leaves.size()), new Random(1), millis -> {});
    programme = new Programme(new Newest(leaves), waiting);
  }

  /** At least so many leaves, in an order in which they can be sealed. */
  static List<byte[]> make(int count) {
    Leaves made = new Leaves();
    made.programme.found();
    for (int i = 0; i < MEMBERS && made.leaves.size() < count; i++) {
      made.programme.enrolRich(Programme.member(i));
    }
    for (int round = 0; made.leaves.size() < count; round++) {
      made.redeem(Programme.member(round % MEMBERS), round);
    }
    return made.leaves.subList(0, count);
  }

  private void redeem(Account.Member member, int round) {
    TransactionId id = TransactionId.ofCaller(member.id(), "redemption-" + round);
    Request.Purchase purchase = new Request.Purchase("aws-credit", 1, true);
    programme.post(new Request.Hold(id, member.id(), member, Amount.ofZnc(25), purchase));
    programme.post(new Request.Settle(id, "aws-credit"));
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
