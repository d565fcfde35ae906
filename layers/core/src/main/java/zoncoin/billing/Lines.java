package zoncoin.billing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * A text of lines, each a key, one space and a value, read in order. It says where the text leaves
 * its form; that the values themselves are in theirs, whoever reads them must see to, last by
 * printing the result and comparing.
 */
public final class Lines {
  /** Longest text, in characters: ten thousand files of one delivery and room. */
  private static final int MAX_CHARACTERS = 16 << 20;

  private final String what;
  private final List<String> lines;
  private int next;

  private Lines(String what, List<String> lines) {
    this.what = what;
    this.lines = lines;
  }

  /**
   * Opens a text behind its first line.
   *
   * @param header the first line, which says the form
   * @param text the text; ends with a newline
   * @throws Malformed if the first line is another
   */
  public static Lines of(String header, String text) {
    if (text.length() > MAX_CHARACTERS || !text.startsWith(header + "\n")) {
      throw new Malformed("text starts with the line " + header);
    }
    if (!text.endsWith("\n")) {
      throw new Malformed(header + " ends with a newline");
    }
    Lines lines = new Lines(header, List.of(text.substring(0, text.length() - 1).split("\n", -1)));
    lines.next = 1;
    return lines;
  }

  /**
   * The values of all the next lines that have this key.
   *
   * @param key the word before the space
   */
  public List<String> any(String key) {
    List<String> values = new ArrayList<>();
    while (next < lines.size() && lines.get(next).startsWith(key + " ")) {
      values.add(lines.get(next++).substring(key.length() + 1));
    }
    return values;
  }

  /**
   * The value of the next line, if it has this key.
   *
   * @param key the word before the space
   */
  public Optional<String> atMostOne(String key) {
    if (next < lines.size() && lines.get(next).startsWith(key + " ")) {
      return Optional.of(lines.get(next++).substring(key.length() + 1));
    }
    return Optional.empty();
  }

  /**
   * The value of the next line, which has this key.
   *
   * @param key the word before the space
   * @throws Malformed if it has another
   */
  public String one(String key) {
    return atMostOne(key)
        .orElseThrow(() -> new Malformed(what + ", line " + (next + 1) + ": here stands " + key));
  }

  /**
   * The words of a value.
   *
   * @param value words with one space between them
   * @param count how many; the last takes what is left, spaces too
   * @throws Malformed if there are fewer
   */
  public List<String> words(String value, int count) {
    List<String> words = List.of(value.split(" ", count));
    if (words.size() != count) {
      throw new Malformed(what + ", line " + next + ": " + count + " values stand here");
    }
    return words;
  }

  /**
   * Ends the reading.
   *
   * @throws Malformed if lines are left
   */
  public void end() {
    if (next < lines.size()) {
      throw new Malformed(
          what + ", line " + (next + 1) + ": no place for " + Malformed.shown(lines.get(next)));
    }
  }

  /**
   * SHA-256 of a text.
   *
   * @param text any text
   */
  public static Hash sha256(String text) {
    return Hash.sha256(text.getBytes(UTF_8));
  }

  /** Prints what {@link Lines} reads. */
  public static final class Writer {
    private final StringBuilder text = new StringBuilder(512);

    /** Begins an empty text. */
    public Writer() {}

    /**
     * Adds a line.
     *
     * @param key a word
     * @param values printed with one space between them
     */
    public void line(String key, Object... values) {
      text.append(key);
      for (Object value : values) {
        text.append(' ').append(value);
      }
      text.append('\n');
    }

    /** The text so far. */
    @Override
    public String toString() {
      return text.toString();
    }
  }
}
