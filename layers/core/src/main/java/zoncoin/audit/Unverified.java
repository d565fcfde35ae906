package zoncoin.audit;

import java.util.List;
import java.util.Optional;
import zoncoin.ledger.KeyRing;
import zoncoin.ledger.SignedEntry;

/**
 * An entry whose signature is still to be verified.
 *
 * @param index where it is
 * @param signed the entry
 * @param ring the keys that are valid there
 */
record Unverified(long index, SignedEntry signed, KeyRing ring) {
  /** Those that are not signed as they say. */
  static List<Finding> verify(List<Unverified> entries) {
    return entries.stream().map(Unverified::verify).flatMap(Optional::stream).toList();
  }

  private Optional<Finding> verify() {
    if (ring.isSignedBy(signed)) {
      return Optional.empty();
    }
    String detail = "is not signed by " + signed.signature().name();
    return Optional.of(Finding.of(index, signed.entry().transaction(), Rule.SIGNATURE, detail));
  }
}
