package zoncoin.ledger;

import java.time.Instant;
import java.time.YearMonth;

/**
 * Why a request is refused, as a value named by the rule it broke. Rules are tried in the order in
 * which they stand here, so that the same wrong request has the same answer on every path.
 */
public sealed interface Refusal {
  /** The stable name that callers can rely on, such as {@code insufficient-coins}. */
  String problem();

  /** One sentence with the values. */
  String detail();

  /** The id is taken by another request. */
  record ExistsWithDifferent(TransactionId transaction, String field) implements Refusal {
    @Override
    public String problem() {
      return "exists-with-different-" + field;
    }

    @Override
    public String detail() {
      return transaction + " exists with a different " + field;
    }
  }

  /** The account's last entry is more than a minute ahead of this machine's clock. */
  record ClockBehind(Account.Chained account, long aheadSeconds) implements Refusal {
    @Override
    public String problem() {
      return "clock-behind";
    }

    @Override
    public String detail() {
      return account + " was last moved " + aheadSeconds + " s in this clock's future";
    }
  }

  /** There is no such transaction to refer to, or it is not of the kind that can be. */
  record UnknownReference(TransactionId reference) implements Refusal {
    @Override
    public String problem() {
      return "unknown-reference";
    }

    @Override
    public String detail() {
      return "there is no " + reference + " that this could refer to";
    }
  }

  /** An operator stopped this for now. */
  record Paused(String what) implements Refusal {
    @Override
    public String problem() {
      return "paused";
    }

    @Override
    public String detail() {
      return "the operator paused " + what + " for now";
    }
  }

  /** The catalogue has no such product. */
  record UnknownProduct(String product) implements Refusal {
    @Override
    public String problem() {
      return "unknown-product";
    }

    @Override
    public String detail() {
      return "the catalogue has no product of that name";
    }
  }

  /** The product cannot be redeemed at this time. */
  record NotOffered(String product, String when) implements Refusal {
    @Override
    public String problem() {
      return "not-offered";
    }

    @Override
    public String detail() {
      return product + " is offered " + when;
    }
  }

  /** One redemption may not ask for so many of the product. */
  record QuantityOutOfRange(long quantity, String limits) implements Refusal {
    @Override
    public String problem() {
      return "quantity-out-of-range";
    }

    @Override
    public String detail() {
      return "quantity is " + limits + ", not " + quantity;
    }
  }

  /** So many of the product cannot be asked for on one day (UTC). */
  record LimitReached(String product, String whose, long left) implements Refusal {
    @Override
    public String problem() {
      return "limit-reached";
    }

    @Override
    public String detail() {
      return whose + " can have " + left + " more of " + product + " today (UTC)";
    }
  }

  /** There are not so many of the product. */
  record OutOfStock(String product, long left) implements Refusal {
    @Override
    public String problem() {
      return "out-of-stock";
    }

    @Override
    public String detail() {
      return "there are " + left + " of " + product + " left";
    }
  }

  /** The redemption is past the state in which this could be done to it. */
  record UnderWay(TransactionId hold, String state) implements Refusal {
    @Override
    public String problem() {
      return "redemption-" + state;
    }

    @Override
    public String detail() {
      return hold + " is " + state;
    }
  }

  /** Somebody may be asking the other side at this moment: whoever ends it has to wait. */
  record BeingAsked(TransactionId hold, Instant until) implements Refusal {
    @Override
    public String problem() {
      return "redemption-being-asked";
    }

    @Override
    public String detail() {
      return "whoever delivers %s may be asked right now; decide after %s".formatted(hold, until);
    }
  }

  /** What was delivered has no code that could be shown, or none any more. */
  record NothingToReveal(TransactionId hold) implements Refusal {
    @Override
    public String problem() {
      return "nothing-to-reveal";
    }

    @Override
    public String detail() {
      return hold + " has no code to show";
    }
  }

  /** Its owner said that it has the code: nobody is shown it any more. */
  record Acknowledged(TransactionId hold) implements Refusal {
    @Override
    public String problem() {
      return "acknowledged";
    }

    @Override
    public String detail() {
      return "the code of " + hold + " was acknowledged, and is shown no more";
    }
  }

