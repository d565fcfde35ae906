package zoncoin.redemption;

import java.util.Optional;
import zoncoin.tlog.Hash;

/** Where the catalogues of a programme come from. Safe for use by many threads. */
public interface Catalogues {
  /** The one that new redemptions are asked under. */
  Catalogue inForce();

  /**
   * The one whose text has that hash: what a redemption was asked under, perhaps long ago.
   *
   * @param hash SHA-256 of the text
   */
  Optional<Catalogue> named(Hash hash);

  /** One that never changes. */
  static Catalogues of(Catalogue catalogue) {
    return new Catalogues() {
      @Override
      public Catalogue inForce() {
        return catalogue;
      }

      @Override
      public Optional<Catalogue> named(Hash hash) {
        return Optional.of(catalogue).filter(found -> found.hash().equals(hash));
      }
    };
  }
}
