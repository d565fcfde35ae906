package zoncoin.exports;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import zoncoin.billing.Bill;
import zoncoin.billing.SourceFile;

/** The files of one delivery, found but not read. */
sealed interface Found {
  /** The data files, in the order they are named. */
  List<Named> files();

  /** What to call it where something is wrong with the whole. */
  default String name() {
    return switch (this) {
      case Exported(Manifest manifest, List<Named> files) -> manifest.source().name();
      case Loose(Instant modified, List<Named> files) -> files.getFirst().name();
    };
  }

  /** The name of the export that delivered it, where something says. */
  default String export() {
    return switch (this) {
      case Exported(Manifest manifest, List<Named> files) -> manifest.export();
      case Loose loose -> Bill.NO_EXPORT;
    };
  }

  /**
   * A data file.
   *
   * @param name how the delivery names it
   * @param path where its copy is
   */
  record Named(String name, Path path) {
    /** Refuses a name that a message could not repeat. */
    public Named {
      SourceFile.checkName(name);
    }
  }

  /** A delivery that its manifest lists. */
  record Exported(Manifest manifest, List<Named> files) implements Found {}

  /** Data files without a manifest, last modified when the newest of them was. */
  record Loose(Instant modified, List<Named> files) implements Found {}
}
