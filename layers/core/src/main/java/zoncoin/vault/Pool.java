package zoncoin.vault;

import java.util.Optional;
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
  /** Refuses a code for nothing. */
  public Pool {
    if (!product.matches("[a-z0-9-]{1,40}")) {
      throw new Malformed("product is 1 to 40 of a-z, 0-9 and -");
    }
    if (quantity < 1) {
      throw new Malformed("a code is worth 1 or more: " + quantity);
    }
  }

  /** The name of its items: no product has a dot. */
  String name() {
    return product + "." + quantity + recipient.map(account -> "." + account.id()).orElse("");
  }
}
