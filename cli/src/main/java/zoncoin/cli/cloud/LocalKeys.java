package zoncoin.cli.cloud;

import java.security.SecureRandom;
import java.util.List;
import java.util.function.Function;
import zoncoin.ledger.Issuer;
import zoncoin.ledger.Nonce;
import zoncoin.note.Ed25519Signer;
import zoncoin.note.MlDsa44Signer;
import zoncoin.note.NoteSigner;
import zoncoin.note.VerifierKey;

/**
 * The keys of a programme, in the place of KMS and Secrets Manager.
 *
 * @param log signs checkpoints: Ed25519 and ML-DSA-44
 * @param billing signs what mints
 * @param desk signs what members ask for
 * @param nonce hides leaves from whoever holds only hashes
 */
public record LocalKeys(
    List<NoteSigner> log, NoteSigner billing, NoteSigner desk, Nonce.Key nonce) {
  private static final int BYTES = 32;

  /** The keys kept in a folder; made the first time. */
  static LocalKeys in(PrivateFolder folder, String origin, SecureRandom random) {
    Function<String, byte[]> secret = name -> folder.secret(name, BYTES, random);
    return new LocalKeys(
        List.of(
            Ed25519Signer.of(origin, secret.apply("log-ed25519")),
            MlDsa44Signer.of(origin, secret.apply("log-ml-dsa-44"))),
        Ed25519Signer.of(origin + "/billing", secret.apply("billing-ed25519")),
        Ed25519Signer.of(origin + "/desk", secret.apply("desk-ed25519")),
        new Nonce.Key(secret.apply("nonce")));
  }

  /** Signs all that there is to sign. */
  Issuer issuer() {
    return Issuer.of(billing, desk);
  }

  /** What verifies checkpoints. */
  public List<VerifierKey> logKeys() {
    return log.stream().map(NoteSigner::verifierKey).toList();
  }

  /** What verifies entries. */
  public List<VerifierKey> issuerKeys() {
    return List.of(billing.verifierKey(), desk.verifierKey());
  }
}
