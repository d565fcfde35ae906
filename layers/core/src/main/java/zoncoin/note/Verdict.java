package zoncoin.note;

import java.util.List;

/** What verifying a note against known keys came to. */
public sealed interface Verdict {
  /**
   * At least one known key signed, and no signature by a known key is wrong.
   *
   * @param by those keys, in the order of the note
   */
  record Signed(List<VerifierKey> by) implements Verdict {
    /** Keeps a copy. */
    public Signed {
      by = List.copyOf(by);
    }
  }

  /**
   * A signature that carries a known key's name and id does not verify: the note is to be refused
   * whole.
   *
   * @param key the key it claims
   */
  record Forged(VerifierKey key) implements Verdict {}

  /** No known key signed. */
  record Unsigned() implements Verdict {}

  /**
   * Whether the text may be used as these keys' word.
   *
   * @param required keys that all must have signed
   * @return true if the note is {@link Signed} by each of them
   */
  default boolean isSignedByAll(List<VerifierKey> required) {
    return this instanceof Signed signed
        && !required.isEmpty()
        && signed.by().containsAll(required);
  }
}
