package zoncoin.ledger;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import zoncoin.note.SignatureType;
import zoncoin.note.VerifierKey;
import zoncoin.tlog.Malformed;

/**
 * An issuer key and what it may sign from the entry on that names it.
 *
 * @param key the key, Ed25519 (type 0x01)
 * @param kinds what it may sign; none retires it
 */
public record PublicKey(VerifierKey key, Set<Kind> kinds) {
  private static final String NONE = "none";

  /** Checks the type; copies the kinds, in their own order. */
  public PublicKey {
    if (key.type() != SignatureType.ED25519) {
      throw new Malformed("public-key is of type Ed25519: " + key.name());
    }
    EnumSet<Kind> inOrder = EnumSet.noneOf(Kind.class);
    inOrder.addAll(kinds);
    kinds = Collections.unmodifiableSet(inOrder);
  }

  /** The key with every kind its desk signs by default. */
  public static PublicKey ofDesk(VerifierKey key, Kind.Desk desk) {
    return new PublicKey(
        key,
        Arrays.stream(Kind.values()).filter(k -> k.desk() == desk).collect(Collectors.toSet()));
  }

  /**
   * Reads what {@link #toString} prints: a vkey, a space, kinds joined by commas or {@code none}.
   *
   * @throws Malformed for anything else
   */
  public static PublicKey parse(String text) {
    int space = text.indexOf(' ');
    if (space < 0) {
      throw new Malformed(
          "public-key is a vkey and the kinds it may sign: " + Malformed.shown(text));
    }
    VerifierKey key = VerifierKey.parse(text.substring(0, space));
    String words = text.substring(space + 1);
    if (words.equals(NONE)) {
      return new PublicKey(key, Set.of());
    }
    return new PublicKey(
        key, Arrays.stream(words.split(",", -1)).map(Kind::parse).collect(Collectors.toSet()));
  }

  @Override
  public String toString() {
    String words = kinds.stream().map(Kind::word).collect(Collectors.joining(","));
    return key + " " + (words.isEmpty() ? NONE : words);
  }
}
