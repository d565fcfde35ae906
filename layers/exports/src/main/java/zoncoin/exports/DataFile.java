package zoncoin.exports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import zoncoin.billing.SourceFile;

/**
 * A data file that has been looked over from end to end.
 *
 * @param source its name, length and hash
 * @param path the bytes that were looked over
 * @param local the same under a plain name in the reading's own folder, unpacked if it was a zip
 * @param kind what {@code local} is stored as
 * @param separator what stands between two values, if it is CSV
 * @param first what its first record says, if it is CSV: the names of its columns, if it has them
 * @param records how many records it has, the first too, if it is CSV
 * @param modified when it was last modified before it was looked over
 */
record DataFile(
    SourceFile source,
    Path path,
    Path local,
    Kind kind,
    CsvScan.Separator separator,
    List<String> first,
    long records,
    FileTime modified) {
  String name() {
    return source.name();
  }

  /** Whether length and time of the file are still what they were. */
  boolean isUnchanged() throws IOException {
    return Files.size(path) == source.bytes() && Files.getLastModifiedTime(path).equals(modified);
  }
}
