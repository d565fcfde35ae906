package zoncoin.evidence;

import java.util.Optional;
import zoncoin.billing.SignedAssessment;
import zoncoin.evidence.EvidenceName.Kind;
import zoncoin.tlog.Canonical;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/** Reads what entries rest on, and checks that it is what its name says. */
public final class EvidenceReader {
  private final EvidenceFiles files;

  /**
   * @param files where it is kept
   */
  public EvidenceReader(EvidenceFiles files) {
    this.files = files;
  }

  /**
   * The assessment that an entry names. Its signature is not checked here.
   *
   * @param hash SHA-256 of its text
   * @throws Malformed if what is there is no signed assessment, or another
   */
  public Optional<SignedAssessment> assessment(Hash hash) {
    EvidenceName name = new EvidenceName(Kind.ASSESSMENT, hash);
    Optional<SignedAssessment> found = files.read(name).map(SignedAssessment::parse);
    found.ifPresent(signed -> check(name, signed.hash()));
    return found;
  }

  /**
   * The text of the reward policy that an entry names.
   *
   * @param hash SHA-256 of the text
   * @throws Malformed if what is there is another text
   */
  public Optional<String> rewardPolicy(Hash hash) {
    return text(new EvidenceName(Kind.REWARD_POLICY, hash));
  }

  /**
   * The text of the catalogue that an entry names.
   *
   * @param hash SHA-256 of the text
   * @throws Malformed if what is there is another text
   */
  public Optional<String> catalogue(Hash hash) {
    return text(new EvidenceName(Kind.CATALOGUE, hash));
  }

  private Optional<String> text(EvidenceName name) {
    Optional<byte[]> found = files.read(name);
    found.ifPresent(bytes -> check(name, Hash.sha256(bytes)));
    return found.map(bytes -> Canonical.parseUtf8(name.path(), bytes));
  }

  private static void check(EvidenceName name, Hash hash) {
    if (!hash.equals(name.hash())) {
      throw new Malformed("evidence is not what its name says: " + name + " is " + hash.hex());
    }
  }
}