  /** The programme lets members pay no such account. */
  record TransfersClosed(Account to) implements Refusal {
    @Override
    public String problem() {
      return "transfers-closed";
    }

    @Override
    public String detail() {
      return "this programme has no transfers to " + to;
    }
  }

  /** The amount is zero, negative or larger than any posting may be. */
  record AmountOutOfRange(Amount amount) implements Refusal {
    @Override
    public String problem() {
      return "amount-out-of-range";
    }

    @Override
    public String detail() {
      return "amount is 1 to " + Amount.MAX_ZON + " zon, not " + amount;
    }
  }

  /** A transfer to oneself. */
  record SameAccount(Account account) implements Refusal {
    @Override
    public String problem() {
      return "same-account";
    }

    @Override
    public String detail() {
      return account + " cannot pay itself";
    }
  }

  /** The account does not take part. */
  record NotEnrolled(Account.Chained account) implements Refusal {
    @Override
    public String problem() {
      return "not-enrolled";
    }

    @Override
    public String detail() {
      return account + " is not enrolled";
    }
  }

  /** The account stands as is asked for already. */
  record NoChange(Account.Chained account, Kind kind) implements Refusal {
    @Override
    public String problem() {
      return "no-change";
    }

    @Override
    public String detail() {
      return account + " stands already as " + kind.word() + " would leave it";
    }
  }

  /** The account left, or left and came back, since the coins were issued. */
  record EnrolmentChanged(Account.Chained account) implements Refusal {
    @Override
    public String problem() {
      return "enrolment-changed";
    }

    @Override
    public String detail() {
      return account + " is not in the enrolment that the coins were issued under";
    }
  }

  /** The account may not spend for now. */
  record Frozen(Account.Chained account) implements Refusal {
    @Override
    public String problem() {
      return "frozen";
    }

    @Override
    public String detail() {
      return account + " is frozen";
    }
  }

  /** The account owes coins that were taken back after it spent them. */
  record InDebt(Account.Chained account, Amount owed) implements Refusal {
    @Override
    public String problem() {
      return "in-debt";
    }

    @Override
    public String detail() {
      return account + " owes " + owed.znc() + " ZNC";
    }
  }

  /** There are fewer coins than asked for. */
  record InsufficientCoins(Account.Chained account, Amount wanted, Amount available)
      implements Refusal {
    @Override
    public String problem() {
      return "insufficient-coins";
    }

    @Override
    public String detail() {
      return account + " has " + available.znc() + " ZNC for this, not " + wanted.znc();
    }
  }

  /**
   * Coins of a month that is not over cannot expire; coins cannot vest into one that is, nor into
   * one more than {@link Rules#MAX_MONTHS_AHEAD} months ahead.
   */
  record WrongMonth(YearMonth month) implements Refusal {
    @Override
    public String problem() {
      return "wrong-month";
    }

    @Override
    public String detail() {
      return month + " is not a month for this";
    }
  }

  /** There is nothing to move. */
  record NothingToMove(Account.Chained account) implements Refusal {
    @Override
    public String problem() {
      return "nothing-to-move";
    }

    @Override
    public String detail() {
      return account + " has nothing to move for this";
    }
  }

  /** One entry cannot draw from so many lots; a smaller amount can. */
  record TooManyLots(int lots, int most) implements Refusal {
    @Override
    public String problem() {
      return "too-many-lots";
    }

    @Override
    public String detail() {
      return "this moves coins of " + lots + " lots of at most " + most + "; ask for less";
    }
  }

  /** A bucket would hold more than any may. */
  record BalanceTooLarge(Account.Chained account) implements Refusal {
    @Override
    public String problem() {
      return "balance-too-large";
    }

    @Override
    public String detail() {
      return account + " would hold more than " + Amount.MAX_ZON + " zon in a bucket";
    }
  }

  /** The account was moved by others at every attempt; ask again with the same key. */
  record Busy(int attempts) implements Refusal {
    @Override
    public String problem() {
      return "busy";
    }

    @Override
    public String detail() {
      return "moved by others at all of " + attempts + " attempts; ask again with the same key";
    }
  }
}
