package zoncoin.audit;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Buckets;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Posting;

/** The contra accounts: what was issued, taken back, expired and redeemed, and what is in tills. */
final class Totals {
  private final Map<Account.Till, Content> tills = new HashMap<>();
  private Supply.Flow flow = Supply.NONE.flow();

  /**
   * What is in a till.
   *
   * @param now total
   * @param most it ever held since it was last emptied: what a collection may have counted that was
   *     decided earlier than it was sealed
   */
  private record Content(Amount now, Amount most) {
    static final Content NOTHING = new Content(Amount.ZERO, Amount.ZERO);

    Content with(Amount amount, boolean isCollected) {
      Amount after = now.plus(amount);
      boolean isMore = isCollected || after.compareTo(most) > 0;
      return new Content(after, isMore ? after : most);
    }
  }

  /** Adds what an entry posts to contra accounts. */
  void add(Case at) {
    for (Posting posting : at.entry().postings()) {
      switch (posting.account()) {
        case Account.Program program -> addProgram(program.purpose(), posting.amount());
        case Account.Till till -> addTill(at, till, posting.amount());
        case Account.Chained _ -> {}
      }
    }
  }

  private void addProgram(String purpose, Amount amount) {
    if (purpose.startsWith("redemption:")) {
      flow =
          new Supply.Flow(
              flow.issued(), flow.takenBack(), flow.expired(), flow.redeemed().plus(amount));
    } else if (purpose.startsWith("breakage:")) {
      flow =
          new Supply.Flow(
              flow.issued(), flow.takenBack(), flow.expired().plus(amount), flow.redeemed());
    } else if (amount.isPositive()) {
      flow =
          new Supply.Flow(
              flow.issued(), flow.takenBack().plus(amount), flow.expired(), flow.redeemed());
    } else {
      flow =
          new Supply.Flow(
              flow.issued().minus(amount), flow.takenBack(), flow.expired(), flow.redeemed());
    }
  }

  private void addTill(Case at, Account.Till till, Amount amount) {
    Content content = tills.getOrDefault(till, Content.NOTHING);
    boolean isCollected = at.kind() == Kind.COLLECT;
    if (isCollected && amount.negate().compareTo(content.most()) > 0) {
      at.wrong(Rule.TILL, "collects " + amount.negate() + " of " + content.most() + " in " + till);
    }
    tills.put(till, content.with(amount, isCollected));
  }

  /** All coins, with those in the given books. */
  Supply supply(Collection<Book> books) {
    Amount pending = Amount.ZERO;
    Amount spendable = Amount.ZERO;
    Amount held = Amount.ZERO;
    Amount owed = Amount.ZERO;
    for (Book book : books) {
      Buckets buckets = book.standing().map(standing -> standing.buckets()).orElse(Buckets.NONE);
      pending = pending.plus(buckets.of(Bucket.Plain.PENDING));
      spendable = spendable.plus(buckets.sum(buckets.lots()));
      held = held.plus(buckets.of(Bucket.Plain.HELD));
      owed = owed.plus(buckets.owed());
    }
    Amount inTills = tills.values().stream().map(Content::now).reduce(Amount.ZERO, Amount::plus);
    return new Supply(flow, new Supply.Stock(pending, spendable, held, inTills, owed));
  }
}
