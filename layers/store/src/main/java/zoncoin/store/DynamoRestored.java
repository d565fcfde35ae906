package zoncoin.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import zoncoin.ledger.Account;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Step;
import zoncoin.ledger.TransactionId;
import zoncoin.rebuild.Restored;
import zoncoin.seal.Unsealed;

/**
 * The ledger's table as it was restored, part by part. Reads are a call per hundred parts, one read
 * unit each; a part that is added is one conditional put, one write unit per KB.
 */
public final class DynamoRestored implements Restored {
  private final Table table;

  /**
   * @param client as {@link Once} makes it: one that does not try again by itself
   * @param table its name; made as {@link LedgerTable} says
   */
  public DynamoRestored(DynamoDbClient client, String table) {
    this.table = new Table(client, table);
  }

  @Override
  public Map<TransactionId, Journal.Recorded> transactions(Set<TransactionId> transactions) {
    return table.getAll(transactions, Keys::of, TransactionRow::decode);
  }

  @Override
  public Map<Unsealed.StepName, Step> steps(Set<Unsealed.StepName> steps) {
    return table.getAll(
        steps,
        step -> Keys.ofStep(step.account(), step.sequence()),
        row -> StepRow.decode((Account.Chained) Account.parse(row.text(Keys.PK)), row));
  }

  @Override
  public Set<Account.Chained> listed(Set<Account.Chained> accounts) {
    return table.getAll(accounts, Keys::ofAccount, row -> row).keySet();
  }

  /** {@inheritDoc} Several at a time; a part that was there stays as it was. */
  @Override
  public Optional<Part> add(List<Part> parts) {
    ConcurrentLinkedQueue<Part> there = new ConcurrentLinkedQueue<>();
    Abreast.run(
        parts.size(),
        i -> {
          if (!table.put(encode(parts.get(i)), Condition.ABSENT)) {
            there.add(parts.get(i));
          }
        });
    return Optional.ofNullable(there.peek());
  }

  private static Row encode(Part part) {
    return switch (part) {
      case Part.Placed placed -> TransactionRow.encode(placed.recorded());
      case Part.Stepped stepped -> StepRow.encode(stepped.step());
      case Part.Listed listed -> Row.of(Keys.ofAccount(listed.account()));
    };
  }

  @Override
  public boolean replace(Optional<Item> before, Item next) {
    return table.put(
        ItemRow.encode(next),
        before
            .map(item -> AttributeValue.fromN(Long.toString(item.revision())))
            .map(revision -> Condition.equal(ItemRow.REVISION, revision))
            .orElse(Condition.ABSENT));
  }
}
