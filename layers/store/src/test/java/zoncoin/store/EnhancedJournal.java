package zoncoin.store;

import static zoncoin.store.MappedTable.expression;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactWriteItemsEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import zoncoin.ledger.Account;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Step;
import zoncoin.ledger.TransactionId;

/**
 * The journal of {@link DynamoJournal} through the Enhanced Client: the same items, the same calls
 * and conditions, the same rules for faults. It is not in the functions, because it was measured
 * ({@code bench/run enhanced}) and the page of this package says with what result; here it passes
 * the same contract, so that it can be measured again.
 */
public final class EnhancedJournal implements Journal {
  private final DynamoDbEnhancedClient client;
  private final MappedTable<Recorded> transactions;
  private final MappedTable<Step> steps;
  private final MappedTable<EnhancedFields.Placed> items;
  private final MappedTable<Keys> accounts;

  /**
   * @param low as {@link Once} makes it: one that does not try again by itself
   * @param table its name; made as {@link LedgerTable} says
   */
  public EnhancedJournal(DynamoDbClient low, String table) {
    client = DynamoDbEnhancedClient.builder().dynamoDbClient(low).extensions(List.of()).build();
    transactions = new MappedTable<>(client.table(table, EnhancedRows.TRANSACTION));
    steps = new MappedTable<>(client.table(table, EnhancedRows.STEP));
    items = new MappedTable<>(client.table(table, EnhancedRows.ITEM));
    accounts = new MappedTable<>(client.table(table, EnhancedRows.ACCOUNT));
  }

  @Override
  public Step head(Account.Chained account) {
    return steps.last(account.text()).orElseGet(() -> Step.zero(account));
  }

  @Override
  public Optional<Recorded> find(TransactionId transaction) {
    return transactions.get(Keys.of(transaction));
  }

  @Override
  public Optional<Item> item(Item.Key key) {
    return items.get(Keys.of(key)).map(EnhancedFields.Placed::item);
  }

  @Override
  public Outcome append(Append append) {
    TransactionId id = append.signed().entry().transaction();
    TransactWriteItemsEnhancedRequest request = request(append);
    Optional<List<CancellationReason>> cancelled =
        Faults.write(
            id.text(),
            () -> {
              try {
                client.transactWriteItems(request);
                return Optional.empty();
              } catch (TransactionCanceledException reasons) {
                return Optional.of(reasons.cancellationReasons());
              }
            });
    return cancelled.isEmpty()
        ? new Outcome.Appended()
        : new AppendWrite(append)
            .outcome(cancelled.get(), () -> find(id))
            .orElseThrow(() -> DynamoJournal.notApplied(id, cancelled.get()));
  }

  /** In the order of {@link AppendWrite}, which reads the reasons of a cancellation. */
  private TransactWriteItemsEnhancedRequest request(Append append) {
    TransactWriteItemsEnhancedRequest.Builder writes =
        TransactWriteItemsEnhancedRequest.builder().clientRequestToken(append.token());
    Recorded transaction = new Recorded(append.signed(), append.request(), OptionalLong.empty());
    writes.addPutItem(
        transactions.mapped(),
        transactions.transactPut(
            transaction,
            put ->
                put.conditionExpression(expression(Condition.ABSENT))
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD)));
    for (Item item : append.items()) {
      writes.addPutItem(
          items.mapped(),
          items.transactPut(
              EnhancedFields.Placed.of(item),
              put -> put.conditionExpression(expression(ItemRow.isNext(item)))));
    }
    for (Step step : append.steps()) {
      writes.addPutItem(
          steps.mapped(),
          steps.transactPut(step, put -> put.conditionExpression(expression(Condition.ABSENT))));
    }
    for (Step step : append.steps()) {
      if (step.sequence() == 1) {
        writes.addPutItem(accounts.mapped(), Keys.ofAccount(step.account()));
      }
    }
    return writes.build();
  }

  @Override
  public boolean put(Item item) {
    return items.put(item.key().toString(), EnhancedFields.Placed.of(item), ItemRow.isNext(item));
  }
}
