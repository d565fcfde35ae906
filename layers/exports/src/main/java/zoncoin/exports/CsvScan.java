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

  private static final int FIELD_START = 0;
  private static final int PLAIN = 1;
  private static final int QUOTED = 2;

  /** Behind a quote inside a quoted field: its end, or the first of two. */
  private static final int QUOTE = 3;

  private static final int OTHER = 0;
  private static final int COMMA = 1;
  private static final int QUOTE_MARK = 2;

  /**
   * The next state by state and byte: other, comma, quote. A table, since every byte passes here.
   */
  private static final int[][] NEXT = {
    {PLAIN, FIELD_START, QUOTED},
    {PLAIN, FIELD_START, PLAIN},
    {QUOTED, QUOTED, QUOTE},
    {PLAIN, FIELD_START, QUOTED}
  };

  private final String file;
  private final ByteArrayOutputStream header = new ByteArrayOutputStream();
  private Separator separator = Separator.COMMA;
  private int state = FIELD_START;
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
    int now = state;
    for (int i = 0; i < length; i++) {
      byte b = bytes[i];
      if (b > ',' || b < 0) {
        // Letters, digits and all beyond ASCII: most of a bill, so no table for them.
        now = now == QUOTED ? QUOTED : PLAIN;
      } else if ((b == '\n' || b == '\r') && now != QUOTED) {
        endPart(bytes, from, i);
        endRecord();
        from = i + 1;
        now = FIELD_START;
      } else if (b == 1 && records == 0) {
        separator = Separator.CONTROL_A;
        now = PLAIN;
      } else if (separator == Separator.COMMA) {
        now = NEXT[now][b == ',' ? COMMA : b == '"' ? QUOTE_MARK : OTHER];
      }
    }
    state = now;
    endPart(bytes, from, length);
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
    if (state == QUOTED) {
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
