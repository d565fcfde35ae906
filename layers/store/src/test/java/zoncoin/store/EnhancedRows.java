package zoncoin.store;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.enhanced.dynamodb.AttributeValueType;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Enrolment;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.Step;
import zoncoin.ledger.TransactionId;
import zoncoin.seal.Head;
import zoncoin.store.EnhancedFields.HeadFields;
import zoncoin.store.EnhancedFields.ItemFields;
import zoncoin.store.EnhancedFields.Placed;
import zoncoin.store.EnhancedFields.StepFields;
import zoncoin.store.EnhancedFields.TransactionFields;
import zoncoin.tlog.Hash;

/**
 * The rows of the table as immutable schemas of the Enhanced Client, built in code: no reflection
 * over classes, and the converters of {@link Column} alone. The items are those of {@link
 * TransactionRow}, {@link StepRow}, {@link ItemRow} and {@link DynamoHeads}, attribute by
 * attribute.
 */
final class EnhancedRows {
  private static final Column<Amount> AMOUNT =
      new Column<>(
          EnhancedType.of(Amount.class),
          AttributeValueType.N,
          amount -> Column.fromNumber(amount.zon()),
          value -> Amount.of(Column.number(value)));

  static final TableSchema<Journal.Recorded> TRANSACTION = transaction();
  static final TableSchema<Step> STEP = step();
  static final TableSchema<Placed> ITEM = item();
  static final TableSchema<Head> HEAD = head();
  static final TableSchema<Keys> ACCOUNT = account();

  private EnhancedRows() {}

  private static TableSchema<Journal.Recorded> transaction() {
    Class<Journal.Recorded> row = Journal.Recorded.class;
    Class<TransactionFields> fields = TransactionFields.class;
    Column<SignedEntry> note =
        Column.text(
            SignedEntry.class,
            signed -> new String(signed.bytes(), StandardCharsets.UTF_8),
            text -> SignedEntry.parse(text.getBytes(StandardCharsets.UTF_8)));
    return StaticImmutableTableSchema.builder(row, fields)
        .newItemBuilder(TransactionFields::new, TransactionFields::build)
        .attributeConverterProviders(List.of())
        .attributes(
            Column.TEXT.named(
                row, fields, Keys.PK, r -> id(r), (f, pk) -> {}, primaryPartitionKey()),
            Column.TEXT.named(
                row, fields, Keys.SK, r -> "transaction", (f, sk) -> {}, primarySortKey()),
            note.named(row, fields, "note", Journal.Recorded::signed, (f, s) -> f.signed = s),
            Column.TEXT.named(
                row, fields, "request", Journal.Recorded::request, (f, text) -> f.request = text),
            Column.TEXT.named(
                row,
                fields,
                Keys.UNSEALED,
                r -> r.logIndex().isPresent() ? null : Keys.shard(id(r)),
                (f, shard) -> {}),
            Column.TIME.named(
                row, fields, Keys.TIME, r -> r.signed().entry().time(), (f, time) -> {}),
            Column.NUMBER.named(
                row,
                fields,
                TransactionRow.LOG_INDEX,
                r -> r.logIndex().isPresent() ? r.logIndex().getAsLong() : null,
                (f, index) -> f.logIndex = OptionalLong.of(index)))
        .build();
  }

  private static String id(Journal.Recorded recorded) {
    return recorded.signed().entry().transaction().text();
  }

  private static TableSchema<Step> step() {
    Class<Step> row = Step.class;
    Class<StepFields> fields = StepFields.class;
    return StaticImmutableTableSchema.builder(row, fields)
        .newItemBuilder(StepFields::new, StepFields::build)
        .attributeConverterProviders(List.of())
        .attributes(
            Column.text(Account.Chained.class, Account.Chained::text, StepFields::account)
                .named(
                    row,
                    fields,
                    Keys.PK,
                    Step::account,
                    (f, account) -> f.account = account,
                    primaryPartitionKey()),
            Column.text(Long.class, "%019d"::formatted, StepFields::sequence)
                .named(
                    row,
                    fields,
                    Keys.SK,
                    Step::sequence,
                    (f, sequence) -> f.sequence = sequence,
                    primarySortKey()),
            Column.text(TransactionId.class, TransactionId::text, TransactionId::parse)
                .named(row, fields, StepRow.TRANSACTION, Step::transaction, (f, id) -> f.made = id),
            Column.text(Hash.class, Hash::base64, Hash::parse)
                .named(row, fields, "entry", Step::entry, (f, hash) -> f.entry = hash),
            Column.TIME.named(row, fields, Keys.TIME, Step::time, (f, time) -> f.time = time),
            Column.text(Enrolment.State.class, Enrolment.State::name, StepFields::state)
                .named(row, fields, "state", s -> of(s).state(), (f, state) -> f.state = state),
            Column.FLAG.named(
                row, fields, "frozen", s -> of(s).isFrozen(), (f, flag) -> f.isFrozen = flag),
            Column.NUMBER.named(
                row, fields, "since", s -> of(s).since(), (f, since) -> f.since = since),
            Column.map(
                    new EnhancedType<NavigableMap<Bucket, Amount>>() {},
                    Bucket::text,
                    Bucket::parse,
                    AMOUNT)
                .named(
                    row,
                    fields,
                    "buckets",
                    s -> s.standing().buckets().amounts(),
                    (f, buckets) -> f.buckets = buckets),
            Column.map(
                    new EnhancedType<NavigableMap<YearMonth, Amount>>() {},
                    YearMonth::toString,
                    Bucket::parseMonth,
                    AMOUNT)
                .named(
                    row,
                    fields,
                    "expired",
                    s -> s.standing().expired(),
                    (f, expired) -> f.expired = expired))
        .build();
  }

