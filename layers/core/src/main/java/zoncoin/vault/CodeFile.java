package zoncoin.vault;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Gatherers;
import zoncoin.fulfilment.Code;
import zoncoin.ledger.Account;
import zoncoin.tlog.Malformed;

/**
 * A file of codes, as an operator gets or makes it: comma-separated values (RFC 4180) without
 * quotes, for nothing that belongs in it has a comma.
 *
 * <pre>{@code
 * code,product,quantity,recipient,funder,terms,until
 * PC1EXAMPLE0001,aws-credit,1,,AWS Activate,for most services,2027-11-30
 * PC1EXAMPLE0002,aws-credit,5,111122223333,AWS MAP,for this account,
 * }</pre>
 *
 * <p>All rows are read before any is put in, and what is wrong is said by row and rule, never by
 * what stands there: it may be a code in the wrong column.
 */
public final class CodeFile {
  /** First line of the file. */
  public static final String HEADER = "code,product,quantity,recipient,funder,terms,until";

  /** A year of codes; more are several files. */
  public static final int MAX_ROWS = 10_000;

  /**
   * Rows that are put in or taken out at once: each is a call of the key's keeper and seven of the
   * table's, one after another, and all of them have to be done while a function runs.
   */
  public static final int MAX_ROWS_AT_ONCE = 200;

  private static final int COLUMNS = 7;

  private CodeFile() {}

  /** What a file is. */
  public sealed interface Read {
    /** Every row is a code. */
    record Sound(List<Offered> rows) implements Read {
      /** Copies. */
      public Sound {
        rows = List.copyOf(rows);
      }
    }

    /** Some rows are not; nothing of the file is to be put in. */
    record Unsound(List<Fault> faults) implements Read {
      /** Copies. */
      public Unsound {
        faults = List.copyOf(faults);
      }
    }
  }

  /**
   * What is wrong with a row.
   *
   * @param line of the file, from 1
   * @param rule that it breaks; repeats nothing of it
   */
  public record Fault(int line, String rule) {}

  /** Reads a file; lines end with a line feed, with or without a carriage return. */
  public static Read read(String text) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
      return new Read.Unsound(List.of(new Fault(1, "the first line is " + HEADER)));
    }
    if (lines.size() > MAX_ROWS + 1) {
      return new Read.Unsound(
          List.of(new Fault(MAX_ROWS + 2, "a file has at most " + MAX_ROWS + " rows")));
    }
    List<Offered> rows = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (int line = 2; line <= lines.size(); line++) {
      try {
        Offered row = row(lines.get(line - 1));
        Integer before = seen.putIfAbsent(row.code().inUpperCase(), line);
        if (before != null) {
          throw new Malformed("it is the code of line " + before + " again");
        }
        rows.add(row);
      } catch (Malformed malformed) {
        faults.add(new Fault(line, malformed.getMessage()));
      }
    }
    return faults.isEmpty() ? new Read.Sound(rows) : new Read.Unsound(faults);
  }

  /**
   * The rows of a sound file as files of at most {@link #MAX_ROWS_AT_ONCE}, in their order. A row
   * of the n-th, from 0, is so many times n lines further down in the whole.
   */
  public static List<String> divide(String text) {
    List<String> rows = text.lines().skip(1).toList();
    if (rows.isEmpty()) {
      return List.of(text);
    }
    return rows.stream()
        .gather(Gatherers.windowFixed(MAX_ROWS_AT_ONCE))
        .map(some -> HEADER + "\n" + String.join("\n", some) + "\n")
        .toList();
  }

  private static Offered row(String line) {
    List<String> cells = List.of(line.split(",", -1));
    if (cells.size() != COLUMNS) {
      throw new Malformed("a row has " + COLUMNS + " cells, not " + cells.size());
    }
    if (cells.stream().anyMatch(cell -> cell.contains("\""))) {
      throw new Malformed("no cell has a quotation mark");
    }
    return new Offered(
        new Code(cells.get(0)),
        new Pool(product(cells.get(1)), quantity(cells.get(2)), recipient(cells.get(3))),
        cells.get(4),
        cells.get(5),
        until(cells.get(6)));
  }

  private static String product(String cell) {
    return require(cell, "[a-z0-9-]{1,40}", "product is 1 to 40 of a-z, 0-9 and -");
  }

  private static long quantity(String cell) {
    return Long.parseLong(
        require(cell, "[1-9][0-9]{0,8}", "quantity is a whole number from 1 to 999999999"));
  }

  private static Optional<Account.Member> recipient(String cell) {
    return cell.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Account.Member(require(cell, "[0-9]{12}", "recipient is 12 digits, or nothing")));
  }

  private static Optional<LocalDate> until(String cell) {
    String rule = "until is a day, YYYY-MM-DD, or nothing";
    try {
      return cell.isEmpty()
          ? Optional.empty()
          : Optional.of(LocalDate.parse(require(cell, "[0-9]{4}-[0-9]{2}-[0-9]{2}", rule)));
    } catch (DateTimeException noSuchDay) {
      throw new Malformed(rule);
    }
  }

  private static String require(String cell, String form, String rule) {
    if (!cell.matches(form)) {
      throw new Malformed(rule);
    }
    return cell;
  }
}
