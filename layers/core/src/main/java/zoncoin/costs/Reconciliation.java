package zoncoin.costs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import zoncoin.billing.Assessment;
import zoncoin.billing.Currency;
import zoncoin.billing.Eligibility;
import zoncoin.billing.Lines;
import zoncoin.billing.Money;
import zoncoin.tlog.Malformed;

/**
 * What was assessed beside what Cost Explorer tells, account by account. Pure; it changes nothing,
 * whatever it finds.
 *
 * @param reading what Cost Explorer told
 * @param tolerance how far apart is far
 * @param lines by account, then currency
 */
public record Reconciliation(CostReading reading, Tolerance tolerance, List<Line> lines) {
  private static final String HEADER = "zoncoin/reconciliation@v1";
  private static final String NONE = "-";

  /** Copies. */
  public Reconciliation {
    lines = List.copyOf(lines);
  }

  /** How the two figures of an account stand to each other. */
  public enum Verdict {
    /** They are the same. */
    SAME,
    /** They differ, but not by much. */
    WITHIN,
    /** They differ by more than is tolerated: somebody must look. */
    OVER,
    /** Nothing was assessed: the account does not take part. */
    NOT_ASSESSED;

    /** The word in texts, such as {@code not-assessed}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * An account's figures, both of them eligible spend by the same rules.
   *
   * @param account 12 digits
   * @param currency of both
   * @param assessed what its coins rest on; empty if nothing was assessed
   * @param told what Cost Explorer comes to; zero where it does not name the account
   * @param verdict what to make of it
   */
  public record Line(
      String account,
      Currency currency,
      Optional<BigDecimal> assessed,
      BigDecimal told,
      Verdict verdict) {}

  private record Whose(String account, Currency currency) implements Comparable<Whose> {
    @Override
    public int compareTo(Whose other) {
      int byAccount = account.compareTo(other.account);
      return byAccount != 0 ? byAccount : currency.compareTo(other.currency);
    }
  }

  /**
   * Compares.
   *
   * @param assessed what coins rest on, of one payer and period
   * @param reading of the same
   * @param rules by which both are judged
   * @param tolerance how far apart is far
   */
  public static Reconciliation of(
      List<Assessment> assessed, CostReading reading, Eligibility rules, Tolerance tolerance) {
    SortedMap<Whose, BigDecimal> ours = eligible(assessed, reading);
    SortedMap<Whose, BigDecimal> theirs =
        eligible(CostBill.of(reading, rules).assessments(), reading);
    TreeSet<Whose> all = new TreeSet<>(ours.keySet());
    all.addAll(theirs.keySet());
    List<Line> lines = new ArrayList<>();
    for (Whose one : all) {
      Optional<BigDecimal> mine = Optional.ofNullable(ours.get(one));
      BigDecimal told = theirs.getOrDefault(one, BigDecimal.ZERO);
      lines.add(new Line(one.account(), one.currency(), mine, told, judge(mine, told, tolerance)));
    }
    return new Reconciliation(reading, tolerance, lines);
  }

  private static SortedMap<Whose, BigDecimal> eligible(
      List<Assessment> assessments, CostReading reading) {
    SortedMap<Whose, BigDecimal> eligible = new TreeMap<>();
    for (Assessment one : assessments) {
      boolean isOfReading =
          one.subject().payer().equals(reading.payer())
              && one.subject().period().equals(reading.period());
      Whose whose = new Whose(one.subject().account(), one.subject().currency());
      if (!isOfReading || eligible.put(whose, one.eligible()) != null) {
        throw new Malformed("an account of a payer and month is compared once: " + one.subject());
      }
    }
    return eligible;
  }

  private static Verdict judge(Optional<BigDecimal> assessed, BigDecimal told, Tolerance far) {
    if (assessed.isEmpty()) {
      return Verdict.NOT_ASSESSED;
    }
    if (assessed.get().compareTo(told) == 0) {
      return Verdict.SAME;
    }
    return far.isExceeded(assessed.get(), told) ? Verdict.OVER : Verdict.WITHIN;
  }

  /** How many accounts differ by more than is tolerated. */
  public long over() {
    return lines.stream().filter(line -> line.verdict() == Verdict.OVER).count();
  }

  /** The report for people; ends with a newline. */
  public String text() {
    Lines.Writer text = new Lines.Writer();
    text.line(HEADER);
    text.line("payer", reading.payer());
    text.line("period", reading.period());
    text.line("basis", reading.basis().word());
    text.line("reading", Lines.sha256(reading.text()).base64(), reading.at());
    text.line("final", reading.isFinal() ? "yes" : "no");
    text.line("tolerance", Money.print(tolerance.amount()), tolerance.shareMillionths());
    for (Line line : lines) {
      String assessed = line.assessed().map(Money::print).orElse(NONE);
      String apart =
          line.assessed().map(mine -> Money.print(mine.subtract(line.told()))).orElse(NONE);
      text.line(
          "account",
          line.account(),
          line.currency(),
          assessed,
          Money.print(line.told()),
          apart,
          line.verdict().word());
    }
    text.line("over", over());
    return text.toString();
  }
}
