package zoncoin.reward;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import zoncoin.billing.Bill;
import zoncoin.billing.ExportDefinition;
import zoncoin.billing.ExportDefinitions;
import zoncoin.billing.Source;
import zoncoin.ledger.Journal;

/**
 * Which export may issue for a payer: one alone, its own, and only while it is asked for what coins
 * are issued on. What is no export is let through: that an export goes before it is {@link
 * zoncoin.billing.Age}'s rule.
 */
public final class PayerExports {
  private final ActiveExports active;
  private final ExportCheck check;

  /**
   * @param journal where it is noted which export issues, what waits and what was accepted
   * @param definitions who knows what exports are asked for
   * @param ours what coins are issued on, with {@code ${payer}} for the payer
   */
  public PayerExports(Journal journal, ExportDefinitions definitions, ExportDefinition ours) {
    this.active = new ActiveExports(journal);
    this.check = new ExportCheck(journal, definitions, ours);
  }

  /** Of whoever issues what no export delivers: a delivery of one is held. */
  public static PayerExports unasked(Journal journal) {
    return new PayerExports(
        journal,
        ExportDefinitions.NONE,
        new ExportDefinition("", new TreeMap<>(), new TreeMap<>(), ""));
  }

  /** What is to be said of a delivery before it issues: why it may not, and of what to warn. */
  record Verdict(Optional<Halt> halt, List<String> warnings) {
    private static final Verdict FREE = new Verdict(Optional.empty(), List.of());

    private static Verdict of(Optional<Halt> halt) {
      return new Verdict(halt, List.of());
    }
  }

  /**
   * Judges a delivery. The first export of a payer that may issue becomes the one that does; asking
   * again changes nothing.
   */
  Verdict judge(String payer, Bill bill, String place) {
    if (Source.of(bill.delivery().format()) != Source.EXPORT || bill.assessments().isEmpty()) {
      return Verdict.FREE;
    }
    Optional<Halt> other = active.halt(payer, bill);
    if (other.isPresent()) {
      return Verdict.of(other);
    }
    return switch (check.check(payer, bill, place)) {
      case ExportCheck.Result.Waits waits -> Verdict.of(Optional.of(waits.halt()));
      case ExportCheck.Result.Passed _ -> Verdict.of(active.claim(payer, bill));
      case ExportCheck.Result.NoSql _ ->
          new Verdict(
              active.claim(payer, bill),
              List.of(
                  bill.export()
                      + " is a legacy report: it has no SQL that could have been changed, and"
                      + " nobody was asked what it delivers"));
    };
  }

  /** What there is to say of a payer's export, deliveries or none. */
  public sealed interface Examined {
    /** None has delivered yet, so none is the payer's. */
    record NoneYet() implements Examined {}

    /** A legacy report, which has no SQL. */
    record Legacy(String export) implements Examined {}

    /** It is asked for what coins are issued on. */
    record Ours(String export) implements Examined {}

    /** It is asked for something else, which somebody accepted. */
    record Accepted(String export, List<String> changes) implements Examined {}

    /** It is asked for something else: its next delivery is held. */
    record Changed(String export, List<String> changes) implements Examined {}

    /** It cannot be asked about: its next delivery is held. */
    record NotTold(String export, String why) implements Examined {}
  }

  /**
   * Asks what the payer's export is asked for now; nothing is noted.
   *
   * @param payer 12 digits
   * @throws zoncoin.ledger.NotApplied if it could not be found out for now
   */
  public Examined examine(String payer) {
    return active
        .of(payer)
        .map(export -> check.examine(payer, export))
        .orElseGet(Examined.NoneYet::new);
  }
}
