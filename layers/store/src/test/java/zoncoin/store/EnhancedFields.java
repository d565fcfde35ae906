package zoncoin.store;

import java.time.Instant;
import java.time.YearMonth;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Buckets;
import zoncoin.ledger.Enrolment;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.Standing;
import zoncoin.ledger.Step;
import zoncoin.ledger.TransactionId;
import zoncoin.seal.Head;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.TreeHead;

/** Rows while the Enhanced Client reads them, an attribute at a time. */
final class EnhancedFields {
  private EnhancedFields() {}

  /** An item, and where it lies: found once for both of its keys. */
  record Placed(Keys keys, Item item) {
    static Placed of(Item item) {
      return new Placed(Keys.of(item.key()), item);
    }
  }

  /** What a row must have. */
  private static <T> T given(@Nullable T content, String name) {
    return Optional.ofNullable(content)
        .orElseThrow(() -> new Malformed("row has an attribute " + name));
  }

  static final class TransactionFields {
    @Nullable SignedEntry signed;
    @Nullable String request;
    OptionalLong logIndex = OptionalLong.empty();

    Journal.Recorded build() {
      return new Journal.Recorded(given(signed, "note"), given(request, "request"), logIndex);
    }
  }

  static final class StepFields {
    Account.@Nullable Chained account;
    @Nullable Long sequence;
    @Nullable TransactionId made;
    @Nullable Hash entry;
    @Nullable Instant time;
    Enrolment.@Nullable State state;
    @Nullable Boolean isFrozen;
    @Nullable Long since;
    @Nullable NavigableMap<Bucket, Amount> buckets;
    @Nullable NavigableMap<YearMonth, Amount> expired;

    Step build() {
      Enrolment enrolment =
          new Enrolment(given(state, "state"), given(isFrozen, "frozen"), given(since, "since"));
      return new Step(
          given(account, Keys.PK),
          given(sequence, Keys.SK),
          given(made, StepRow.TRANSACTION),
          given(entry, "entry"),
          given(time, Keys.TIME),
          new Standing(
              enrolment, new Buckets(given(buckets, "buckets")), given(expired, "expired")));
    }

    static Account.Chained account(String text) {
      if (Account.parse(text) instanceof Account.Chained chained) {
        return chained;
      }
      throw new Malformed("account of a step: " + Malformed.shown(text));
    }

    static Long sequence(String text) {
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException notASequence) {
        throw new Malformed("sequence of a step: " + Malformed.shown(text));
      }
    }

    static Enrolment.State state(String text) {
      try {
        return Enrolment.State.valueOf(text);
      } catch (IllegalArgumentException noState) {
        throw new Malformed("state of an enrolment: " + Malformed.shown(text));
      }
    }
  }

  static final class ItemFields {
    @Nullable String pk;
    @Nullable String sk;
    @Nullable Long revision;
    @Nullable NavigableMap<String, String> fields;
    Optional<Instant> due = Optional.empty();

    Keys keys() {
      return new Keys(given(pk, Keys.PK), given(sk, Keys.SK));
    }

    Placed build() {
      Keys keys = keys();
      Item item = new Item(keys.item(), given(revision, "revision"), given(fields, "fields"), due);
      return new Placed(keys, item);
    }
  }

  static final class HeadFields {
    @Nullable Long size;
    @Nullable Hash root;
    @Nullable Instant time;
    @Nullable String staging;
    @Nullable Boolean isDone;

    Head build() {
      return new Head(
          new TreeHead(given(size, "size"), given(root, "root")),
          given(time, Keys.TIME),
          given(staging, "staging"),
          given(isDone, "done"));
    }
  }
}
