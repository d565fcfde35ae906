package zoncoin.store;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import zoncoin.evidence.EvidenceFiles;
import zoncoin.evidence.EvidenceName;
import zoncoin.seal.LogFiles;

/** A folder as {@link EvidenceFiles}, written as {@link FolderFiles} are. */
public final class FolderEvidence implements EvidenceFiles {
  private final FolderFiles files;

  /**
   * The evidence in that folder, which is made if it is not there.
   *
   * @throws java.io.UncheckedIOException if it cannot be made
   */
  public FolderEvidence(Path root) {
    this.files = FolderFiles.of(root);
  }

  @Override
  public Optional<byte[]> read(EvidenceName name) {
    return files.read(name.path()).map(LogFiles.Stored::bytes);
  }

  @Override
  public boolean create(EvidenceName name, byte[] bytes) {
    return files.create(name.path(), bytes);
  }

  @Override
  public void keep(Source source) {
    files.create(
        source.name().path(),
        aside -> {
          try (InputStream content = source.open()) {
            content.transferTo(aside);
          }
        });
  }
}
