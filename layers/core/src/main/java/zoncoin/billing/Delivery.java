package zoncoin.billing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import zoncoin.tlog.Malformed;

/**
 * One delivery of a bill: what was handed over at once and speaks for the whole of its payer and
 * period. Of two deliveries the one of the greater {@link Age} counts.
 *
 * @param format what it is written in, such as {@code cur-2.0}; a word of lower-case letters,
 *     digits, point and dash
 * @param execution the id of the run that made it, as its manifest says; {@code -} where nothing
 *     says
 * @param modified when its manifest was last modified, or the newest of its files where there is
 *     none; whole milliseconds
 * @param files what it was read from, the manifest too; sorted by name, each name once, never empty
 */
public record Delivery(String format, String execution, Instant modified, List<SourceFile> files) {
  /** What {@link #execution} says where nothing names the run. */
  public static final String NO_EXECUTION = "-";

  /** Most files of one delivery, which bounds the text of each assessment. */
  public static final int MAX_FILES = 10_000;

  /** Most characters of their lines together: an assessment is a signed note, of a megabyte. */
  private static final int MAX_LINES_CHARACTERS = 800_000;

  /** What stands beside each name in a line of the text: a hash, a length and the spaces. */
  private static final int BESIDE_NAME_CHARACTERS = 70;

  private static final Pattern FORMAT = Pattern.compile("[a-z0-9][a-z0-9.-]{0,31}");
  private static final Pattern EXECUTION = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

  /** Sorts the files and refuses what could not be printed as one text. */
  public Delivery {
    if (!FORMAT.matcher(format).matches()) {
      throw new Malformed("format is one word in lower case: " + Malformed.shown(format));
    }
    if (!EXECUTION.matcher(execution).matches()) {
      throw new Malformed("execution id is one word: " + Malformed.shown(execution));
    }
    if (!modified.equals(modified.truncatedTo(ChronoUnit.MILLIS))) {
      throw new Malformed("modified is in whole milliseconds: " + modified);
    }
    files = files.stream().sorted().toList();
    if (files.isEmpty() || files.size() > MAX_FILES) {
      throw new Malformed("delivery has 1 to " + MAX_FILES + " files: " + files.size());
    }
    if (files.stream().mapToLong(f -> f.name().length() + BESIDE_NAME_CHARACTERS).sum()
        > MAX_LINES_CHARACTERS) {
      throw new Malformed("names of a delivery's files fit a note: " + files.size() + " files");
    }
    if (files.stream().map(SourceFile::name).distinct().count() != files.size()) {
      throw new Malformed("delivery names each of its files once");
    }
  }

  /**
   * Whether this delivery replaces another of the same payer and period. The same age does not.
   *
   * @param other the one that counts so far
   */
  public boolean isNewerThan(Delivery other) {
    return age().compareTo(other.age()) > 0;
  }

  /** What decides whether it counts. */
  public Age age() {
    return new Age(Source.of(format), modified, execution);
  }
}
