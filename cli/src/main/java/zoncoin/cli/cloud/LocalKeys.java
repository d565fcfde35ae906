package zoncoin.cli.cloud;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import zoncoin.ledger.Issuer;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Nonce;
import zoncoin.note.Ed25519Signer;
import zoncoin.note.MlDsa44Signer;
import zoncoin.note.NoteSigner;
import zoncoin.note.RenewedSigner;
import zoncoin.note.VerifierKey;
import zoncoin.rotation.Seeds;
import zoncoin.store.FolderFiles;
import zoncoin.store.FolderSeeds;

/**
 * The keys of a programme, in the place of KMS and Secrets Manager.
 *
 * @param log signs checkpoints: Ed25519 and ML-DSA-44
 * @param billing signs what mints
 * @param desk signs what members ask for
 * @param nonce hides leaves from whoever holds only hashes
 * @param seeds what the two issuers' keys are made of; a key that is rotated is fetched as in
 *     Lambda
 */
public record LocalKeys(
    List<NoteSigner> log,
    NoteSigner billing,
    NoteSigner desk,
    Nonce.Key nonce,
    Map<Kind.Desk, FolderSeeds> seeds) {
  private static final int BYTES = 32;

  /** The keys kept in a folder; made the first time. */
  static LocalKeys in(
      PrivateFolder folder, String origin, SecureRandom random, InstantSource clock) {
    Function<String, byte[]> secret = name -> folder.secret(name, BYTES, random);
    FolderSeeds billing = seeds(folder, Kind.Desk.BILLING, random);
    FolderSeeds desk = seeds(folder, Kind.Desk.DESK, random);
    return new LocalKeys(
        List.of(
            Ed25519Signer.of(origin, secret.apply("log-ed25519")),
            MlDsa44Signer.of(origin, secret.apply("log-ml-dsa-44"))),
        new RenewedSigner(() -> current(Kind.Desk.BILLING.keyName(origin), billing), clock),
        new RenewedSigner(() -> current(Kind.Desk.DESK.keyName(origin), desk), clock),
        new Nonce.Key(secret.apply("nonce")),
        Map.of(Kind.Desk.BILLING, billing, Kind.Desk.DESK, desk));
  }

  private static FolderSeeds seeds(PrivateFolder folder, Kind.Desk desk, SecureRandom random) {
    String name = desk.word() + "-ed25519";
    if (folder.read(name).isEmpty()) {
      var _ = folder.secret(name, BYTES, random);
    }
    return new FolderSeeds(FolderFiles.of(folder.root()), name);
  }

  private static NoteSigner current(String name, Seeds seeds) {
    return Ed25519Signer.of(name, seeds.read(seeds.labels().current()).orElseThrow());
  }

  /** Signs all that there is to sign. */
  Issuer issuer() {
    return Issuer.of(billing, desk);
  }

  /** What verifies checkpoints. */
  public List<VerifierKey> logKeys() {
    return log.stream().map(NoteSigner::verifierKey).toList();
  }

  /** What verifies the entries of now; those of before may have other keys. */
  public List<VerifierKey> issuerKeys() {
    return List.of(billing.verifierKey(), desk.verifierKey());
  }
}
