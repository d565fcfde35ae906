package zoncoin.store;

import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import zoncoin.ledger.Item;

/** An item kept beside the ledger, as an item of the table. */
final class ItemRow {
  static final String REVISION = "revision";
  private static final String FIELDS = "fields";

  private ItemRow() {}

  static Row encode(Item item) {
    Row row =
        Row.of(Keys.of(item.key()))
            .with(REVISION, item.revision())
            .with(FIELDS, item.fields(), AttributeValue::fromS);
    return item.due()
        .map(
            due ->
                row.with(Keys.DUE, Keys.due(item.key().family(), Keys.shard(item.key().name())))
                    .with(Keys.DUE_AT, due))
        .orElse(row);
  }

  static Item decode(Row row) {
    return new Item(
        row.keys().item(),
        row.number(REVISION),
        row.texts(FIELDS),
        row.has(Keys.DUE_AT) ? Optional.of(row.time(Keys.DUE_AT)) : Optional.empty());
  }

  /** That the item's predecessor is the newest. */
  static Condition isNext(Item item) {
    return item.revision() == 1
        ? Condition.ABSENT
        : Condition.equal(REVISION, AttributeValue.fromN(Long.toString(item.revision() - 1)));
  }
}
