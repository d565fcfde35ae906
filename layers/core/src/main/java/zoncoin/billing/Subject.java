package zoncoin.billing;

import java.util.Comparator;
import java.util.regex.Pattern;
import zoncoin.tlog.Malformed;

/**
 * What one assessment is about: the account that used something, the payer that was billed for it,
 * the period it was billed in, and the currency.
 *
 * @param payer the management account, 12 digits
 * @param account the account that used it, 12 digits; the payer itself is one too
 * @param period the billing period
 * @param currency the currency of the bill
 */
public record Subject(String payer, String account, Period period, Currency currency)
    implements Comparable<Subject> {
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final Comparator<Subject> ORDER =
      Comparator.comparing(Subject::payer)
          .thenComparing(Subject::account)
          .thenComparing(Subject::period)
          .thenComparing(Subject::currency);

  /** Refuses an account id that is not 12 digits; leading zeros are part of it. */
  public Subject {
    checkAccount(payer);
    checkAccount(account);
  }

  /**
   * Refuses what is not the id of an AWS account.
   *
   * @param id what should be 12 digits
   * @throws Malformed if it is anything else
   */
  public static void checkAccount(String id) {
    if (!ACCOUNT.matcher(id).matches()) {
      throw new Malformed("an account is 12 digits: " + Malformed.shown(id));
    }
  }

  /** By payer, account, period, currency. */
  @Override
  public int compareTo(Subject other) {
    return ORDER.compare(this, other);
  }

  /** The four, slash between them, such as {@code 999988887777/111122223333/2026-06/USD}. */
  @Override
  public String toString() {
    return payer + "/" + account + "/" + period + "/" + currency;
  }
}
