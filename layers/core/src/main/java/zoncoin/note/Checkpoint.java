package zoncoin.note;

import java.util.ArrayList;
import java.util.List;
import zoncoin.tlog.Canonical;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.TreeHead;

/**
 * The text of a checkpoint (c2sp.org/tlog-checkpoint): what a log signs.
 *
 * <pre>{@code
 * zoncoin.example/log/1
 * 8
 * XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=
 * }</pre>
 *
 * @param origin which log
 * @param size leaves in its tree
 * @param root hash over them
 * @param extensions further lines, none in ours: no monitor can audit them and an ML-DSA-44
 *     signature leaves them out
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
  private static final int FIXED_LINES = 3;

  /** Refuses what cannot be printed so that it parses again, and what no tree can have. */
  public Checkpoint {
    extensions = List.copyOf(extensions);
    checkLine("origin", origin);
    extensions.forEach(line -> checkLine("extension", line));
    TreeHead _ = new TreeHead(size, root);
  }

  private static void checkLine(String what, String line) {
    if (line.isEmpty() || line.chars().anyMatch(c -> c < ' ')) {
      throw new Malformed(
          "checkpoint "
              + what
              + " "
              + Malformed.shown(line)
              + ": empty or with a control character");
    }
  }

  /**
   * The checkpoint of a tree head.
   *
   * @param origin which log
   * @param head of its tree
   * @return a checkpoint without extensions
   */
  public static Checkpoint of(String origin, TreeHead head) {
    return new Checkpoint(origin, head.size(), head.root(), List.of());
  }

  /**
   * Reads the text of a checkpoint.
   *
   * @param text of a signed note
   * @return the checkpoint
   * @throws Malformed if the text is not exactly what {@link #text} gives back
   */
  public static Checkpoint parse(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length < FIXED_LINES + 1 || !lines[lines.length - 1].isEmpty()) {
      throw new Malformed("checkpoint: not origin, size and root, each on a line of its own");
    }
    List<String> extensions = List.of(lines).subList(FIXED_LINES, lines.length - 1);
    long size = Canonical.parseCount("checkpoint size", lines[1]);
    return new Checkpoint(lines[0], size, Hash.parse(lines[2]), extensions);
  }

  /**
   * The text that is signed.
   *
   * @return the lines, each with its newline
   */
  public String text() {
    List<String> lines = new ArrayList<>(List.of(origin, Long.toString(size), root.base64()));
    lines.addAll(extensions);
    return String.join("\n", lines) + "\n";
  }

  /**
   * What the log commits to.
   *
   * @return size and root
   */
  public TreeHead head() {
    return new TreeHead(size, root);
  }
}
