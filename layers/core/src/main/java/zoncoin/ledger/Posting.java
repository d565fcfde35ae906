package zoncoin.ledger;

import java.util.Comparator;

/**
 * One line of a transaction: coins that enter or leave one bucket of one account.
 *
 * @param account whose
 * @param bucket which state; {@code total} for contra accounts and no other
 * @param amount how much, negative when coins leave; never zero
 */
public record Posting(Account account, Bucket bucket, Amount amount)
    implements Comparable<Posting> {
  private static final Comparator<Posting> ORDER =
      Comparator.comparing(Posting::account).thenComparing(Posting::bucket);

  /** Checks that a contra account, and no other, is posted to in total, and the amount's bounds. */
  public Posting {
    boolean contra = account instanceof Account.Contra;
    if (contra != bucket.equals(Bucket.Plain.TOTAL)) {
      throw new zoncoin.tlog.Malformed(
          "bucket total is for program: and till: accounts and no other: "
              + account
              + " "
              + bucket.text());
    }
    if (amount.isZero() || !amount.isWithinLimit()) {
      throw new zoncoin.tlog.Malformed("posting is not zero and within the limit: " + amount);
    }
  }

  /** By account, then bucket, in the order of their text. */
  @Override
  public int compareTo(Posting other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return account.text() + " " + bucket.text() + " " + amount;
  }
}