  private static Enrolment of(Step step) {
    return step.standing().enrolment();
  }

  private static TableSchema<Placed> item() {
    Class<Placed> row = Placed.class;
    Class<ItemFields> fields = ItemFields.class;
    return StaticImmutableTableSchema.builder(row, fields)
        .newItemBuilder(ItemFields::new, ItemFields::build)
        .attributeConverterProviders(List.of())
        .attributes(
            Column.TEXT.named(
                row,
                fields,
                Keys.PK,
                p -> p.keys().pk(),
                (f, pk) -> f.pk = pk,
                primaryPartitionKey()),
            Column.TEXT.named(
                row, fields, Keys.SK, p -> p.keys().sk(), (f, sk) -> f.sk = sk, primarySortKey()),
            Column.NUMBER.named(
                row, fields, "revision", p -> p.item().revision(), (f, n) -> f.revision = n),
            Column.map(
                    new EnhancedType<NavigableMap<String, String>>() {},
                    key -> key,
                    key -> key,
                    Column.TEXT)
                .named(row, fields, "fields", p -> p.item().fields(), (f, map) -> f.fields = map),
            Column.TEXT.named(
                row,
                fields,
                Keys.DUE,
                p -> p.item().due().map(due -> shard(p.item().key())).orElse(null),
                (f, shard) -> {}),
            Column.TIME.named(
                row,
                fields,
                Keys.DUE_AT,
                p -> p.item().due().orElse(null),
                (f, due) -> f.due = Optional.of(due)))
        .build();
  }

  private static String shard(Item.Key key) {
    return Keys.due(key.family(), Keys.shard(key.name()));
  }

  private static TableSchema<Head> head() {
    Class<Head> row = Head.class;
    Class<HeadFields> fields = HeadFields.class;
    return StaticImmutableTableSchema.builder(row, fields)
        .newItemBuilder(HeadFields::new, HeadFields::build)
        .attributeConverterProviders(List.of())
        .attributes(
            Column.TEXT.named(
                row, fields, Keys.PK, h -> Keys.HEAD.pk(), (f, pk) -> {}, primaryPartitionKey()),
            Column.TEXT.named(
                row, fields, Keys.SK, h -> Keys.HEAD.sk(), (f, sk) -> {}, primarySortKey()),
            Column.NUMBER.named(
                row, fields, "size", h -> h.tree().size(), (f, size) -> f.size = size),
            Column.text(Hash.class, Hash::base64, Hash::parse)
                .named(row, fields, "root", h -> h.tree().root(), (f, root) -> f.root = root),
            Column.TIME.named(row, fields, Keys.TIME, Head::time, (f, time) -> f.time = time),
            Column.TEXT.named(
                row, fields, "staging", Head::staging, (f, staging) -> f.staging = staging),
            Column.FLAG.named(row, fields, "done", Head::isDone, (f, done) -> f.isDone = done))
        .build();
  }

  private static TableSchema<Keys> account() {
    Class<Keys> row = Keys.class;
    Class<ItemFields> fields = ItemFields.class;
    return StaticImmutableTableSchema.builder(row, fields)
        .newItemBuilder(ItemFields::new, ItemFields::keys)
        .attributeConverterProviders(List.of())
        .attributes(
            Column.TEXT.named(
                row, fields, Keys.PK, Keys::pk, (f, pk) -> f.pk = pk, primaryPartitionKey()),
            Column.TEXT.named(
                row, fields, Keys.SK, Keys::sk, (f, sk) -> f.sk = sk, primarySortKey()))
        .build();
  }
}
