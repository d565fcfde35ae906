package zoncoin.ledger;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where transactions are kept. Every read is strongly consistent: it sees every append that was
 * answered before it began. An append is all or nothing and durable when it answers. Any method may
 * throw {@link NotApplied} (nothing was changed; ask again) or, writes alone, {@link Unknown} (it
 * may have been). Safe for use by many threads and many processes at once.
 */
public interface Journal {
  /** The newest step of that account; {@link Step#zero} if there is none. */
  Step head(Account.Chained account);

  /** The transaction of that name, sealed or not. */
  Optional<Recorded> find(TransactionId transaction);

  /** The newest revision of that item. */
  Optional<Item> item(Item.Key key);

  /**
   * Writes a transaction if its id is absent, each step's predecessor is the newest of its account,
   * and each item's predecessor is its newest. The same append again, token and all, is safe at any
   * time: if it was applied before, the answer says {@link Outcome.Exists} or {@link
   * Outcome.Appended}.
   */
  Outcome append(Append append);

  /**
   * Writes an item alone, where nothing about coins changed but something about the item did.
   *
   * @return whether its predecessor was the newest, and it was written
   */
  boolean put(Item item);

  /**
   * A transaction as it is kept.
   *
   * @param signed the leaf
   * @param request the canonical text of what was asked; empty if it was lost with a table and the
   *     entry does not say it
   * @param logIndex its place in the log, once it is sealed
   */
  record Recorded(SignedEntry signed, String request, OptionalLong logIndex) {}

  /**
   * One atomic write.
   *
   * @param signed the leaf
   * @param request the canonical text of what was asked
   * @param steps the next step of each chained account, at most {@link Entry#MAX_CHAINS}
   * @param items what moves with it, at most {@link #MAX_ITEMS}
   * @param token 1 to 36 of visible ASCII, fresh for this write, the same when it is tried again
   */
  record Append(
      SignedEntry signed, String request, List<Step> steps, List<Item> items, String token) {
    /** What DynamoDB's hundred items leave room for many times over; no operation needs more. */
    public static final int MAX_ITEMS = 8;

    /** Copies. */
    public Append {
      steps = List.copyOf(steps);
      items = List.copyOf(items);
      if (items.size() > MAX_ITEMS) {
        throw new zoncoin.tlog.Malformed("an append moves at most " + MAX_ITEMS + " items");
      }
    }
  }

  /** What became of an append. Of several reasons, the first that stands here is the answer. */
  sealed interface Outcome {
    /** Written. */
    record Appended() implements Outcome {}

    /** The id is taken. */
    record Exists(Recorded recorded) implements Outcome {}

    /** An item was moved, or created, by another. */
    record ItemMoved(Item.Key key) implements Outcome {}

    /** An account was moved by another. */
    record StepMoved() implements Outcome {}
  }
}
