package zoncoin.report;

import zoncoin.audit.Supply;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Posting;

/**
 * Coins by the state they are in: how many there are at a moment or, signed, by how many they
 * changed.
 *
 * @param pending issued and not vested
 * @param spendable in lots and gifts, also in those whose month is over and which did not expire
 *     yet
 * @param held set aside for redemptions under way
 * @param inTills paid to merchants and not collected
 * @param owed what clawbacks did not find; it is taken off the total
 */
public record Holdings(Amount pending, Amount spendable, Amount held, Amount inTills, Amount owed) {
  /** No coins. */
  public static final Holdings NONE =
      new Holdings(Amount.ZERO, Amount.ZERO, Amount.ZERO, Amount.ZERO, Amount.ZERO);

  /** Where the coins in circulation are by an audit's own books. */
  public static Holdings of(Supply.Stock stock) {
    return new Holdings(
        stock.pending(), stock.spendable(), stock.held(), stock.inTills(), stock.owed());
  }

  /** What one posting changes; nothing if it is the programme's own side. */
  static Holdings of(Posting posting) {
    Amount amount = posting.amount();
    return switch (posting.account()) {
      case Account.Program _ -> NONE;
      case Account.Till _ -> ofTill(amount);
      case Account.Chained _ ->
          switch (posting.bucket()) {
            case Bucket.Spendable _ -> ofSpendable(amount);
            case Bucket.Plain plain -> of(plain, amount);
          };
    };
  }

  private static Holdings of(Bucket.Plain bucket, Amount amount) {
    if (bucket.equals(Bucket.Plain.PENDING)) {
      return new Holdings(amount, Amount.ZERO, Amount.ZERO, Amount.ZERO, Amount.ZERO);
    }
    if (bucket.equals(Bucket.Plain.HELD)) {
      return ofHeld(amount);
    }
    return new Holdings(Amount.ZERO, Amount.ZERO, Amount.ZERO, Amount.ZERO, amount.negate());
  }

  private static Holdings ofSpendable(Amount amount) {
    return new Holdings(Amount.ZERO, amount, Amount.ZERO, Amount.ZERO, Amount.ZERO);
  }

  private static Holdings ofTill(Amount amount) {
    return new Holdings(Amount.ZERO, Amount.ZERO, Amount.ZERO, amount, Amount.ZERO);
  }

  /** So many held coins. */
  static Holdings ofHeld(Amount amount) {
    return new Holdings(Amount.ZERO, Amount.ZERO, amount, Amount.ZERO, Amount.ZERO);
  }

  /** Both together; {@link ArithmeticException} if a long cannot hold it. */
  public Holdings plus(Holdings other) {
    return new Holdings(
        pending.plus(other.pending),
        spendable.plus(other.spendable),
        held.plus(other.held),
        inTills.plus(other.inTills),
        owed.plus(other.owed));
  }

  /** The same the other way. */
  Holdings negate() {
    return new Holdings(
        pending.negate(), spendable.negate(), held.negate(), inTills.negate(), owed.negate());
  }

  /** All of it, less what is owed: what the programme is liable for. */
  public Amount total() {
    return pending.plus(spendable).plus(held).plus(inTills).minus(owed);
  }
}
