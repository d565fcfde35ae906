/**
 * From a bill to what it is worth.
 *
 * <p>A payer's bill arrives as a <em>delivery</em>: some files, handed over at once, that speak for
 * a whole billing <em>period</em>. Whoever reads it ({@link zoncoin.billing.BillReader}) sums its
 * lines into <em>charges</em>: lines alike in everything that matters. {@link
 * zoncoin.billing.Eligibility} judges each charge by rules that are data, and {@link
 * zoncoin.billing.Assessor} adds up an <em>assessment</em> for each <em>subject</em>: payer,
 * account, period and currency.
 *
 * <pre>{@code
 * Assessor assessor = new Assessor(delivery, Eligibility.standard());
 * charges.forEach(assessor::add);
 * Bill bill = assessor.bill();
 * bill.assessments().getFirst().text();    // zoncoin/assessment@v1 …
 * }</pre>
 *
 * <p>An account that used 100.00 of compute, got 25.00 credit and paid 7.31 tax has an unblended
 * cost of 82.31 and an eligible spend of 75.00: credit earns, so it takes away; tax does not.
 *
 * <p>An assessment is <em>final</em> when every line of eligible cost stands on an invoice. A bill
 * of a month under way has no invoices; its assessments say so, and coins issued on them stay
 * pending.
 *
 * <p>When coins are issued on it, it is told on which {@linkplain zoncoin.billing.Grounds grounds}
 * besides the bill, and signed ({@link zoncoin.billing.SignedAssessment}): so it is kept, see
 * {@code zoncoin.evidence}.
 *
 * <p>What this package does not do: it reads no file and knows no column names (that is {@code
 * layers/exports}), and it knows no coins (that is {@code zoncoin.reward}).
 */
@NullMarked
package zoncoin.billing;

import org.jspecify.annotations.NullMarked;
