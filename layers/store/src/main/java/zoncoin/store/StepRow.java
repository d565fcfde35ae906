package zoncoin.store;

import java.time.YearMonth;
import java.util.NavigableMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Buckets;
import zoncoin.ledger.Enrolment;
import zoncoin.ledger.Standing;
import zoncoin.ledger.Step;
import zoncoin.ledger.TransactionId;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * A step as an item: entry and time, and how the account stands. With a dozen lots it is under 1
 * KB.
 */
final class StepRow {
  static final String TRANSACTION = "transaction";

  private static final String ENTRY = "entry";
  private static final String STATE = "state";
  private static final String FROZEN = "frozen";
  private static final String SINCE = "since";
  private static final String BUCKETS = "buckets";
  private static final String EXPIRED = "expired";

  private StepRow() {}

  static Row encode(Step step) {
    Enrolment enrolment = step.standing().enrolment();
    NavigableMap<String, Amount> buckets = new TreeMap<>();
    step.standing().buckets().amounts().forEach((key, amount) -> buckets.put(key.text(), amount));
    NavigableMap<String, Amount> expired = new TreeMap<>();
    step.standing().expired().forEach((month, amount) -> expired.put(month.toString(), amount));
    return Row.of(Keys.ofStep(step.account(), step.sequence()))
        .with(TRANSACTION, step.transaction().text())
        .with(ENTRY, step.entry().base64())
        .with(Keys.TIME, step.time())
        .with(STATE, enrolment.state().name())
        .with(FROZEN, enrolment.isFrozen())
        .with(SINCE, enrolment.since())
        .with(BUCKETS, buckets, StepRow::number)
        .with(EXPIRED, expired, StepRow::number);
  }

  private static AttributeValue number(Amount amount) {
    return AttributeValue.fromN(amount.toString());
  }

  /** The step of that account that a row is. */
  static Step decode(Account.Chained account, Row row) {
    return new Step(
        account,
        sequence(row),
        TransactionId.parse(row.text(TRANSACTION)),
        Hash.parse(row.text(ENTRY)),
        row.time(Keys.TIME),
        standing(row));
  }

  private static long sequence(Row row) {
    try {
      return Long.parseLong(row.text(Keys.SK));
    } catch (NumberFormatException notASequence) {
      throw new Malformed("sequence of a step: " + Malformed.shown(row.text(Keys.SK)));
    }
  }

  private static Standing standing(Row row) {
    NavigableMap<Bucket, Amount> buckets = new TreeMap<>();
    row.numbers(BUCKETS).forEach((key, zon) -> buckets.put(Bucket.parse(key), Amount.of(zon)));
    NavigableMap<YearMonth, Amount> expired = new TreeMap<>();
    row.numbers(EXPIRED)
        .forEach((month, zon) -> expired.put(Bucket.parseMonth(month), Amount.of(zon)));
    Enrolment enrolment = new Enrolment(state(row), row.flag(FROZEN), row.number(SINCE));
    return new Standing(enrolment, new Buckets(buckets), expired);
  }

  private static Enrolment.State state(Row row) {
    try {
      return Enrolment.State.valueOf(row.text(STATE));
    } catch (IllegalArgumentException noState) {
      throw new Malformed("state of an enrolment: " + Malformed.shown(row.text(STATE)));
    }
  }
}
