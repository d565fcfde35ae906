package zoncoin.note;

import java.util.ArrayList;
import java.util.List;
import zoncoin.tlog.Canonical;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * What tlog-proof and tlog-witness have in common: a few lines, a proof of one hash a line, a blank
 * line, and a signed checkpoint as it is.
 *
 * @param lines those before the blank line
 * @param checkpoint what follows it
 */
record ProofText(List<String> lines, String checkpoint) {
  /**
   * Most hashes of a proof: the height of the largest tree that a size can count (tlog-witness,
   * "add-checkpoint").
   */
  static final int MAX_HASHES = 63;

  private static final int MAX_LINES = MAX_HASHES + 3;

  static ProofText parse(String what, String text) {
    int blank = text.indexOf("\n\n");
    if (blank < 0) {
      throw new Malformed(what + ": no blank line before the checkpoint");
    }
    List<String> lines = List.of(text.substring(0, blank).split("\n", MAX_LINES + 1));
    return new ProofText(lines, text.substring(blank + 2));
  }

  /** The hashes from a line on. */
  List<Hash> hashesFrom(int line) {
    if (line > lines.size() || lines.size() - line > MAX_HASHES) {
      throw new Malformed("proof: " + (lines.size() - line) + " hashes where at most 63 belong");
    }
    List<Hash> hashes = new ArrayList<>();
    for (String hash : lines.subList(line, lines.size())) {
      hashes.add(Hash.parse(hash));
    }
    return hashes;
  }

  SignedCheckpoint signedCheckpoint() {
    return SignedCheckpoint.parse(Canonical.utf8("checkpoint", checkpoint));
  }

  static List<Hash> checked(List<Hash> hashes) {
    if (hashes.size() > MAX_HASHES) {
      throw new Malformed("proof: " + hashes.size() + " hashes where at most 63 belong");
    }
    return List.copyOf(hashes);
  }

  /** Adds hashes, blank line and checkpoint to the lines before them. */
  static String print(StringBuilder lines, List<Hash> hashes, SignedCheckpoint checkpoint) {
    for (Hash hash : hashes) {
      lines.append(hash.base64()).append('\n');
    }
    return lines.append('\n').append(checkpoint.note().printed()).toString();
  }
}
