package zoncoin.ledger;

import java.util.List;

/**
 * The beginning of a ledger: its first entry names the keys that sign all others. Doing it again
 * finds it done; a ledger that began with other keys is another ledger.
 */
public final class Founding {
  private final Ledger ledger;
  private final Issuer issuer;

  /**
   * @param ledger signs with both desks' keys
   * @param issuer the same keys, to be named
   */
  public Founding(Ledger ledger, Issuer issuer) {
    this.ledger = ledger;
    this.issuer = issuer;
  }

  /**
   * Names the keys.
   *
   * @return the entry that does, whether it is new or not
   * @throws IllegalStateException if the ledger began with other keys
   */
  public SignedEntry found() {
    List<PublicKey> keys = issuer.publicKeys();
    Posted posted = ledger.post(new Request.NameKeys(TransactionId.ofKey(1), keys), List.of());
    if (posted instanceof Posted.Written written) {
      return written.signed();
    }
    throw new IllegalStateException("this table holds a ledger of other keys: " + posted);
  }
}
