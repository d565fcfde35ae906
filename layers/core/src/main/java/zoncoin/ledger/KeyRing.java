package zoncoin.ledger;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import zoncoin.note.NoteSignature;
import zoncoin.note.VerifierKey;

/**
 * Which issuer key may sign which kind, at one point of the log. Each {@code kind key} entry makes
 * the next ring; what counts is its place in the log, never its own time.
 */
public final class KeyRing {
  /** Before entry 0. */
  public static final KeyRing EMPTY = new KeyRing(Map.of());

  private final Map<VerifierKey, Set<Kind>> kinds;

  private KeyRing(Map<VerifierKey, Set<Kind>> kinds) {
    this.kinds = Collections.unmodifiableMap(kinds);
  }

  /** What is wrong with an entry's signature. */
  public enum Fault {
    /** No key of the ring has that name and id. */
    UNKNOWN_KEY,
    /** The key may not sign this kind here. */
    KIND_NOT_ALLOWED,
    /** The signature does not verify. */
    BAD_SIGNATURE
  }

  /** The ring after that entry, which must be of kind {@code key} to change anything. */
  public KeyRing after(Entry entry) {
    if (entry.publicKeys().isEmpty()) {
      return this;
    }
    Map<VerifierKey, Set<Kind>> next = new LinkedHashMap<>(kinds);
    entry.publicKeys().forEach(named -> next.put(named.key(), named.kinds()));
    return new KeyRing(next);
  }

  /** What that key may sign here: nothing if it is retired, or was never named. */
  public Set<Kind> kindsOf(VerifierKey key) {
    return kinds.getOrDefault(key, Set.of());
  }

  /** Every key that was named so far, retired ones too, in the order in which they first were. */
  public List<VerifierKey> named() {
    return List.copyOf(kinds.keySet());
  }

  /**
   * Checks who signed. The first entry of a log names its own key: what makes it true is the
   * checkpoint above it.
   *
   * @return what is wrong, or empty if the signature holds
   */
  public Optional<Fault> check(SignedEntry signed) {
    Optional<Fault> fault = checkPermission(signed);
    return fault.isPresent() || isSignedBy(signed) ? fault : Optional.of(Fault.BAD_SIGNATURE);
  }

  /** As {@link #check}, but for the arithmetic of the signature. */
  public Optional<Fault> checkPermission(SignedEntry signed) {
    KeyRing ring = ringFor(signed.entry());
    Optional<VerifierKey> key = ring.keyOf(signed.signature());
    if (key.isEmpty()) {
      return Optional.of(Fault.UNKNOWN_KEY);
    }
    boolean allowed = ring.kindsOf(key.get()).contains(signed.entry().kind());
    return allowed ? Optional.empty() : Optional.of(Fault.KIND_NOT_ALLOWED);
  }

  /** Whether the signature verifies under the key it names, whatever that key may sign. */
  public boolean isSignedBy(SignedEntry signed) {
    return ringFor(signed.entry())
        .keyOf(signed.signature())
        .map(key -> key.verify(signed.note().text(), signed.signature()))
        .orElse(false);
  }

  private KeyRing ringFor(Entry entry) {
    return kinds.isEmpty() ? after(entry) : this;
  }

  /** The key, retired or not, whose name and id a signature bears. */
  public Optional<VerifierKey> keyOf(NoteSignature signature) {
    for (VerifierKey key : kinds.keySet()) {
      if (key.matches(signature)) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }
}
