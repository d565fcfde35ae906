package zoncoin.billing;

import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * A file that a bill was read from.
 *
 * @param name how the delivery names it: an S3 URI or key, or a file's name; one printable line
 * @param bytes its length, as stored
 * @param sha256 SHA-256 of those bytes
 */
public record SourceFile(String name, long bytes, Hash sha256) implements Comparable<SourceFile> {
  /** Longest name, in characters: an S3 key has at most 1,024 bytes, a URI its bucket as well. */
  private static final int MAX_NAME_CHARACTERS = 1_200;

  /** Refuses a name that would not stand in one line, and a negative length. */
  public SourceFile {
    checkName(name);
    if (bytes < 0) {
      throw new Malformed("length of a source file is not negative: " + bytes);
    }
  }

  /**
   * Refuses what cannot name a source file.
   *
   * @param name one printable line
   * @throws Malformed if it is anything else
   */
  public static void checkName(String name) {
    boolean oneLine = name.chars().noneMatch(Character::isISOControl) && name.equals(name.strip());
    if (name.isEmpty() || name.length() > MAX_NAME_CHARACTERS || !oneLine) {
      throw new Malformed("name of a source file is one line: " + Malformed.shown(name));
    }
  }

  /** By name. */
  @Override
  public int compareTo(SourceFile other) {
    return name.compareTo(other.name);
  }
}
