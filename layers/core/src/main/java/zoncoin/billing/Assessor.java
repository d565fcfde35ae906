package zoncoin.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import zoncoin.tlog.Hash;

/**
 * Turns the charges of one delivery into assessments. It holds sums, never lines, so its memory
 * grows with accounts and kinds of charge alone. For one thread.
 */
public final class Assessor {
  private final Delivery delivery;
  private final Eligibility eligibility;
  private final Hash rules;
  private final boolean namesInvoices;
  private final Map<Subject, Sheet> sheets = new TreeMap<>();
  private final Elsewhere elsewhere = new Elsewhere();

  /**
   * Begins a delivery whose lines name their invoice once there is one.
   *
   * @param delivery what the charges are read from
   * @param eligibility what earns
   */
  public Assessor(Delivery delivery, Eligibility eligibility) {
    this(delivery, eligibility, true);
  }

  /**
   * Begins a delivery.
   *
   * @param delivery what the charges are read from
   * @param eligibility what earns
   * @param namesInvoices whether lines of its format can name an invoice; if they cannot, an
   *     assessment is final when the delivery was made 30 days after the end of its period
   */
  public Assessor(Delivery delivery, Eligibility eligibility, boolean namesInvoices) {
    this.delivery = delivery;
    this.namesInvoices = namesInvoices;
    this.eligibility = eligibility;
    this.rules = eligibility.hash();
  }

  /**
   * Counts a charge.
   *
   * @param charge like lines, summed; in any order, the same kind as often as it comes
   */
  public void add(Charge charge) {
    sheets.computeIfAbsent(charge.subject(), subject -> new Sheet()).add(charge);
  }

  /**
   * Counts lines of another provider: they belong to no account of AWS and earn nothing.
   *
   * @param provider as the lines call it
   * @param currency what they are in
   * @param rows how many
   * @param cost what they come to
   */
  public void addElsewhere(String provider, Currency currency, long rows, BigDecimal cost) {
    elsewhere.add(provider, currency, rows, cost);
  }

  /** The bill of all that was added. */
  public Bill bill() {
    List<Assessment> assessments = new ArrayList<>();
    sheets.forEach((subject, sheet) -> assessments.add(sheet.assess(subject)));
    return Bill.of(delivery, assessments, elsewhere.warnings());
  }

  /**
   * What the delivery says of a subject that it does not name: nothing at all.
   *
   * @param subject of the same payer and period
   */
  public Assessment nothing(Subject subject) {
    return new Sheet().assess(subject);
  }

  /** What one subject's charges come to. */
  private final class Sheet {
    private final Totals totals = new Totals();
    private final Groups.Tally groups = new Groups.Tally(eligibility.grouping());
    private final Charges.Tally charges = new Charges.Tally();
    private final List<Charge> discounts = new ArrayList<>();
    private final TreeSet<String> invoices = new TreeSet<>();
    private boolean netKnown;
    private long openCostRows;

    private void add(Charge charge) {
      charges.add(charge);
      if (!charge.invoice().isEmpty()) {
        invoices.add(charge.invoice());
      }
      if (charge.type().isDiscount()) {
        // Whether it counts depends on lines that may come later.
        discounts.add(charge);
      } else {
        netKnown |= charge.sums().netRows() > 0;
        count(charge, eligibility.whyNot(charge, false));
      }
    }

    private void count(Charge charge, Optional<Ineligible> whyNot) {
      Charge.Sums sums = charge.sums();
      BigDecimal eligible = whyNot.isEmpty() ? sums.cost() : BigDecimal.ZERO;
      LineType type = charge.type();
      totals.add(new LineTotal(type, sums.rows(), sums.unblended(), eligible));
      whyNot.ifPresent(
          reason -> totals.add(new IneligibleTotal(reason, type, sums.rows(), sums.unblended())));
      if (whyNot.isEmpty()) {
        groups.add(charge.group(), eligible);
      }
      if (whyNot.isEmpty() && charge.invoice().isEmpty()) {
        openCostRows += sums.costRows();
      }
    }

    private Assessment assess(Subject subject) {
      discounts.forEach(charge -> count(charge, eligibility.whyNot(charge, netKnown)));
      discounts.clear();
      return new Assessment(
          subject,
          rules,
          eligibility.basis(),
          delivery,
          charges.charges(),
          totals.lines(),
          totals.ineligible(),
          groups.groups(),
          List.copyOf(invoices),
          finality(subject.period()),
          Optional.empty());
    }

    private Finality finality(Period period) {
      if (!namesInvoices) {
        return Finality.byTime(delivery.modified(), period);
      }
      // What is no export is final when AWS says that it is: nothing closes an estimate.
      Instant made =
          Source.of(delivery.format()) == Source.EXPORT ? delivery.modified() : Instant.MIN;
      return Finality.byInvoices(!invoices.isEmpty(), openCostRows == 0, made, period);
    }
  }
}
