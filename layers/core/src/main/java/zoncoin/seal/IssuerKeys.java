package zoncoin.seal;

import java.util.Locale;
import java.util.Optional;
import zoncoin.ledger.Entry;
import zoncoin.ledger.KeyRing;
import zoncoin.ledger.Kind;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.TransactionId;

/**
 * The issuer keys that the log names so far, and what an entry is held to by them. Changes of keys
 * have numbers, and each is taken in its turn: what another key signed may be right after the next.
 */
final class IssuerKeys {
  private KeyRing ring = KeyRing.EMPTY;
  private int changes;
  private boolean isTurn;

  /** Whether the log names no key yet. */
  boolean isEmpty() {
    return changes == 0;
  }

  /** The name of the next change of keys. */
  TransactionId next() {
    return TransactionId.ofKey(changes + 1);
  }

  /** Now the next change of keys is looked at, and nothing else. */
  void beginTurn() {
    isTurn = true;
  }

  /** Now all else is looked at. */
  void endTurn() {
    isTurn = false;
  }

  /** Takes the next change of keys. */
  void add(Entry change) {
    ring = ring.after(change);
    changes++;
  }

  /** What is wrong with an entry whatever keys the log names later. */
  Optional<String> fault(SignedEntry signed) {
    boolean isNext = signed.entry().transaction().equals(next());
    if (isNext && signed.entry().kind() != Kind.KEY) {
      return Optional.of("is no change of keys");
    }
    return ring.check(signed)
        .filter(fault -> fault == KeyRing.Fault.BAD_SIGNATURE || isTurn)
        .map(IssuerKeys::said);
  }

  /** What may be right once the next change of keys is in the log. */
  Optional<String> faultForNow(SignedEntry signed) {
    boolean isOutOfTurn = signed.entry().kind() == Kind.KEY && !isTurn;
    return isOutOfTurn
        ? Optional.of("is not the next change of keys, " + next())
        : ring.checkPermission(signed).map(IssuerKeys::said);
  }

  private static String said(KeyRing.Fault fault) {
    return "signature: " + fault.name().toLowerCase(Locale.ROOT);
  }
}
