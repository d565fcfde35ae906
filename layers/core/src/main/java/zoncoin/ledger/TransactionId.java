package zoncoin.ledger;

import java.time.YearMonth;
import zoncoin.tlog.Malformed;

/**
 * The name of a transaction. It is never random and has an owner, so that the same wish has the
 * same name however often it is asked: {@code c.<caller>.<key>} for what a caller asks, and names
 * made of what the transaction is about for the rest.
 *
 * @param text 1 to 80 of A-Z, a-z, 0-9, dot, underscore and hyphen
 */
public record TransactionId(String text) implements Comparable<TransactionId> {
  private static final Form FORM = new Form("[A-Za-z0-9._-]", 1, 80);
  private static final Form CALLER = new Form("[0-9]", 12, 12);
  private static final Form KEY = new Form("[A-Za-z0-9_-]", 1, 40);
  private static final String END = ".end";
  private static final String REVERSE = ".reverse";

  /** Checks the form. */
  public TransactionId {
    if (!FORM.fits(text)) {
      throw new Malformed(
          "transaction id is 1 to 80 of A-Z a-z 0-9 . _ - : " + Malformed.shown(text));
    }
  }

  /** The id of that text; {@link Malformed} unless it has the form. */
  public static TransactionId parse(String text) {
    return new TransactionId(text);
  }

  /**
   * What a caller asks for under a key of its own choice.
   *
   * @param caller the caller's AWS account, 12 digits
   * @param key the caller's idempotency key, 1 to 40 of A-Za-z0-9_-
   * @throws Malformed unless both have their form
   */
  public static TransactionId ofCaller(String caller, String key) {
    if (!CALLER.fits(caller)) {
      throw new Malformed("caller is a 12-digit AWS account id: " + Malformed.shown(caller));
    }
    if (!KEY.fits(key)) {
      throw new Malformed(
          "idempotency key is 1 to 40 of A-Z a-z 0-9 _ - : " + Malformed.shown(key));
    }
    return new TransactionId("c." + caller + "." + key);
  }

  /** The nth change of issuer keys, from 1. */
  public static TransactionId ofKey(int number) {
    return new TransactionId("key." + number);
  }

  /** The expiry of one month's coins, extending the account's given sequence. */
  public static TransactionId ofExpiry(Account.Chained account, YearMonth month, long extended) {
    return new TransactionId(
        "expire." + account.text().replace(':', '.') + "." + month + "." + extended);
  }

  /** What an operator decides about an account, by verb, extending the account's given sequence. */
  static TransactionId ofDecision(String verb, Account.Chained account, long extended) {
    return new TransactionId(verb + "." + account.text().replace(':', '.') + "." + extended);
  }

  /**
   * The nth proposal to adjust an account that extends its given sequence, from 1; there is a
   * second once the first lapsed.
   */
  static TransactionId ofProposal(Account.Chained account, long extended, int number) {
    TransactionId first = ofDecision(Kind.ADJUST.word(), account, extended);
    return number == 1 ? first : new TransactionId(first.text + "-" + number);
  }

  /** What ends this hold, settle or release alike. */
  public TransactionId end() {
    return new TransactionId(text + END);
  }

  /** Whether this is the name of what ends a hold. */
  public boolean isEnd() {
    return text.endsWith(END);
  }

  /** Whether this is the name of what takes a transfer back. */
  public boolean isReversal() {
    return text.endsWith(REVERSE);
  }

  /** What takes this transfer back. */
  public TransactionId reversal() {
    return new TransactionId(text + REVERSE);
  }

  @Override
  public int compareTo(TransactionId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
