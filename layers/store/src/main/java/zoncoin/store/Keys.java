package zoncoin.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import zoncoin.billing.Period;
import zoncoin.ledger.Account;
import zoncoin.ledger.Item;
import zoncoin.ledger.TransactionId;
import zoncoin.tlog.Malformed;

/**
 * The keys of the table and of its indexes, here and nowhere else.
 *
 * <pre>{@code
 * what         pk                              sk
 * transaction  c.111122223333.buy-1            transaction
 * step         member:111122223333             0000000000000000004     the highest is the account's head
 * account      accounts#a                      member:111122223333
 * assessment   assessment#999988887777.2026-06#a   111122223333.USD
 * other item   redemption#c.111122223333.buy-1     item
 * other item   delivery#999988887777.2026-06       item
 * other item   export#999988887777                 item
 * head         #head                           head
 *
 * index        partition                       sort
 * unsealed     a                               2026-07-18T09:30:00.000000000Z   (attribute time)
 * due          redemption#a                    2026-07-18T09:45:00.000000000Z   (attribute dueAt)
 * }</pre>
 *
 * <p>No two of them meet: a transaction id has neither colon nor hash sign, an account has a colon
 * and no hash sign, the rest have a hash sign. What would all lie in one partition is spread over
 * sixteen by a hash of its name, because a partition takes at most 1,000 write units a second.
 *
 * @param pk partition key
 * @param sk sort key
 */
record Keys(String pk, String sk) {
  static final String PK = "pk";
  static final String SK = "sk";

  /** Sparse index of transactions that wait to be sealed; the attribute holds the shard. */
  static final String UNSEALED = "unsealed";

  static final String TIME = "time";

  /** Sparse index of items about which something is to be done; holds family and shard. */
  static final String DUE = "due";

  static final String DUE_AT = "dueAt";

  /** The head of the log. */
  static final Keys HEAD = new Keys("#head", "head");

  /** All shards, in the order in which they are walked. */
  static final List<String> SHARDS = IntStream.range(0, 16).mapToObj(Integer::toHexString).toList();

  private static final String TRANSACTION = "transaction";
  private static final String ITEM = "item";
  private static final String ASSESSMENT = "assessment";

  /** All instants have one length, so that their texts sort as they do. */
  private static final DateTimeFormatter TIMES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  static Keys of(TransactionId transaction) {
    return new Keys(transaction.text(), TRANSACTION);
  }

  static Keys ofStep(Account.Chained account, long sequence) {
    return new Keys(account.text(), "%019d".formatted(sequence));
  }

  /** The item that says that there is such an account. */
  static Keys ofAccount(Account.Chained account) {
    return new Keys(accounts(shard(account.text())), account.text());
  }

  /** Partition of one sixteenth of the accounts. */
  static String accounts(String shard) {
    return "accounts#" + shard;
  }

  /**
   * Where an item lies. Assessments of one payer and period lie together, so that those that a
   * delivery no longer contains can be found.
   */
  static Keys of(Item.Key key) {
    if (key.family().contains("#") || key.family().isEmpty()) {
      throw new Malformed("family of an item is text without #: " + Malformed.shown(key.family()));
    }
    List<String> words = List.of(key.name().split("\\.", -1));
    if (key.family().equals(ASSESSMENT) && words.size() == 4 && !key.name().contains("#")) {
      String account = words.get(1);
      return new Keys(
          assessments(words.get(0), words.get(2), shard(account)), account + "." + words.get(3));
    }
    return new Keys(key.family() + "#" + key.name(), ITEM);
  }

  /** Partition of one sixteenth of the assessments of a payer and period. */
  static String assessments(String payer, Period period, String shard) {
    return assessments(payer, period.toString(), shard);
  }

  private static String assessments(String payer, String period, String shard) {
    return ASSESSMENT + "#" + payer + "." + period + "#" + shard;
  }

  /** The item that lies here; the other way round of {@link #of(Item.Key)}. */
  Item.Key item() {
    List<String> parts = List.of(pk.split("#", 2));
    List<String> group = List.of(pk.split("[#.]", -1));
    List<String> words = List.of(sk.split("\\.", -1));
    if (sk.equals(ITEM) && parts.size() == 2) {
      return new Item.Key(parts.get(0), parts.get(1));
    }
    if (group.getFirst().equals(ASSESSMENT) && group.size() == 4 && words.size() == 2) {
      return new Item.Key(
          ASSESSMENT, String.join(".", group.get(1), words.get(0), group.get(2), words.get(1)));
    }
    throw new Malformed("key of an item: " + this);
  }

  /** Whether a transaction can lie here. */
  boolean isTransaction() {
    try {
      return of(TransactionId.parse(pk)).equals(this);
    } catch (Malformed noId) {
      return false;
    }
  }

  /** Partition of the index of what is due. */
  static String due(String family, String shard) {
    return family + "#" + shard;
  }

  /** Which sixteenth a name falls into. */
  static String shard(String name) {
    return SHARDS.get(name.hashCode() & (SHARDS.size() - 1));
  }

  static String time(Instant instant) {
    return TIMES.format(instant);
  }
}
