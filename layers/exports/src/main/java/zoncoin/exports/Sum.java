package zoncoin.exports;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import zoncoin.billing.Charge;
import zoncoin.billing.Currency;
import zoncoin.billing.LineType;
import zoncoin.billing.Named;
import zoncoin.billing.Period;
import zoncoin.billing.Subject;
import zoncoin.tlog.Malformed;

/**
 * A row of what {@code bill.sql} answers, as it stands there.
 *
 * @param texts what is not a cost, as the files write it
 * @param region the region code; empty where nobody asks for it
 * @param tags values of the tags that are asked for, see {@link Groups#BETWEEN}
 * @param rows how many lines it sums
 * @param costRows how many of them cost something
 * @param netRows how many say a net cost
 * @param unreadRows how many say a cost that is no exact number, or say none where one belongs
 * @param lastStarted the last day on which usage of theirs began; empty if nothing says
 * @param unblended sum of the unblended costs; zero if none could be read
 * @param cost sum of what counts, likewise
 */
record Sum(
    Map<Field, String> texts,
    String region,
    String tags,
    long rows,
    long costRows,
    long netRows,
    long unreadRows,
    Optional<LocalDate> lastStarted,
    BigDecimal unblended,
    BigDecimal cost) {
  /**
   * Sums of at most this many digits before the point are told from an overflow of the database.
   */
  private static final BigDecimal MAX_SUM = new BigDecimal("1e19");

  /** Midnight of the first day of a month in UTC, in the ways that AWS and DuckDB write it. */
  private static final Pattern PERIOD =
      Pattern.compile("([0-9]{4}-[0-9]{2})-01([T ]00:00(:00([.]0{1,9})?)?(Z|[+]00(:?00)?)?)?");

  /**
   * What cannot begin when the period is over. Fees and credits can be dated as AWS likes; usage
   * that began before the period was reported late, and is billed in this one.
   */
  private static final Set<String> USAGE =
      Set.of("Usage", "DiscountedUsage", "SavingsPlanCoveredUsage");

  static Sum of(ResultSet row) throws SQLException {
    Map<Field, String> texts = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      texts.put(field, Duck.text(row, field.alias()));
    }
    return new Sum(
        texts,
        Duck.text(row, "region"),
        Duck.text(row, "tags"),
        row.getLong("line_count"),
        row.getLong("cost_lines"),
        row.getLong("net_lines"),
        row.getLong("unread_lines"),
        Optional.ofNullable(row.getObject("last_started", LocalDate.class)),
        amount(row, "unblended"),
        amount(row, "cost"));
  }

  private static BigDecimal amount(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNullElse(row.getBigDecimal(column), BigDecimal.ZERO);
  }

  /** Whether another provider than AWS charges it. */
  boolean isElsewhere() {
    return !text(Field.PROVIDER).isEmpty();
  }

  /** The first thing that is wrong with it. */
  Optional<Wrong> wrong() {
    for (Field field : isElsewhere() ? List.of(Field.CURRENCY) : List.of(Field.values())) {
      try {
        check(field);
      } catch (Malformed notInItsForm) {
        return Optional.of(
            new Wrong.Text(field, text(field), String.valueOf(notInItsForm.getMessage())));
      }
    }
    if (unreadRows > 0) {
      return Optional.of(new Wrong.Cost());
    }
    return tooLarge().or(this::late);
  }

  private Optional<Wrong> tooLarge() {
    Field whose = isElsewhere() ? Field.PROVIDER : Field.ACCOUNT;
    return unblended.abs().max(cost.abs()).compareTo(MAX_SUM) < 0
        ? Optional.empty()
        : Optional.of(
            new Wrong.Text(whose, text(whose), "like lines of an account come to less than 10^15"));
  }

  private Optional<Wrong> late() {
    if (isElsewhere() || !USAGE.contains(text(Field.TYPE))) {
      return Optional.empty();
    }
    LocalDate end = period().next().month().atDay(1);
    return lastStarted
        .filter(day -> !day.isBefore(end))
        .map(day -> new Wrong.Late(text(Field.TYPE), end));
  }

  private void check(Field field) {
    String text = text(field);
    switch (field) {
      case PAYER, ACCOUNT -> Subject.checkAccount(text);
      case PERIOD -> period(text);
      case CURRENCY -> new Currency(text);
      case TYPE -> new LineType(text);
      case INVOICE -> Charge.checkInvoice(text);
      case PROVIDER, ENTITY, PRODUCT, DESCRIPTION -> {}
    }
  }

  /**
   * This row as a charge, by what is named; nothing of it is {@link #wrong}, and it is not
   * elsewhere.
   */
  Charge charge(Named named) {
    List<String> values = List.of(tags.split(Groups.BETWEEN, -1));
    List<String> keys = List.copyOf(named.tags().keySet());
    Subject subject = new Subject(text(Field.PAYER), text(Field.ACCOUNT), period(), currency());
    return new Charge(
        subject,
        new LineType(text(Field.TYPE)),
        text(Field.ENTITY),
        text(Field.PRODUCT),
        text(Field.DESCRIPTION),
        text(Field.INVOICE),
        named.group(text(Field.PRODUCT), region, key -> values.get(keys.indexOf(key))),
        new Charge.Sums(rows, costRows, netRows, unblended, cost));
  }

  /** The billing period of the lines. */
  Period period() {
    return period(text(Field.PERIOD));
  }

  /** The currency of the lines. */
  Currency currency() {
    return new Currency(text(Field.CURRENCY));
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
