package zoncoin.vault;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import zoncoin.ledger.Account;
import zoncoin.tlog.Malformed;

/**
 * What codes stand for.
 *
 * @param product its name in the catalogue
 * @param quantity how many of it one code is worth, 1 or more
 * @param recipient the one account that AWS bound the code to, if it did
 */
public record Pool(String product, long quantity, Optional<Account.Member> recipient) {
  private static final Pattern FORM =
      Pattern.compile("([a-z0-9-]{1,40})\\.([1-9][0-9]{0,8})(?:\\.([0-9]{12}))?");

  /** Refuses a code for nothing. */
  public Pool {
    checkProduct(product);
    if (quantity < 1) {
      throw new Malformed("a code is worth 1 or more: " + quantity);
    }
  }

  static void checkProduct(String product) {
    if (!product.matches("[a-z0-9-]{1,40}")) {
      throw new Malformed("product is 1 to 40 of a-z, 0-9 and -");
    }
  }

  /**
   * Reads what {@link #name} prints.
   *
   * @throws Malformed if it is something else
   */
  public static Pool parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new Malformed(
          "pool is a product, a dot and a quantity, such as aws-credit.1, perhaps with a dot and 12"
              + " digits: "
              + Malformed.shown(text));
    }
    return new Pool(
        parts.group(1),
        Long.parseLong(parts.group(2)),
        Optional.ofNullable(parts.group(3)).map(Account.Member::new));
  }

  /** The name of its items: no product has a dot. */
  public String name() {
    return product + "." + quantity + recipient.map(account -> "." + account.id()).orElse("");
  }
}
