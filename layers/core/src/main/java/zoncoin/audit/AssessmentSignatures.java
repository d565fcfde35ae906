package zoncoin.audit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import zoncoin.billing.SignedAssessment;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Kind;
import zoncoin.ledger.PublicKey;
import zoncoin.note.Verdict;
import zoncoin.note.VerifierKey;

/**
 * Whose word assessments are: of a key that the log named for issuing coins.
 *
 * <p>Any of them will do. An assessment is kept before its entry is posted, and once kept it stays
 * as it was signed, so a key that was retired meanwhile may be under it; and a key's first
 * assessments may be sealed before the entry that names the key, which is no other's successor. So
 * those by no key known yet wait for the end of the log.
 */
final class AssessmentSignatures {
  /** A key's entry is sealed seconds after the key's first use: more wait for none. */
  private static final int MAX_WAITING = 1_000;

  private final Findings findings;
  private final Set<VerifierKey> issuing = new LinkedHashSet<>();
  private final List<Waiting> waiting = new ArrayList<>();

  AssessmentSignatures(Findings findings) {
    this.findings = findings;
  }

  /** An entry whose assessment no key known so far has signed. */
  private record Waiting(long index, Entry entry, SignedAssessment assessment) {}

  /** Takes in the keys that an entry names, if it names any. */
  void name(Entry entry) {
    entry.publicKeys().stream()
        .filter(named -> named.kinds().contains(Kind.ISSUE))
        .map(PublicKey::key)
        .forEach(issuing::add);
  }

  /** Judges who signed the assessment of an entry. */
  void judge(long index, Entry entry, SignedAssessment assessment) {
    if (isSigned(index, entry, assessment)) {
      return;
    }
    if (waiting.size() < MAX_WAITING) {
      waiting.add(new Waiting(index, entry, assessment));
    } else {
      addUnsigned(index, entry);
    }
  }

  /** There are no more entries. */
  void end() {
    for (Waiting one : waiting) {
      if (!isSigned(one.index(), one.entry(), one.assessment())) {
        addUnsigned(one.index(), one.entry());
      }
    }
  }

  /**
   * @return false if perhaps by a key that is not known yet; what is forged has been said
   */
  private boolean isSigned(long index, Entry entry, SignedAssessment assessment) {
    return switch (assessment.note().verify(issuing)) {
      case Verdict.Signed signed -> true;
      case Verdict.Unsigned unsigned -> false;
      case Verdict.Forged forged -> {
        add(index, entry, "its assessment's signature is not of " + forged.key().name());
        yield true;
      }
    };
  }

  private void addUnsigned(long index, Entry entry) {
    add(index, entry, "its assessment is signed by no key that may issue");
  }

  private void add(long index, Entry entry, String detail) {
    findings.add(Finding.of(index, entry.transaction(), Rule.EVIDENCE, detail));
  }
}
