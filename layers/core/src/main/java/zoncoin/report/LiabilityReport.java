package zoncoin.report;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import zoncoin.billing.Lines;
import zoncoin.billing.Period;
import zoncoin.ledger.Amount;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.TreeHead;

/**
 * What a programme owed its members and merchants over a period, made from the log alone: {@code
 * zoncoin/report@v1}, as {@code report.md} specifies it.
 *
 * @param heading of which log and when
 * @param opening what there was before the period
 * @param flows what happened in it, all kinds of movement
 * @param setOff what of the clawed back had expired before, so that it was in no opening
 * @param products what was redeemed in it, by name
 * @param lots what is spendable at its end, by month of expiry
 * @param past what became of earlier lots
 * @param trend the months up to it, the period last; empty if nothing had moved yet
 */
public record LiabilityReport(
    Heading heading,
    Holdings opening,
    Map<Movement, Flow> flows,
    Amount setOff,
    List<Product> products,
    List<Lot> lots,
    PastLots past,
    List<Trend> trend) {
  /** Copies; refuses figures that do not add up. */
  public LiabilityReport {
    flows = Collections.unmodifiableMap(new EnumMap<>(flows));
    products = List.copyOf(products);
    lots = List.copyOf(lots);
    trend = List.copyOf(trend);
    require(flows.size() == Movement.values().length, "every movement has its line");
    Holdings closing = closing(opening, flows);
    Amount redeemed = sum(products, Product::amount);
    require(
        flow(flows, Movement.REDEEMED).change().total().equals(redeemed.negate()),
        "what products were redeemed for is what was redeemed");
    require(closing.spendable().equals(sum(lots, Lot::balance)), "lots are all that is spendable");
    require(
        trend.isEmpty() || trend.getLast().closing().equals(closing.total()),
        "the last month is the period");
  }

  /**
   * Of which log, and when.
   *
   * @param origin of the log
   * @param head what a checkpoint of it says: size and root of the tree it was made from
   * @param period the calendar month (UTC) whose entries, by their own time, it sums up
   * @param newest the time of the newest entry; 1970 if there is none
   * @param isClosed whether no entry of the period can still be on its way into the log
   */
  public record Heading(
      String origin, TreeHead head, Period period, Instant newest, boolean isClosed) {}

  /**
   * What a product was redeemed for.
   *
   * @param name of the product
   * @param redemptions how many were fulfilled
   * @param amount what was spent on them
   */
  public record Product(String name, long redemptions, Amount amount) {}

  /**
   * Coins of one month of expiry at the end of the period.
   *
   * @param month the last month in which they can be spent
   * @param opened the month in which the first of them came
   * @param earned of them in lots
   * @param received of them in gifts
   * @param vested what became spendable with that month, less what was clawed back
   * @param expected what of it is expected to expire; empty where there is no history
   */
  public record Lot(
      YearMonth month,
      YearMonth opened,
      Amount earned,
      Amount received,
      Amount vested,
      Optional<Amount> expected) {
    /** What there is. */
    public Amount balance() {
      return earned.plus(received);
    }
  }

  /**
   * One month among those before.
   *
   * @param month which
   * @param in issued and adjusted
   * @param redeemed spent
   * @param expired gone because their month was over
   * @param takenBack clawed back and left behind, less what had expired before
   * @param closing the liability at its end
   */
  public record Trend(
      YearMonth month,
      Amount in,
      Amount redeemed,
      Amount expired,
      Amount takenBack,
      Amount closing) {
    static Trend of(YearMonth month, Function<Movement, Flow> flows, Amount closing) {
      Function<Movement, Amount> change = movement -> flows.apply(movement).change().total();
      return new Trend(
          month,
          change.apply(Movement.ISSUED).plus(change.apply(Movement.ADJUSTED)),
          change.apply(Movement.REDEEMED).negate(),
          change.apply(Movement.EXPIRED).negate(),
          change.apply(Movement.CLAWED_BACK).plus(change.apply(Movement.LEFT)).negate(),
          closing);
    }
  }

  /** What happened of one kind. */
  public Flow flow(Movement movement) {
    return flow(flows, movement);
  }

  /** What there is at the end of the period. */
  public Holdings closing() {
    return closing(opening, flows);
  }

  /** What is expected to expire of all lots; empty where there is no history. */
  public Optional<Amount> expectedBreakage() {
    return lots.stream().allMatch(lot -> lot.expected().isPresent())
        ? Optional.of(sum(lots, lot -> lot.expected().orElseThrow()))
        : Optional.empty();
  }

  /** Its text, which is signed. */
  public String text() {
    return ReportText.print(this);
  }

  /** SHA-256 of {@link #text}, which its entry carries. */
  public Hash hash() {
    return Lines.sha256(text());
  }

  /**
   * Reads what {@link #text} prints.
   *
   * @throws Malformed for anything else
   */
  public static LiabilityReport parse(String text) {
    return ReportText.parse(text);
  }

  private static Flow flow(Map<Movement, Flow> flows, Movement movement) {
    return flows.getOrDefault(movement, Flow.NONE);
  }

  private static Holdings closing(Holdings opening, Map<Movement, Flow> flows) {
    return flows.values().stream().map(Flow::change).reduce(opening, Holdings::plus);
  }

  private static <T> Amount sum(List<T> all, Function<T, Amount> amount) {
    return all.stream().map(amount).reduce(Amount.ZERO, Amount::plus);
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new Malformed("report: " + rule);
    }
  }
}
