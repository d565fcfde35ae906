package zoncoin.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteStatement;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import zoncoin.dynamodblocal.DynamoDbLocal;
import zoncoin.ledger.Account;
import zoncoin.store.LedgerTable;

/**
 * The file of a DynamoDB Local that is not running, into which items are put straight: a million in
 * seconds. Through the server each takes a millisecond of its one thread. The layout is that of
 * DynamoDB Local 3.3.1: a row has both keys, a hash of each and of both, by which scans alone go,
 * so that those put here are random; the attributes by which indexes are sorted; and the item as
 * JSON.
 */
final class TableFile implements AutoCloseable {
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

  private static final String PK = LedgerTable.key().getFirst();
  private static final String SK = LedgerTable.key().getLast();

  /** What those that wait to be sealed are sorted by; all transactions and steps have it. */
  private static final String TIME = "time";

  private final SQLiteConnection file;

  /**
   * @param folder of a DynamoDB Local that was used with one access key
   */
  TableFile(Path folder) {
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
    run(COPY.formatted(table, newest + 1, last, STEP_KEYS, STEP_TEXT, account.text()));
  }

  /** Copies the newest step of a member to every member whose number comes after, to the last. */
  void addMembers(String table, Account.Member member, Account.Member last) {
    long first = Long.parseLong(member.id()) + 1;
    long end = Long.parseLong(last.id());
    run(COPY.formatted(table, first, end, ACCOUNT_KEYS, ACCOUNT_TEXT, member.text()));
  }

  private void run(String sql) {
    try {
      file.exec(sql);
    } catch (SQLiteException fault) {
      throw new IllegalStateException("couldn't run: " + sql, fault);
    }
  }

  /**
   * Puts items into a table, in one write. None of them is there, and none waits to be sealed or is
   * due: of the attributes by which indexes are sorted they have at most the time.
   */
  void put(String table, Collection<Map<String, AttributeValue>> items) {
    try {
      file.exec("BEGIN");
      SQLiteStatement put =
          file.prepare(
              """
              INSERT INTO "%s"
                (hashKey, rangeKey, indexKey_1, ObjectJSON, itemSize, hashValue, rangeValue, hashRangeValue)
              VALUES (?, ?, ?, ?, ?, randomblob(20), randomblob(20), randomblob(20))
              """
                  .formatted(table));
      for (Map<String, AttributeValue> item : items) {
        bind(put, item).step();
        put.reset();
      }
      put.dispose();
      file.exec("COMMIT");
    } catch (SQLiteException fault) {
      throw new IllegalStateException("couldn't put items into " + table, fault);
    }
  }

  private static SQLiteStatement bind(SQLiteStatement put, Map<String, AttributeValue> item)
      throws SQLiteException {
    byte[] json = json(item).toString().getBytes(UTF_8);
    put.bind(1, text(item, PK)).bind(2, text(item, SK)).bind(4, json);
    // A little more than DynamoDB would say.
    put.bind(5, json.length);
    return item.containsKey(TIME) ? put.bind(3, text(item, TIME)) : put.bindNull(3);
  }

  private static byte[] text(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name)).s().getBytes(UTF_8);
  }

  /** As requests have it (DynamoDB API reference, "AttributeValue"). */
  private static ObjectNode json(Map<String, AttributeValue> item) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    item.forEach((name, value) -> node.set(name, json(value)));
    return node;
  }

  private static ObjectNode json(AttributeValue value) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    return switch (value.type()) {
      case S -> node.put("S", value.s());
      case N -> node.put("N", value.n());
      case BOOL -> node.put("BOOL", value.bool());
      case M -> node.set("M", json(value.m()));
      default -> throw new IllegalStateException("the ledger writes no such attribute: " + value);
    };
  }

  @Override
  public void close() {
    file.dispose();
  }
}
