package zoncoin.store;

import static zoncoin.store.Queries.partition;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import zoncoin.billing.Period;
import zoncoin.ledger.Account;
import zoncoin.ledger.Accounts;
import zoncoin.ledger.Due;
import zoncoin.ledger.History;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Step;
import zoncoin.ledger.TransactionId;
import zoncoin.reward.Assessed;
import zoncoin.reward.Enrolments;
import zoncoin.seal.Unsealed;
import zoncoin.tlog.Malformed;

/**
 * The journal in a table of DynamoDB, with what waits to be sealed, what is due, what was assessed
 * and the list of accounts. Safe for use by many threads and processes.
 *
 * <p>Costs are in write and read units. An append is two per KB of the transaction, of each step
 * and of each item, and one per index entry: 5 for a usual entry of one account. {@link #head},
 * {@link #find} and {@link #item} are one read unit each; a page of {@link #before} is two calls.
 */
public final class DynamoJournal
    implements Journal, Unsealed, Due, Accounts, History, Assessed, Enrolments {
  private final Table table;

  /**
   * @param client as {@link Once} makes it: one that does not try again by itself
   * @param table its name; made as {@link LedgerTable} says
   */
  public DynamoJournal(DynamoDbClient client, String table) {
    this.table = new Table(client, table);
  }

  @Override
  public Step head(Account.Chained account) {
    QueryRequest.Builder newestFirst =
        partition(Keys.PK, account.text()).consistentRead(true).scanIndexForward(false).limit(1);
    return table.query(newestFirst).stream()
        .findFirst()
        .map(row -> StepRow.decode(account, row))
        .orElseGet(() -> Step.zero(account));
  }

  @Override
  public Optional<Recorded> find(TransactionId transaction) {
    return table.get(Keys.of(transaction)).map(TransactionRow::decode);
  }

  @Override
  public Optional<Item> item(Item.Key key) {
    return table.get(Keys.of(key)).map(ItemRow::decode);
  }

  /** {@inheritDoc} The steps by one query, what made them by one batch. */
  @Override
  public List<Recorded> before(Account.Chained account, long sequence, int limit) {
    QueryRequest.Builder newestFirst =
        Queries.before(Keys.ofStep(account, sequence))
            .consistentRead(true)
            .scanIndexForward(false)
            .limit(limit);
    List<Keys> transactions =
        table.query(newestFirst).stream()
            .map(row -> Keys.of(TransactionId.parse(row.text(StepRow.TRANSACTION))))
            .toList();
    return table.getAll(transactions).stream().map(TransactionRow::decode).toList();
  }

  @Override
  public Outcome append(Append append) {
    AppendWrite write = new AppendWrite(append);
    TransactionId id = append.signed().entry().transaction();
    Optional<List<CancellationReason>> cancelled =
        table.transact(id.text(), write.request(table.name()));
    return cancelled.isEmpty()
        ? new Outcome.Appended()
        : write
            .outcome(cancelled.get(), () -> find(id))
            .orElseThrow(() -> notApplied(id, cancelled.get()));
  }

  static RuntimeException notApplied(TransactionId id, List<CancellationReason> reasons) {
    String message = "couldn't append " + id + ": " + reasons;
    return AppendWrite.isPassing(reasons)
        ? new NotApplied(message)
        : new IllegalStateException(message);
  }

  @Override
  public boolean put(Item item) {
    return table.put(ItemRow.encode(item), ItemRow.isNext(item));
  }

  /** {@inheritDoc} Each of 16 shards is asked for all, so that the oldest come first. */
  @Override
  public List<TransactionId> list(int limit) {
    return Keys.SHARDS.stream()
        .map(shard -> partition(Keys.UNSEALED, shard).indexName(Keys.UNSEALED).limit(limit))
        // What has no transaction's key was not put there by a ledger, and cannot be sealed.
        .flatMap(
            query -> table.queryAll(query).filter(row -> row.keys().isTransaction()).limit(limit))
        .sorted(Comparator.comparing(row -> row.text(Keys.TIME)))
        .limit(limit)
        .map(row -> TransactionId.parse(row.text(Keys.PK)))
        .toList();
  }

  @Override
  public Map<TransactionId, Leaf> read(Set<TransactionId> transactions) {
    return table.getAll(transactions, Keys::of, TransactionRow::leaf);
  }

  @Override
  public Map<StepName, TransactionId> steps(Set<StepName> steps) {
    return table.getAll(
        steps,
        step -> Keys.ofStep(step.account(), step.sequence()),
        row -> TransactionId.parse(row.text(StepRow.TRANSACTION)));
  }

  /** {@inheritDoc} Two write units and a call each. */
  @Override
  public void stamp(List<TransactionId> transactions, long first) {
    int last = transactions.size() - 1;
    Abreast.run(last, i -> stamp(transactions.get(i), first + i));
    // A crash here means: the last waits, and so all are stamped again.
    stamp(transactions.get(last), first + last);
  }

  private void stamp(TransactionId transaction, long logIndex) {
    if (!table.update(Keys.of(transaction), TransactionRow.STAMP, TransactionRow.isAt(logIndex))) {
      throw new IllegalStateException(
          "cannot stamp " + transaction + " with " + logIndex + ": " + find(transaction));
    }
  }

  @Override
  public void quarantine(TransactionId transaction, String why) {
    table.update(Keys.of(transaction), TransactionRow.QUARANTINE, TransactionRow.isThere(why));
  }

  /** {@inheritDoc} Each of 16 shards is asked for all, so that the longest due come first. */
  @Override
  public List<Item.Key> due(String family, Instant until, int limit) {
    String last = Keys.time(until);
    return Keys.SHARDS.stream()
        .map(shard -> Queries.until(Keys.DUE, Keys.due(family, shard), Keys.DUE_AT, last))
        .flatMap(query -> first(limit, query))
        .sorted(Comparator.comparing(row -> row.text(Keys.DUE_AT)))
        .limit(limit)
        .map(row -> row.keys().item())
        .toList();
  }

  /** {@inheritDoc} Shard by shard, a megabyte a call. */
  @Override
  public Stream<Item.Key> all(String family, Instant until) {
    String last = Keys.time(until);
    return Keys.SHARDS.stream()
        .map(shard -> Queries.until(Keys.DUE, Keys.due(family, shard), Keys.DUE_AT, last))
        .flatMap(table::queryAll)
        .map(row -> row.keys().item());
  }

  /** {@inheritDoc} The order is by shard and then by text. */
  @Override
  public List<Account.Chained> list(Optional<Account.Chained> after, int limit) {
    return walk(Keys::accounts, after.map(Keys::ofAccount), limit, false)
        .map(row -> (Account.Chained) Account.parse(row.text(Keys.SK)))
        .toList();
  }

  /** {@inheritDoc} The order is by shard, account and currency. */
  @Override
  public List<Item.Key> list(String payer, Period period, Optional<Item.Key> after, int limit) {
    return walk(shard -> Keys.assessments(payer, period, shard), after.map(Keys::of), limit, true)
        .map(row -> row.keys().item())
        .toList();
  }

  /** Of sixteen partitions, what comes after the last that was listed. */
  private Stream<Row> walk(
      Function<String, String> partitions, Optional<Keys> last, int limit, boolean isConsistent) {
    return Keys.SHARDS.stream()
        .map(partitions)
        .dropWhile(pk -> last.isPresent() && !pk.equals(last.get().pk()))
        .map(
            pk ->
                last.filter(keys -> keys.pk().equals(pk))
                    .map(Queries::after)
                    .orElseGet(() -> partition(Keys.PK, pk)))
        .flatMap(query -> first(limit, query.consistentRead(isConsistent)))
        .limit(limit);
  }

  @Override
  public Instant since(Account.Chained account, long since) {
    return table
        .get(Keys.ofStep(account, since))
        .map(row -> StepRow.decode(account, row).time())
        .orElseThrow(() -> new Malformed("no step " + since + " of " + account));
  }

  private Stream<Row> first(int limit, QueryRequest.Builder query) {
    return table.queryAll(query.limit(limit)).limit(limit);
  }
}
