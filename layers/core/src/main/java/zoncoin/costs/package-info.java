/**
 * What AWS says of costs besides bills: sums, invoices and an estimate of the month so far.
 *
 * <p>An export is the best there is, and this package stands back behind it. {@link
 * zoncoin.costs.CostExplorer} knows what each account spent on each <em>record type</em>, at $0.01
 * a request; {@link zoncoin.costs.CostReadings} asks within a {@link zoncoin.costs.RequestBudget}
 * and keeps what it read as a {@link zoncoin.costs.CostReading}, a text with a hash like any source
 * file. It is used in two ways:
 *
 * <ul>
 *   <li>{@link zoncoin.costs.CostDeliveries}: where a payer has no export, a reading is delivered
 *       as a bill ({@link zoncoin.costs.CostBill}). It earns the base rate: at most two things can
 *       be grouped by, and those are account and record type. It is final when it is no estimate
 *       any more <em>and</em> {@link zoncoin.costs.Invoices} names an invoice.
 *   <li>{@link zoncoin.costs.Reconciliation}: where a payer has one, a reading is laid beside what
 *       was assessed, account by account. A difference is told, never mended.
 * </ul>
 *
 * <p>{@link zoncoin.costs.EstimatedCharges} is what CloudWatch says of the month under way. {@link
 * zoncoin.costs.MonthToDate} notes it for whoever wants a preview and, if the reward policy says
 * {@code accrue-from-estimates}, issues pending coins on it. Those never vest: the month's first
 * better source replaces them by the ordinary difference.
 *
 * <pre>{@code
 * Source  EXPORT  >  COST_EXPLORER  >  ESTIMATED_CHARGES     whatever their times: zoncoin.billing.Age
 * }</pre>
 *
 * <p>What this package does not do: it never corrects an assessment, and it speaks no protocol
 * (that is {@code zoncoin.store.costs}).
 */
@NullMarked
package zoncoin.costs;

import org.jspecify.annotations.NullMarked;
