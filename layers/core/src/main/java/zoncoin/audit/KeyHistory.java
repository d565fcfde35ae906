package zoncoin.audit;

import java.util.Optional;
import zoncoin.ledger.KeyRing;
import zoncoin.ledger.Kind;
import zoncoin.ledger.PublicKey;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.TransactionId;

/** The issuer keys as the log itself names them, one {@code kind key} entry after the other. */
final class KeyHistory {
  private final String origin;
  private KeyRing ring = KeyRing.EMPTY;
  private int changes;

  KeyHistory(String origin) {
    this.origin = origin;
  }

  /**
   * Judges who signed an entry, all but the arithmetic of the signature, and takes in what keys it
   * names. Where an entry could not be read, a key that is not known may have been named there.
   *
   * @return the ring under which its signature has to verify; empty if no key of it may have signed
   */
  Optional<KeyRing> judge(Case at, SignedEntry signed) {
    KeyRing valid = ring;
    Optional<KeyRing.Fault> fault = valid.checkPermission(signed);
    if (at.isComplete()) {
      fault.ifPresent(f -> at.wrong(rule(f), detail(signed)));
    }
    if (at.index() == 0 && at.kind() != Kind.KEY) {
      at.wrong(Rule.KEYS, "is entry 0 and of kind " + at.kind().word());
    }
    if (at.kind() == Kind.KEY) {
      judgeChange(at);
      // A key that nobody entitled named is not taken in: what it signs is found wrong too.
      ring = valid.check(signed).isEmpty() ? valid.after(signed.entry()) : valid;
    }
    return fault.isPresent() ? Optional.empty() : Optional.of(valid);
  }

  private void judgeChange(Case at) {
    TransactionId name = TransactionId.ofKey(++changes);
    if (at.isComplete() && !at.entry().transaction().equals(name)) {
      at.wrong(Rule.KEYS, "is the change of keys that has to be named " + name);
    }
    for (PublicKey named : at.entry().publicKeys()) {
      if (!named.key().name().startsWith(origin + "/")) {
        at.wrong(Rule.KEYS, "names a key that is not below " + origin + "/");
      }
    }
  }

  private static Rule rule(KeyRing.Fault fault) {
    return switch (fault) {
      case UNKNOWN_KEY -> Rule.ISSUER;
      case KIND_NOT_ALLOWED -> Rule.KIND;
      case BAD_SIGNATURE -> Rule.SIGNATURE;
    };
  }

  private static String detail(SignedEntry signed) {
    return "is of kind %s and signed by %s, key %08x"
        .formatted(
            signed.entry().kind().word(), signed.signature().name(), signed.signature().keyId());
  }
}
