package zoncoin.note;

import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;
import zoncoin.tlog.Malformed;

/** The one rule by which this project accepts an Ed25519 signature. */
final class Ed25519Check implements SignatureCheck {
  private final Ed25519.PublicPoint publicKey;

  private Ed25519Check(Ed25519.PublicPoint publicKey) {
    this.publicKey = publicKey;
  }

  static Ed25519Check of(byte[] publicKey) {
    Ed25519.@Nullable PublicPoint point = Ed25519.validatePublicKeyFullExport(publicKey, 0);
    if (point == null) {
      throw new Malformed("Ed25519 key: not the canonical encoding of a point of prime order");
    }
    return new Ed25519Check(point);
  }

  @Override
  public boolean verify(byte[] message, byte[] signature) {
    return Ed25519.verify(signature, 0, publicKey, message, 0, message.length);
  }
}
