package zoncoin.store;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.evidence.EvidenceFiles;
import zoncoin.memory.MemoryEvidence;

final class FolderEvidenceTest implements EvidenceFilesContract {
  @TempDir private Path folder = Path.of("");
  private EvidenceFiles evidence = new MemoryEvidence();

  @BeforeEach
  void open() {
    evidence = new FolderEvidence(folder.resolve("evidence"));
  }

  @Override
  public EvidenceFiles evidence() {
    return evidence;
  }
}
