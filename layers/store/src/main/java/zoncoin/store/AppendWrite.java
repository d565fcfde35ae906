package zoncoin.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Step;

/**
 * One append as one TransactWriteItems, and what its cancellation means.
 *
 * <p>A step is put if it is absent. That its number follows the newest is not checked a second time
 * (a condition on the step before would cost two write units an account): whoever appends has read
 * the newest step consistently and extends it by one, steps are never deleted, and so the numbers
 * have no gaps, and an absent successor is the assertion that the step read is still the newest.
 */
record AppendWrite(Journal.Append append) {
  /**
   * Reasons by which nothing is wrong but the moment (API reference, TransactWriteItems,
   * "CancellationReasons").
   */
  private static final Set<String> PASSING =
      Set.of(
          "None",
          "TransactionConflict",
          "ThrottlingError",
          "ProvisionedThroughputExceeded",
          "RequestLimitExceeded");

  private static final String FAILED = "ConditionalCheckFailed";

  /**
   * The request. Reasons of a cancellation come in the order of the writes: transaction, items,
   * steps, then the list of accounts, in which an account is put with its first step.
   */
  TransactWriteItemsRequest request(String table) {
    List<Put> puts = new ArrayList<>();
    Row transaction = TransactionRow.encode(append.signed(), append.request());
    puts.add(
        put(transaction, Condition.ABSENT)
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .tableName(table)
            .build());
    for (Item item : append.items()) {
      puts.add(put(ItemRow.encode(item), ItemRow.isNext(item)).tableName(table).build());
    }
    for (Step step : append.steps()) {
      puts.add(put(StepRow.encode(step), Condition.ABSENT).tableName(table).build());
    }
    for (Step step : append.steps()) {
      if (step.sequence() == 1) {
        Row account = Row.of(Keys.ofAccount(step.account()));
        puts.add(Put.builder().item(account.attributes()).tableName(table).build());
      }
    }
    return TransactWriteItemsRequest.builder()
        .clientRequestToken(append.token())
        .transactItems(puts.stream().map(p -> TransactWriteItem.builder().put(p).build()).toList())
        .build();
  }

  private static Put.Builder put(Row row, Condition condition) {
    Put.Builder put =
        Put.builder()
            .item(row.attributes())
            .conditionExpression(condition.expression())
            .expressionAttributeNames(condition.names());
    return condition.values().isEmpty() ? put : put.expressionAttributeValues(condition.values());
  }

  /**
   * What a cancellation means, by the precedence of {@link Journal.Outcome}: a definite reason
   * comes before a passing one, because writing the same again could only fail.
   *
   * @param find reads the transaction where the reason does not bring it along
   * @return empty if nothing stands against the same write again
   */
  Optional<Journal.Outcome> outcome(
      List<CancellationReason> reasons, Supplier<Optional<Journal.Recorded>> find) {
    if (isFailed(reasons, 0)) {
      CancellationReason taken = reasons.getFirst();
      return (taken.hasItem()
              ? Optional.of(TransactionRow.decode(Row.of(taken.item())))
              : find.get())
          .map(Journal.Outcome.Exists::new);
    }
    for (int i = 0; i < append.items().size(); i++) {
      if (isFailed(reasons, 1 + i)) {
        return Optional.of(new Journal.Outcome.ItemMoved(append.items().get(i).key()));
      }
    }
    return IntStream.range(1 + append.items().size(), reasons.size())
        .filter(i -> isFailed(reasons, i))
        .mapToObj(i -> (Journal.Outcome) new Journal.Outcome.StepMoved())
        .findFirst();
  }

  private static boolean isFailed(List<CancellationReason> reasons, int index) {
    return index < reasons.size() && FAILED.equals(reasons.get(index).code());
  }

  /** Whether every reason is one that passes by itself; another is a mistake in the request. */
  static boolean isPassing(List<CancellationReason> reasons) {
    return reasons.stream().allMatch(reason -> PASSING.contains(reason.code()));
  }
}
