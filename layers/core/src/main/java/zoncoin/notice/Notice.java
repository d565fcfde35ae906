package zoncoin.notice;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalLong;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;

/**
 * Something that whoever listens may want to know.
 *
 * @param id transaction that it is about; for what no transaction says, a name that is as lasting.
 *     With {@code kind} it names the notice: the same notice may come twice
 * @param kind what happened
 * @param time when, as the entry says
 * @param logIndex place of the entry in the log; none for what no entry says
 * @param account whom it concerns
 * @param amount how much, always more than nothing
 * @param about what else is to be said of it
 */
public record Notice(
    String id,
    Kind kind,
    Instant time,
    OptionalLong logIndex,
    Account.Chained account,
    Amount amount,
    About about) {
  /** What happened, in the words of listeners. */
  public enum Kind {
    /** Coins for a bill, pending; or more of them for a bill that grew. */
    ISSUED("issued"),
    /** Pending coins can be spent, or paid a debt. */
    VESTED("vested"),
    /** Coins were set aside for a product. */
    REDEEMED("redeemed"),
    /** The product was delivered. */
    SETTLED("settled"),
    /** The redemption ended without it, and the coins went back. */
    RELEASED("released"),
    /** Coins end with this month. */
    EXPIRING("expiring-soon"),
    /** The account owes so much more than before. */
    DEBT("debt");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word that listeners see. */
    public String word() {
      return word;
    }
  }

  /**
   * What else is to be said.
   *
   * @param reference the earlier transaction it is about: the hold that ended, the issue that grew
   * @param product what was redeemed
   * @param month the last in which the coins can be spent
   */
  public record About(
      Optional<String> reference, Optional<String> product, Optional<YearMonth> month) {
    /** Nothing. */
    public static final About NOTHING =
        new About(Optional.empty(), Optional.empty(), Optional.empty());
  }
}
