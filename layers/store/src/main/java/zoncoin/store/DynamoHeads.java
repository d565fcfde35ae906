package zoncoin.store;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import zoncoin.seal.Head;
import zoncoin.seal.Heads;
import zoncoin.tlog.Hash;
import zoncoin.tlog.TreeHead;

/**
 * The head of the log in one item of the ledger's table, swapped whole by one conditional write:
 * one write unit, and one read unit to read it. Safe for use by many threads and processes.
 */
public final class DynamoHeads implements Heads {
  private static final String SIZE = "size";
  private static final String ROOT = "root";
  private static final String STAGING = "staging";
  private static final String DONE = "done";

  private final Table table;

  /**
   * @param client as {@link Once} makes it: one that does not try again by itself
   * @param table its name; made as {@link LedgerTable} says
   */
  public DynamoHeads(DynamoDbClient client, String table) {
    this.table = new Table(client, table);
  }

  @Override
  public Head read() {
    return table.get(Keys.HEAD).map(DynamoHeads::decode).orElse(Head.EMPTY);
  }

  /** {@inheritDoc} The empty head is never written: expecting it asserts that there is no item. */
  @Override
  public boolean swap(Head expected, Head next) {
    Condition isExpected =
        expected.equals(Head.EMPTY) ? Condition.ABSENT : Condition.equal(encode(expected));
    return table.put(encode(next), isExpected);
  }

  static Row encode(Head head) {
    return Row.of(Keys.HEAD)
        .with(SIZE, head.tree().size())
        .with(ROOT, head.tree().root().base64())
        .with(Keys.TIME, head.time())
        .with(STAGING, head.staging())
        .with(DONE, head.isDone());
  }

  private static Head decode(Row row) {
    return new Head(
        new TreeHead(row.number(SIZE), Hash.parse(row.text(ROOT))),
        row.time(Keys.TIME),
        row.text(STAGING),
        row.flag(DONE));
  }
}
