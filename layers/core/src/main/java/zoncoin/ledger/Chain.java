package zoncoin.ledger;

import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * The place of an entry in one account's history.
 *
 * @param account whose history it extends
 * @param sequence the number of this step, from 1
 * @param previous hash of the entry of step {@code sequence − 1}; {@link Hash#EMPTY} for the first
 */
public record Chain(Account.Chained account, long sequence, Hash previous) {
  /** Checks that the first step, and no other, follows nothing. */
  public Chain {
    if (sequence < 1) {
      throw new Malformed("chain sequence is 1 or more: " + sequence);
    }
    if ((sequence == 1) != previous.equals(Hash.EMPTY)) {
      throw new Malformed("the first step of a chain, and no other, follows nothing: " + sequence);
    }
  }

  @Override
  public String toString() {
    return account.text() + " " + sequence + " " + previous.base64();
  }
}
