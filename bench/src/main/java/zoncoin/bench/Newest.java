package zoncoin.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import zoncoin.ledger.Account;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Step;
import zoncoin.ledger.TransactionId;

/**
 * A journal that keeps no more than a decision needs, and tells of what is appended: the newest
 * steps and the holds under way.
 */
final class Newest implements Journal {
  private final Map<Account.Chained, Step> heads = new HashMap<>();
  private final Map<TransactionId, Recorded> holds = new HashMap<>();
  private final Consumer<Append> told;

  /**
   * @param told of each append
   */
  Newest(Consumer<Append> told) {
    this.told = told;
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
    told.accept(append);
    append.steps().forEach(step -> heads.put(step.account(), step));
    Entry entry = append.signed().entry();
    entry.reference().ifPresent(holds::remove);
    if (entry.kind() == Kind.HOLD) {
      holds.put(
          entry.transaction(),
          new Recorded(append.signed(), append.request(), OptionalLong.empty()));
    }
    return new Outcome.Appended();
  }

  @Override
  public boolean put(Item item) {
    return true;
  }
}
