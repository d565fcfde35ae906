package zoncoin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import zoncoin.ledger.Account;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Step;
import zoncoin.memory.MemoryJournal;
import zoncoin.tlog.Malformed;

/** What is said of the Enhanced Client stands on a journal that does what ours does. */
final class EnhancedJournalTest implements JournalContract {
  private final Journal journal = new EnhancedJournal(LocalTables.client(), LocalTables.fresh());

  @Override
  public Journal journal() {
    return journal;
  }

  /** Keeps requests, and says that they were carried out. */
  private record Writing(List<TransactWriteItemsRequest> requests) implements DynamoDbClient {
    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
      requests.add(request);
      return TransactWriteItemsResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  @Test
  void itsRequestsAreTheSame() {
    MemoryJournal memory = new MemoryJournal();
    Town town = new Town(memory).rich();
    Item due = Item.first(REDEMPTION, Map.of("state", "held"), Optional.of(DUE));
    List<Journal.Append> appends =
        List.of(
            town.append(Town.enrol(new Account.Member("777788889999"))),
            town.append(Town.hold("one", 25), due),
            town.append(Town.hold("two", 5), due.next(due.fields(), Optional.empty())));
    List<TransactWriteItemsRequest> mapped = new ArrayList<>();
    Journal enhanced = new EnhancedJournal(new Writing(mapped), "table");
    appends.forEach(enhanced::append);
    assertEquals(
        appends.stream().map(append -> new AppendWrite(append).request("table")).toList(), mapped);
  }

  @Test
  void itReadsWhatOursReads() {
    Town town = new Town(new MemoryJournal()).rich();
    Journal.Append append = town.append(Town.hold("one", 25));
    Row transaction = TransactionRow.encode(append.signed(), append.request()).with("logIndex", 7);
    assertEquals(
        new Journal.Recorded(append.signed(), append.request(), OptionalLong.of(7)),
        EnhancedRows.TRANSACTION.mapToItem(transaction.attributes()));
    Step step = append.steps().getFirst();
    assertEquals(step, EnhancedRows.STEP.mapToItem(StepRow.encode(step).attributes()));
  }

  @Test
  void anAttributeOfAnotherTypeIsMalformed() {
    Row number = Row.of(Keys.HEAD).with("size", "2");
    assertThrows(Malformed.class, () -> EnhancedRows.HEAD.mapToItem(number.attributes()));
    Row missing = Row.of(Keys.HEAD).with("size", 2);
    assertThrows(Malformed.class, () -> EnhancedRows.HEAD.mapToItem(missing.attributes()));
    Map<String, AttributeValue> text = Map.of("request", AttributeValue.fromN("1"));
    assertThrows(Malformed.class, () -> EnhancedRows.TRANSACTION.mapToItem(text));
  }
}
