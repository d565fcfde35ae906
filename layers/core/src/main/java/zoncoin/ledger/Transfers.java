package zoncoin.ledger;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import zoncoin.tlog.Malformed;

/** Payments between members and to merchants, as far as the programme allows them. */
public final class Transfers {
  private final Rule rule;
  private final Ledger ledger;
  private final Journal journal;

  /**
   * @param rule whom members may pay
   * @param ledger where transfers are posted
   * @param journal the same ledger's journal
   */
  public Transfers(Rule rule, Ledger ledger, Journal journal) {
    this.rule = rule;
    this.ledger = ledger;
    this.journal = journal;
  }

  /** Whom members may pay. */
  public enum Rule {
    /** Nobody. */
    NONE,
    /** Merchants. */
    MERCHANTS,
    /** Merchants, and members of the same payer: all of them, for a ledger has one payer so far. */
    SAME_PAYER;

    /**
     * Reads the name in lower case with hyphens.
     *
     * @throws Malformed for any other word
     */
    public static Rule parse(String word) {
      for (Rule rule : values()) {
        if (rule.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
          return rule;
        }
      }
      throw new Malformed("transfers are none, merchants or same-payer: " + Malformed.shown(word));
    }

    boolean allows(Account to) {
      return switch (to) {
        case Account.Member _ -> this == SAME_PAYER;
        case Account.Till _ -> this != NONE;
        case Account.Merchant _ -> false;
        case Account.Program _ -> false;
      };
    }
  }

  /** Posts a transfer, if the programme has such transfers and there is such a merchant. */
  public Posted post(Request.Transfer transfer) {
    return refuse(transfer)
        .map(refusal -> ledger.answerRefusal(transfer, refusal))
        .orElseGet(() -> ledger.post(transfer, List.of()));
  }

  /** What {@link #post} would come to now; nothing is written. */
  public Foreseen foresee(Request.Transfer transfer) {
    return refuse(transfer)
        .map(refusal -> ledger.foreseeRefusal(transfer, refusal))
        .orElseGet(() -> ledger.foresee(transfer));
  }

  private Optional<Refusal> refuse(Request.Transfer transfer) {
    if (!rule.allows(transfer.to())) {
      return Optional.of(new Refusal.TransfersClosed(transfer.to()));
    }
    if (transfer.to() instanceof Account.Till till) {
      // A till has no head that the write could check: who is a merchant is asked before.
      Account.Merchant merchant = new Account.Merchant(till.merchant());
      if (!journal.head(merchant).standing().enrolment().isEnrolled()) {
        return Optional.of(new Refusal.NotEnrolled(merchant));
      }
    }
    return Optional.empty();
  }
}
