package zoncoin.costslocal;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keys that sign: the caller's own, and those of the roles it assumed. Safe for many threads. */
final class Roles {
  private static final int SECRET_BYTES = 20;

  private final Map<String, Key> keys = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final Optional<String> externalId;

  /**
   * A key.
   *
   * @param id its access key id
   * @param secret what it signs with
   * @param token of its session; empty for a key of no role
   * @param payer whose role it is of; empty for a key of no role
   */
  record Key(String id, String secret, Optional<String> token, Optional<String> payer) {}

  /**
   * @param externalId what whoever assumes a role has to say; empty if roles ask for none
   */
  Roles(Optional<String> externalId) {
    this.externalId = externalId;
  }

  /** Makes a key of no role. */
  Key make() {
    return keep(new Key("AKIA" + hex(8), hex(SECRET_BYTES), Optional.empty(), Optional.empty()));
  }

  /** Makes a key of a payer's role, if the right external id is said. */
  Key assume(String payer, Optional<String> said) {
    if (!externalId.equals(said)) {
      throw new Call.Refused(403, "AccessDenied", "not authorized to perform: sts:AssumeRole");
    }
    return keep(
        new Key(
            "ASIA" + hex(8),
            hex(SECRET_BYTES),
            Optional.of(hex(SECRET_BYTES)),
            Optional.of(payer)));
  }

  Optional<Key> named(String id) {
    return Optional.ofNullable(keys.get(id));
  }

  private Key keep(Key key) {
    keys.put(key.id(), key);
    return key;
  }

  private String hex(int bytes) {
    byte[] made = new byte[bytes];
    random.nextBytes(made);
    return HexFormat.of().withUpperCase().formatHex(made);
  }
}
