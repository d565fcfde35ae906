package zoncoin.billing;

import java.util.Optional;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.TransactionId;
import zoncoin.tlog.Malformed;

/**
 * What coins rested on besides the bill and the reward policy. It is known when they are issued:
 * what had been issued for the same subject until then.
 *
 * @param revision which revision of what is noted for the subject this one makes; from 1
 * @param previous the last transaction that moved coins for it, if any did
 * @param enrolment the sequence of the step with which the account takes part
 * @param beneficiary whose the coins are, if they are not the account's own; the enrolment is that
 *     account's then
 * @param before what had come of it
 * @param circumstances what the account brought along, as far as the policy looks at it
 * @param cut what the policy's budget did not have of the reward
 */
public record Grounds(
    long revision,
    Optional<TransactionId> previous,
    long enrolment,
    Optional<Account.Member> beneficiary,
    Before before,
    Circumstances circumstances,
    Amount cut) {
  /** Refuses counts that cannot be. */
  public Grounds {
    if (revision < 1 || enrolment < 1) {
      throw new Malformed("revision and enrolment count from 1: " + revision + ", " + enrolment);
    }
    if (cut.compareTo(Amount.ZERO) < 0) {
      throw new Malformed("what was cut is 0 or more: " + cut);
    }
  }

  /** Grounds of an account that brought nothing along, and was cut nothing. */
  public Grounds(long revision, Optional<TransactionId> previous, long enrolment, Before before) {
    this(revision, previous, enrolment, Optional.empty(), before, Circumstances.NONE, Amount.ZERO);
  }

  /**
   * What had been issued for the subject, under the enrolment that holds now.
   *
   * @param reward what the delivery before was worth
   * @param pending what of it had not vested
   * @param forfeited what of it the account lost by leaving, or never got because it was away
   */
  public record Before(Amount reward, Amount pending, Amount forfeited) {
    /** Refuses less than nothing, and more than an account can hold. */
    public Before {
      checkCoins(reward);
      checkCoins(pending);
      checkCoins(forfeited);
    }

    private static void checkCoins(Amount coins) {
      if (coins.compareTo(Amount.ZERO) < 0 || !coins.isWithinLimit()) {
        throw new Malformed("what was issued before is 0 to " + Amount.MAX_ZON + ": " + coins);
      }
    }
  }
}
