package zoncoin.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import zoncoin.billing.Assessment;
import zoncoin.billing.SignedAssessment;
import zoncoin.evidence.EvidenceName.Kind;
import zoncoin.note.NoteSigner;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * Keeps what entries will rest on, before they are posted: an entry that names what is not there
 * would never be shown to be right. Keeping the same again changes nothing. Safe for use by many
 * threads.
 */
public final class EvidenceWriter {
  private final EvidenceFiles files;
  private final NoteSigner billing;

  /** Policies are few, and every assessment names one. */
  private final Set<EvidenceName> keptPolicies = ConcurrentHashMap.newKeySet();

  /**
   * @param files where it is kept
   * @param billing the key that assessments are signed with
   */
  public EvidenceWriter(EvidenceFiles files, NoteSigner billing) {
    this.files = files;
    this.billing = billing;
  }

  /**
   * Signs and keeps an assessment.
   *
   * @throws Malformed if something else is kept under its name
   */
  public void keep(Assessment assessment) {
    SignedAssessment signed = SignedAssessment.sign(assessment, billing);
    EvidenceName name = new EvidenceName(Kind.ASSESSMENT, signed.hash());
    if (!files.create(name, signed.bytes())) {
      // Perhaps signed with an earlier key: it is the text that the name is of.
      requireThere(name, new EvidenceReader(files).assessment(name.hash()));
    }
  }

  /**
   * Keeps the text of a reward policy.
   *
   * @throws Malformed if something else is kept under its name
   */
  public void keep(String rewardPolicy) {
    byte[] bytes = rewardPolicy.getBytes(UTF_8);
    EvidenceName name = new EvidenceName(Kind.REWARD_POLICY, Hash.sha256(bytes));
    if (keptPolicies.contains(name)) {
      return;
    }
    if (!files.create(name, bytes)) {
      requireThere(name, new EvidenceReader(files).rewardPolicy(name.hash()));
    }
    keptPolicies.add(name);
  }

  /**
   * Keeps the text of a catalogue.
   *
   * @throws Malformed if something else is kept under its name
   */
  public void keepCatalogue(String catalogue) {
    byte[] bytes = catalogue.getBytes(UTF_8);
    EvidenceName name = new EvidenceName(Kind.CATALOGUE, Hash.sha256(bytes));
    if (!files.create(name, bytes)) {
      requireThere(name, new EvidenceReader(files).catalogue(name.hash()));
    }
  }

  private static void requireThere(EvidenceName name, Optional<?> found) {
    if (found.isEmpty()) {
      throw new Malformed("evidence was there and is gone: " + name);
    }
  }
}
