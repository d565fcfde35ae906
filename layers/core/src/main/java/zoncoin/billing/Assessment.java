package zoncoin.billing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * What a bill is worth to one account: its eligible spend, how it comes about, and what it was read
 * from. Its text is {@code zoncoin/assessment@v1}, see {@code assessment.md} beside this file; the
 * SHA-256 of that text is the evidence of the entries that rest on it.
 *
 * @param subject whose bill
 * @param eligibility SHA-256 of the rules it was made by, see {@link Eligibility#hash}
 * @param basis which cost counts by those rules
 * @param delivery what it was read from
 * @param charges a hash of its lines that needs no other account's
 * @param lines totals per line type, sorted by type, each type once
 * @param ineligible what earns nothing, sorted by reason and type, each pair once
 * @param groups how the eligible spend comes about, as far as the reward policy looks at it
 * @param invoices the invoice ids its lines name, sorted, each once
 * @param finality whether it is final, and why not
 * @param grounds what else its coins rest on; empty before it was decided which coins those are
 */
public record Assessment(
    Subject subject,
    Hash eligibility,
    Basis basis,
    Delivery delivery,
    Charges charges,
    List<LineTotal> lines,
    List<IneligibleTotal> ineligible,
    Groups groups,
    List<String> invoices,
    Finality finality,
    Optional<Grounds> grounds) {
  /** Sorts the lists and refuses a total said twice. */
  public Assessment {
    lines = sorted(lines, Comparator.comparing(LineTotal::type));
    ineligible = sorted(ineligible, Totals.BY_REASON);
    invoices = sorted(invoices, Comparator.naturalOrder());
    if (finality == Finality.INVOICED && invoices.isEmpty()) {
      throw new Malformed("assessment " + subject + " is invoiced without an invoice");
    }
    groups.checkSum(sum(lines, LineTotal::eligible));
  }

  /** One whose lines are not told apart. */
  public Assessment(
      Subject subject,
      Hash eligibility,
      Basis basis,
      Delivery delivery,
      Charges charges,
      List<LineTotal> lines,
      List<IneligibleTotal> ineligible,
      List<String> invoices,
      Finality finality,
      Optional<Grounds> grounds) {
    this(
        subject,
        eligibility,
        basis,
        delivery,
        charges,
        lines,
        ineligible,
        Groups.NONE,
        invoices,
        finality,
        grounds);
  }

  private static <T> List<T> sorted(List<T> values, Comparator<T> order) {
    List<T> sorted = values.stream().sorted(order).toList();
    for (int i = 1; i < sorted.size(); i++) {
      if (order.compare(sorted.get(i - 1), sorted.get(i)) == 0) {
        throw new Malformed("assessment says a total twice: " + sorted.get(i));
      }
    }
    return sorted;
  }

  /**
   * Whether coins may vest on it: it is final, and was made when its period was over. Until then
   * all that costs something may stand on an invoice, as a fee does on the day it is paid, and the
   * rest of the month is still to come.
   */
  public boolean isFinal() {
    return finality.isFinal() && !delivery.modified().isBefore(subject.period().end());
  }

  /** How many lines of the bill it covers. */
  public long rows() {
    return lines.stream().mapToLong(LineTotal::rows).reduce(0, Math::addExact);
  }

  /** Sum of the unblended costs of all its lines. */
  public BigDecimal unblended() {
    return sum(lines, LineTotal::unblended);
  }

  /** The eligible spend; negative where credits and refunds outweigh the rest. */
  public BigDecimal eligible() {
    return sum(lines, LineTotal::eligible);
  }

  private static BigDecimal sum(List<LineTotal> lines, Function<LineTotal, BigDecimal> amount) {
    return Money.canonical(lines.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  /**
   * This assessment, with what else coins rest on.
   *
   * @param grounds what had been issued before
   */
  public Assessment on(Grounds grounds) {
    return on(Optional.of(grounds));
  }

  /** This assessment as far as it follows from the bill alone. */
  public Assessment ofBill() {
    return on(Optional.empty());
  }

  private Assessment on(Optional<Grounds> rested) {
    return with(delivery, finality, rested);
  }

  /**
   * This assessment as if its bill had been read where it was delivered: a copy keeps neither the
   * names of files nor the time, and what is final may follow from the time.
   *
   * @param delivered what it was read from there
   * @param then whether it was final by that time
   */
  public Assessment readFrom(Delivery delivered, Finality then) {
    return with(delivered, then, grounds);
  }

  private Assessment with(Delivery from, Finality then, Optional<Grounds> rested) {
    return new Assessment(
        subject,
        eligibility,
        basis,
        from,
        charges,
        lines,
        ineligible,
        groups,
        invoices,
        then,
        rested);
  }

  /** The one text of this assessment; ends with a newline. */
  public String text() {
    return AssessmentText.print(this);
  }

  /** SHA-256 of {@link #text}: the evidence of whatever rests on it. */
  public Hash hash() {
    return Hash.sha256(text().getBytes(UTF_8));
  }

  /**
   * Reads what {@link #text} prints.
   *
   * @throws Malformed for any other text
   */
  public static Assessment parse(String text) {
    return AssessmentText.parse(text);
  }
}
