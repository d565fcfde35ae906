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
 */
final class CsvScan {
  /** Longest record in bytes. A line of a bill with all its tags has a few thousand. */
  static final int MAX_RECORD_BYTES = 1 << 20;

  private enum State {
    FIELD_START,
    PLAIN,
    QUOTED,
    /** A quote inside a quoted field: its end, or the first of two. */
    QUOTE
  }

  private final String file;
  private final ByteArrayOutputStream header = new ByteArrayOutputStream();
  private State state = State.FIELD_START;
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
    int i = 0;
    while (i < length) {
      int end = endOfRun(bytes, i, length);
      count(bytes, i, end);
      if (end < length) {
        take(bytes, end);
      }
      i = end + 1;
    }
  }

  /** Where the bytes end that change nothing in this state: almost all of a bill is such. */
  private int endOfRun(byte[] bytes, int from, int length) {
    int i = from;
    if (state == State.QUOTED) {
      while (i < length && bytes[i] != '"') {
        i++;
      }
    } else if (state == State.PLAIN) {
      while (i < length && bytes[i] != ',' && bytes[i] != '\n' && bytes[i] != '\r') {
        i++;
      }
    }
    return i;
  }

  private void count(byte[] bytes, int from, int end) {
    recordBytes += end - from;
    if (recordBytes > MAX_RECORD_BYTES) {
      throw new Malformed(
          "%s, %s: longer than %d bytes".formatted(file, where(), MAX_RECORD_BYTES));
    }
    if (records == 0) {
      header.write(bytes, from, end - from);
    }
  }

  private void take(byte[] bytes, int at) {
    byte b = bytes[at];
    if ((b == '\n' || b == '\r') && state != State.QUOTED) {
      endRecord();
      return;
    }
    count(bytes, at, at + 1);
    state =
        switch (state) {
          case FIELD_START -> b == '"' ? State.QUOTED : b == ',' ? State.FIELD_START : State.PLAIN;
          case PLAIN -> b == ',' ? State.FIELD_START : State.PLAIN;
          case QUOTED -> b == '"' ? State.QUOTE : State.QUOTED;
          case QUOTE -> b == '"' ? State.QUOTED : b == ',' ? State.FIELD_START : State.PLAIN;
        };
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
    state = State.FIELD_START;
  }

  /**
   * Ends the file.
   *
   * @return how many records it has behind the header
   */
  long end() {
    if (state == State.QUOTED) {
      throw new Malformed("%s, %s: a quoted value does not end".formatted(file, where()));
    }
    endRecord();
    return Math.max(0, records - 1);
  }

  /** The names of the columns: the values of the first record, without a byte-order mark. */
  List<String> columns() {
    String line = header.toString(UTF_8);
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
