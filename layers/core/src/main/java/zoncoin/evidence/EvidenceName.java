package zoncoin.evidence;

import zoncoin.tlog.Hash;

/**
 * The name of a piece of evidence: what it is, and a hash that whoever reads it recomputes.
 *
 * @param kind what it is
 * @param hash SHA-256: of the text of what is signed, an assessment or a report; of all bytes of
 *     anything else
 */
public record EvidenceName(Kind kind, Hash hash) {
  /** What evidence there is. */
  public enum Kind {
    /** A signed {@code zoncoin/assessment@v1}. */
    ASSESSMENT("assessment"),
    /** A {@code zoncoin/reward-policy@v1}. */
    REWARD_POLICY("reward-policy"),
    /** A file of a delivered bill, as it was delivered. */
    SOURCE("source"),
    /** A signed {@code zoncoin/report@v1}. */
    REPORT("report"),
    /** A {@code zoncoin/catalogue@v1}. */
    CATALOGUE("catalogue");

    private final String folder;

    Kind(String folder) {
      this.folder = folder;
    }

    /** The folder that its files are in. */
    public String folder() {
      return folder;
    }
  }

  /** Where it is kept, such as {@code assessment/e3b0…b855}: the hash in 64 hexadecimal digits. */
  public String path() {
    return kind.folder() + "/" + hash.hex();
  }

  @Override
  public String toString() {
    return path();
  }
}
