package zoncoin.note;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import zoncoin.tlog.Malformed;

/**
 * The keys one trusts for one log, got by a way one trusts: the log's own, which carry its origin
 * as their name, and perhaps those of its issuers, whose names are the origin, a slash and more.
 *
 * @param origin which log
 * @param log keys that all must have signed a checkpoint; one of them at least is Ed25519
 * @param issuers keys that sign entries, all Ed25519
 */
public record TrustedKeys(String origin, List<VerifierKey> log, List<VerifierKey> issuers) {
  /** Copies; refuses keys of another log, and a log without an Ed25519 key. */
  public TrustedKeys {
    log = List.copyOf(log);
    issuers = List.copyOf(issuers);
    for (VerifierKey key : log) {
      require(key.name().equals(origin) && key.type() != SignatureType.COSIGNATURE_V1, key, origin);
    }
    for (VerifierKey key : issuers) {
      require(isIssuer(key, origin) && key.type() == SignatureType.ED25519, key, origin);
    }
    if (log.stream().noneMatch(key -> key.type() == SignatureType.ED25519)) {
      throw new Malformed("keys of log " + origin + ": its Ed25519 key is missing");
    }
  }

  /**
   * Tells keys apart by their names: the shortest name is the origin.
   *
   * @param keys of one log and its issuers, in any order; repeated ones count once
   * @return the same keys
   * @throws Malformed if there is none, one is of another log, or the log's Ed25519 key is missing
   */
  public static TrustedKeys of(Collection<VerifierKey> keys) {
    String origin =
        keys.stream()
            .map(VerifierKey::name)
            .min(Comparator.comparingInt(String::length))
            .orElseThrow(() -> new Malformed("keys of a log: there is none"));
    List<VerifierKey> all = keys.stream().distinct().toList();
    return new TrustedKeys(
        origin,
        all.stream().filter(key -> !isIssuer(key, origin)).toList(),
        all.stream().filter(key -> isIssuer(key, origin)).toList());
  }

  private static boolean isIssuer(VerifierKey key, String origin) {
    return key.name().startsWith(origin + "/");
  }

  private static void require(boolean holds, VerifierKey key, String origin) {
    if (!holds) {
      throw new Malformed(
          "key " + Malformed.shown(key.name()) + ": no key of log " + origin + " or its issuers");
    }
  }
}
