package zoncoin.store;

import zoncoin.evidence.EvidenceFiles;
import zoncoin.memory.MemoryEvidence;

final class MemoryEvidenceTest implements EvidenceFilesContract {
  private final EvidenceFiles evidence = new MemoryEvidence();

  @Override
  public EvidenceFiles evidence() {
    return evidence;
  }
}
