package zoncoin.ledger;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one proposed and another may approve, as its item says it.
 *
 * @param id of the entry that it becomes
 * @param item with the fields of {@link #fields}, and what {@link #first} adds
 */
record Proposal(TransactionId id, Item item) {
  private static final String PROPOSED = "proposed-by";
  private static final String PROPOSED_AT = "proposed-at";
  private static final String ACCOUNT = "account";
  private static final String AMOUNT = "amount";
  private static final String UNTIL = "until";
  private static final String NONE = "-";

  /** What of a proposal whoever proposes says: the same again is the same proposal. */
  static Map<String, String> fields(
      Account.Chained account, Amount delta, Optional<YearMonth> until, OperatorDesk.By by) {
    Map<String, String> fields = new TreeMap<>();
    fields.put(ACCOUNT, account.text());
    fields.put(AMOUNT, delta.toString());
    fields.put(UNTIL, until.map(YearMonth::toString).orElse(NONE));
    fields.put(PROPOSED, by.principal());
    fields.put(OperatorDesk.BECAUSE, by.because());
    return fields;
  }

  /** A new one, proposed at that time. */
  static Proposal first(TransactionId id, Map<String, String> fields, Instant now, String salt) {
    Map<String, String> all = new TreeMap<>(fields);
    all.put(PROPOSED_AT, now.toString());
    all.put(OperatorDesk.SALT, salt);
    return new Proposal(id, Item.first(OperatorDesk.key(id), all, Optional.empty()));
  }

  /** The proposal of that item; empty if it is of another decision. */
  static Optional<Proposal> of(TransactionId id, Item item) {
    return item.fields().containsKey(PROPOSED)
        ? Optional.of(new Proposal(id, item))
        : Optional.empty();
  }

  /** The first field that is another's, if not all are the same. */
  Optional<String> firstDifferent(Map<String, String> fields) {
    return fields.keySet().stream()
        .filter(name -> !item.field(name).equals(fields.get(name)))
        .findFirst();
  }

  Account.Chained account() {
    return (Account.Chained) Account.parse(item.field(ACCOUNT));
  }

  boolean isBy(String principal) {
    return item.field(PROPOSED).equals(principal);
  }

  /** The last moment at which it can be approved. */
  Instant lapse() {
    return Instant.parse(item.field(PROPOSED_AT)).plus(OperatorDesk.LAPSE);
  }

  /** What is posted once that principal approves it. */
  Request request(String principal) {
    Optional<YearMonth> until =
        Optional.of(item.field(UNTIL)).filter(text -> !text.equals(NONE)).map(Bucket::parseMonth);
    Amount delta = Amount.of(Long.parseLong(item.field(AMOUNT)));
    return new Request.Correct(id, account(), delta, until, memo(principal).hash());
  }

  /** The item that is written with it. */
  Item approved(String principal) {
    Map<String, String> fields = new TreeMap<>(item.fields());
    fields.put(OperatorDesk.APPROVED, principal);
    return item.next(fields, item.due());
  }

  Memo memo(String principal) {
    String approved = OperatorDesk.said("approved by", principal, item.field(OperatorDesk.BECAUSE));
    return new Memo(
        item.field(OperatorDesk.SALT), "proposed by " + item.field(PROPOSED) + "\n" + approved);
  }
}
