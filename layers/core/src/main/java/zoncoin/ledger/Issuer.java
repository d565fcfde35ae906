package zoncoin.ledger;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import zoncoin.note.NoteSigner;
import zoncoin.note.SignedNote;

/** Signs entries: with the billing key what that one may sign, with the desk key the rest. */
public final class Issuer {
  private final Map<Kind.Desk, NoteSigner> signers;

  private Issuer(Map<Kind.Desk, NoteSigner> signers) {
    this.signers = new EnumMap<>(signers);
  }

  /** An issuer that holds both keys. */
  public static Issuer of(NoteSigner billing, NoteSigner desk) {
    return new Issuer(Map.of(Kind.Desk.BILLING, billing, Kind.Desk.DESK, desk));
  }

  /** An issuer that holds one key and cannot sign what the other may. */
  public static Issuer of(Kind.Desk desk, NoteSigner signer) {
    return new Issuer(Map.of(desk, signer));
  }

  /** The keys it holds with every kind each may sign, for the ledger's first entry. */
  public List<PublicKey> publicKeys() {
    return signers.entrySet().stream()
        .map(signer -> PublicKey.ofDesk(signer.getValue().verifierKey(), signer.getKey()))
        .toList();
  }

  /**
   * The key that signs for a desk, for what it signs besides entries.
   *
   * @throws IllegalStateException if this issuer does not hold that key
   */
  public NoteSigner signer(Kind.Desk desk) {
    NoteSigner signer = signers.get(desk);
    if (signer == null) {
      throw new IllegalStateException("this issuer holds no key of desk " + desk);
    }
    return signer;
  }

  /**
   * Signs an entry with the key for its kind.
   *
   * @throws IllegalStateException if this issuer does not hold that key, which is a mistake in the
   *     wiring
   */
  public SignedEntry sign(Entry entry) {
    NoteSigner signer = signer(entry.kind().desk());
    long timeSeconds = entry.time().getEpochSecond();
    return SignedEntry.of(entry, SignedNote.sign(entry.text(), timeSeconds, List.of(signer)));
  }
}
