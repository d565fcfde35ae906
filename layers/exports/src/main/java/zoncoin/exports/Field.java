package zoncoin.exports;

import java.util.Locale;

/**
 * What a line of a bill says in words, whatever it is written in: the columns that {@code bill.sql}
 * groups by. Which columns of a file say it is for its {@link Dialect} to know.
 */
enum Field {
  /** Who charges it; empty if it is AWS. */
  PROVIDER,
  PAYER,
  ACCOUNT,
  PERIOD,
  CURRENCY,
  TYPE,
  ENTITY,
  PRODUCT,
  INVOICE,
  DESCRIPTION;

  /** The name of this field in the view that the sums are made of. */
  String alias() {
    return name().toLowerCase(Locale.ROOT);
  }
}
