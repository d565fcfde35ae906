package zoncoin.bench;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import zoncoin.dynamodblocal.DynamoDbLocal;
import zoncoin.ledger.Account;

/**
 * Copies of a step, put straight into the file of a DynamoDB Local that is not running: a million
 * in seconds. Through the server each takes a millisecond of its one thread. The layout is that of
 * DynamoDB Local 3.3.1: a row has both keys, a hash of each and of both, by which scans alone go,
 * so that those of a copy are random; and the item as JSON.
 */
final class Copies implements AutoCloseable {
  /** Held here, because a logger that nobody holds forgets its level. */
  private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

  private static final String COPY =
      """
      WITH RECURSIVE copies(i) AS (SELECT %2$d WHERE %2$d <= %3$d UNION ALL SELECT i + 1 FROM copies WHERE i < %3$d)
      INSERT INTO "%1$s"
        (hashKey, rangeKey, hashValue, rangeValue, itemSize, ObjectJSON, hashRangeValue, indexKey_1)
      SELECT %4$s, itemSize, CAST(replace(CAST(ObjectJSON AS TEXT), %5$s) AS BLOB), randomblob(20), indexKey_1
      FROM copies, (SELECT * FROM "%1$s" WHERE hashKey = CAST('%6$s' AS BLOB) ORDER BY rangeKey DESC LIMIT 1)
      """;

  private static final String STEP_KEYS =
      "hashKey, CAST(printf('%019d', i) AS BLOB), hashValue, randomblob(20)";
  private static final String STEP_TEXT = "CAST(rangeKey AS TEXT), printf('%019d', i)";
  private static final String ACCOUNT_KEYS =
      "CAST('member:' || i AS BLOB), rangeKey, randomblob(20), rangeValue";
  private static final String ACCOUNT_TEXT = "CAST(hashKey AS TEXT), 'member:' || i";

  private final SQLiteConnection file;

  /**
   * @param folder of a DynamoDB Local that was used with one access key
   */
  Copies(Path folder) {
    SQLITE.setLevel(Level.WARNING);
    System.setProperty("sqlite4java.library.path", DynamoDbLocal.jars().toString());
    try (Stream<Path> files = Files.list(folder)) {
      Path path = files.filter(each -> each.toString().endsWith(".db")).findFirst().orElseThrow();
      file = new SQLiteConnection(path.toFile()).open(false);
    } catch (IOException | SQLiteException fault) {
      throw new UncheckedIOException("couldn't open the file in " + folder, new IOException(fault));
    }
  }

  /**
   * Copies the newest step of an account to every sequence after it.
   *
   * @param newest its sequence
   * @param last the sequence of the last copy, which becomes the head
   */
  void addSteps(String table, Account.Chained account, long newest, long last) {
    copy(COPY.formatted(table, newest + 1, last, STEP_KEYS, STEP_TEXT, account.text()));
  }

  /** Copies the newest step of a member to every member whose number comes after, to the last. */
  void addMembers(String table, Account.Member member, Account.Member last) {
    long first = Long.parseLong(member.id()) + 1;
    long end = Long.parseLong(last.id());
    copy(COPY.formatted(table, first, end, ACCOUNT_KEYS, ACCOUNT_TEXT, member.text()));
  }

  private void copy(String sql) {
    try {
      file.exec(sql);
    } catch (SQLiteException fault) {
      throw new IllegalStateException("couldn't copy: " + sql, fault);
    }
  }

  @Override
  public void close() {
    file.dispose();
  }
}
