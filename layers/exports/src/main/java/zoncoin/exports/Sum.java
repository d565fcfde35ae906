package zoncoin.exports;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import zoncoin.billing.Charge;
import zoncoin.billing.Currency;
import zoncoin.billing.LineType;
import zoncoin.billing.Period;
import zoncoin.billing.Subject;
import zoncoin.tlog.Malformed;

/**
 * A row of what {@code bill.sql} answers, as it stands there.
 *
 * @param texts what is not a cost, as the files write it
 * @param rows how many lines it sums
 * @param costRows how many of them cost something
 * @param netRows how many say a net cost
 * @param unread how many say a cost that is no exact number, or say none: by column
 * @param unblended sum of the unblended costs; zero if none could be read
 * @param cost sum of what counts, likewise
 */
record Sum(
    Map<Field, String> texts,
    long rows,
    long costRows,
    long netRows,
    Map<Field, Long> unread,
    BigDecimal unblended,
    BigDecimal cost) {
  /**
   * Sums of at most this many digits before the point are told from an overflow of the database.
   */
  private static final BigDecimal MAX_SUM = new BigDecimal("1e19");

  /** Midnight of the first day of a month in UTC, in the ways that AWS and DuckDB write it. */
  private static final Pattern PERIOD =
      Pattern.compile("([0-9]{4}-[0-9]{2})-01([T ]00:00(:00([.]0{1,9})?)?(Z|[+]00(:?00)?)?)?");

  static Sum of(ResultSet row) throws SQLException {
    Map<Field, String> texts = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      if (!field.isCost()) {
        texts.put(field, Duck.text(row, field.alias()));
      }
    }
    Map<Field, Long> unread = new EnumMap<>(Field.class);
    unread.put(Field.UNBLENDED, row.getLong("unread_unblended"));
    unread.put(Field.NET, row.getLong("unread_net"));
    return new Sum(
        texts,
        row.getLong("line_count"),
        row.getLong("cost_lines"),
        row.getLong("net_lines"),
        unread,
        amount(row, "unblended"),
        amount(row, "cost"));
  }

  private static BigDecimal amount(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNullElse(row.getBigDecimal(column), BigDecimal.ZERO);
  }

  /**
   * What a line must not say, and why.
   *
   * @param field the column
   * @param value what it says; empty for a cost, of which only the row itself tells
   * @param rule what belongs there
   */
  record Wrong(Field field, Optional<String> value, String rule) {}

  /** The first of its fields that is not in its form. */
  Optional<Wrong> wrong() {
    Optional<Wrong> unformed = unformed();
    boolean isTooLarge = unblended.abs().max(cost.abs()).compareTo(MAX_SUM) >= 0;
    return unformed.isEmpty() && isTooLarge
        ? Optional.of(
            new Wrong(
                Field.ACCOUNT,
                Optional.of(text(Field.ACCOUNT)),
                "like lines of an account come to less than 10^15"))
        : unformed;
  }

  private Optional<Wrong> unformed() {
    for (Field field : Field.values()) {
      if (unread.getOrDefault(field, 0L) > 0) {
        return Optional.of(
            new Wrong(
                field,
                Optional.empty(),
                "a cost is a finite number of at most 18 digits before the point and 18 behind"));
      }
      try {
        check(field);
      } catch (Malformed notInItsForm) {
        return Optional.of(
            new Wrong(field, Optional.of(text(field)), String.valueOf(notInItsForm.getMessage())));
      }
    }
    return Optional.empty();
  }

  private void check(Field field) {
    String text = text(field);
    switch (field) {
      case PAYER, ACCOUNT -> Subject.checkAccount(text);
      case PERIOD -> period(text);
      case CURRENCY -> new Currency(text);
      case TYPE -> new LineType(text);
      case INVOICE -> Charge.checkInvoice(text);
      case ENTITY, PRODUCT, DESCRIPTION, UNBLENDED, NET -> {}
    }
  }

  /** This row as a charge; nothing of it is {@link #wrong}. */
  Charge charge() {
    Subject subject =
        new Subject(
            text(Field.PAYER), text(Field.ACCOUNT), period(), new Currency(text(Field.CURRENCY)));
    return new Charge(
        subject,
        new LineType(text(Field.TYPE)),
        text(Field.ENTITY),
        text(Field.PRODUCT),
        text(Field.DESCRIPTION),
        text(Field.INVOICE),
        new Charge.Sums(rows, costRows, netRows, unblended, cost));
  }

  /** The billing period of the lines. */
  Period period() {
    return period(text(Field.PERIOD));
  }

  String text(Field field) {
    return texts.getOrDefault(field, "");
  }

  private static Period period(String text) {
    Matcher form = PERIOD.matcher(text);
    if (!form.matches()) {
      throw new Malformed(
          "a billing period starts at midnight UTC of a first: " + Malformed.shown(text));
    }
    return Period.parse(form.group(1));
  }
}
