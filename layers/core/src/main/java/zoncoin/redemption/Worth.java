package zoncoin.redemption;

import java.math.BigDecimal;
import zoncoin.billing.Currency;
import zoncoin.billing.Money;
import zoncoin.tlog.Malformed;

/**
 * What something is worth outside the programme, such as 10 USD.
 *
 * @param amount more than nothing, exact, in whole units of the currency
 * @param currency what it is in
 */
public record Worth(BigDecimal amount, Currency currency) {
  /** Refuses nothing, and what no text of an amount can say. */
  public Worth {
    amount = Money.bounded(amount);
    if (amount.signum() <= 0) {
      throw new Malformed("worth is more than nothing: " + amount);
    }
  }

  /** Reads what {@link #toString} prints; {@link Malformed} for any other text. */
  public static Worth parse(String text) {
    String[] words = text.split(" ", -1);
    if (words.length != 2) {
      throw new Malformed("worth is an amount and a currency: " + Malformed.shown(text));
    }
    return new Worth(Money.parse("worth", words[0]), new Currency(words[1]));
  }

  /** The worth of so many, exact. */
  public Worth times(long quantity) {
    return new Worth(amount.multiply(BigDecimal.valueOf(quantity)), currency);
  }

  /** Amount and currency, such as {@code 10 USD}. */
  @Override
  public String toString() {
    return Money.print(amount) + " " + currency;
  }
}
