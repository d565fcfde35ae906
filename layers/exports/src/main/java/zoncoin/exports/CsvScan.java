package zoncoin.exports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import zoncoin.tlog.Malformed;

/**
 * Looks over the bytes of a CSV file (RFC 4180): where its records end, how many there are, and
 * what the first says. It knows just enough to bound a record and to count, so that the database
 * can be checked: DuckDB 2.0 was seen to answer "no rows" for a file whose only record was 100 MB
 * long.
 *
 * <p>Files whose first record has a 0x01 are those that Hive writes: that byte stands between the
 * values, and a quote is a character like any other.
 */
final class CsvScan {
  /** Longest record in bytes. A line of a bill with all its tags has a few thousand. */
  static final int MAX_RECORD_BYTES = 1 << 20;

  /** What stands between two values. */
  enum Separator {
    COMMA(",", "\""),
    CONTROL_A("\u0001", "");

    private final String sign;
    private final String quote;

    Separator(String sign, String quote) {
      this.sign = sign;
      this.quote = quote;
    }

    String sign() {
      return sign;
    }

    /** What a value can stand in that has the sign in it; nothing if none can have it. */
    String quote() {
      return quote;
    }
  }

  private static final int CONTROL_A = 1;

  private final String file;
  private final ByteArrayOutputStream header = new ByteArrayOutputStream();
  private Separator separator = Separator.COMMA;
  private boolean isQuoted;

  /** Whether a quote that comes next is more than a character: if a value begins or one ended. */
  private boolean canQuote = true;

  private int recordBytes;
  private long records;

  /**
   * Begins a file.
   *
   * @param file its name, for messages
   */
  CsvScan(String file) {
    this.file = file;
  }

  /** Looks over the next bytes. */
  void add(byte[] bytes, int length) {
    int from = 0;
    int i = 0;
    while (i < length) {
      long ends = length - i < Long.BYTES ? EightBytes.ODD : rowEnds(EightBytes.at(bytes, i));
      if (ends == EightBytes.ODD) {
        if (isEnd(bytes[i])) {
          from = endRecord(bytes, from, i);
        }
        i++;
      } else {
        for (; ends != 0; ends &= ends - 1) {
          from = endRecord(bytes, from, i + EightBytes.first(ends));
        }
        i += Long.BYTES;
      }
    }
    endPart(bytes, from, length);
  }

  /** Almost all of a bill are rows whose quotes stand where RFC 4180 has them. */
  private long rowEnds(long word) {
    if (records == 0 || separator == Separator.CONTROL_A) {
      return EightBytes.ODD;
    }
    long quotes = EightBytes.equal(word, '"');
    long lineEnds = EightBytes.equal(word, '\n') | EightBytes.equal(word, '\r');
    long starts = quotes | lineEnds | EightBytes.equal(word, ',');
    long quoted = EightBytes.behindOdd(quotes, isQuoted);
    if ((quotes & quoted & ~EightBytes.next(starts, canQuote)) != 0) {
      return EightBytes.ODD;
    }
    isQuoted = quoted < 0;
    canQuote = starts < 0;
    return lineEnds & ~quoted;
  }

  /** Takes one byte, and answers whether a record ends before it. */
  private boolean isEnd(byte b) {
    if (b == CONTROL_A && records == 0) {
      separator = Separator.CONTROL_A;
      isQuoted = false;
    }
    boolean isLineEnd = (b == '\n' || b == '\r') && !isQuoted;
    if (b == '"' && separator == Separator.COMMA) {
      // Within a value that does not begin with one it is a character like any other.
      boolean opens = canQuote && !isQuoted;
      canQuote = isQuoted;
      isQuoted = opens;
    } else {
      canQuote = b == ',' || isLineEnd;
    }
    return isLineEnd;
  }

  private void endPart(byte[] bytes, int from, int end) {
    recordBytes += end - from;
    if (recordBytes > MAX_RECORD_BYTES) {
      throw new Malformed(
          "%s, %s: longer than %d bytes".formatted(file, where(), MAX_RECORD_BYTES));
    }
    if (records == 0) {
      header.write(bytes, from, end - from);
    }
  }

  private String where() {
    return records == 0 ? "header" : "row " + records;
  }

  /** Ends a record, and answers where the next begins. */
  private int endRecord(byte[] bytes, int from, int end) {
    endPart(bytes, from, end);
    endRecord();
    return end + 1;
  }

  /** Blank lines are no records, as for the database; nor is the one behind the last newline. */
  private void endRecord() {
    if (recordBytes > 0) {
      records++;
    }
    recordBytes = 0;
  }

  /**
   * Ends the file.
   *
   * @return how many records it has, the header too
   */
  long end() {
    if (isQuoted) {
      throw new Malformed("%s, %s: a quoted value does not end".formatted(file, where()));
    }
    endRecord();
    return records;
  }

  /** What stands between two values. */
  Separator separator() {
    return separator;
  }

  /** The names of the columns: the values of the first record, without a byte-order mark. */
  List<String> columns() {
    String line = header.toString(UTF_8);
    if (separator == Separator.CONTROL_A) {
      return List.of(line.split(separator.sign(), -1));
    }
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    boolean quoted = false;
    for (char c : (line.startsWith("\ufeff") ? line.substring(1) : line).toCharArray()) {
      if (c == ',' && !quoted) {
        names.add(unquoted(name.toString()));
        name.setLength(0);
      } else {
        quoted ^= c == '"';
        name.append(c);
      }
    }
    names.add(unquoted(name.toString()));
    return names;
  }

  private static String unquoted(String name) {
    boolean isQuoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
    return isQuoted ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
  }
}
