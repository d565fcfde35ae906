package zoncoin.providers;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import zoncoin.ledger.TransactionId;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * What Amazon knows a gift card by: the partner id, with which it has to begin, and fourteen
 * letters and digits of the SHA-256 of the hold's id, in base 62. The same hold has the same id on
 * every attempt and every machine, with nothing to keep.
 *
 * <p><b>Two holds with one id.</b> Fourteen digits of base 62 are 83 bits. Among a thousand million
 * cards, 2^60 pairs, two meet with a chance of 2^-24. Whoever wants to meet another's card has to
 * find a second preimage, 2^83 tries; whoever makes two of its own meet, 2^42 tries, pays twice for
 * one card.
 *
 * @param text at most 19 characters
 */
record GiftCardId(String text) {
  private static final Pattern PARTNER = Pattern.compile("[A-Za-z0-9]{1,5}");
  private static final int DIGITS = 14;
  private static final BigInteger BASE = BigInteger.valueOf(62);
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
          + "ABCDEFGHIJKLMNOPQRSTUVWXYZ".toLowerCase(Locale.ROOT);

  /** Refuses what no id could begin with. */
  static void checkPartner(String partner) {
    if (!PARTNER.matcher(partner).matches()) {
      throw new Malformed("partner id is 1 to 5 letters and digits: " + Malformed.shown(partner));
    }
  }

  /** The id of the card of a hold. */
  static GiftCardId of(String partner, TransactionId hold) {
    checkPartner(partner);
    byte[] hash = Hash.sha256(hold.text().getBytes(StandardCharsets.US_ASCII)).bytes();
    BigInteger rest = new BigInteger(1, hash);
    StringBuilder text = new StringBuilder(partner);
    for (int digit = 0; digit < DIGITS; digit++) {
      BigInteger[] divided = rest.divideAndRemainder(BASE);
      text.append(ALPHABET.charAt(divided[1].intValue()));
      rest = divided[0];
    }
    return new GiftCardId(text.toString());
  }
}
