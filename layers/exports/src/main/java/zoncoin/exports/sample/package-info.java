/**
 * Bills to try things on: made up, realistic, and with the totals they must be read to.
 *
 * <p>An {@code Organisation} of a payer and its members is drawn from a seed; {@code MonthlyBill}
 * lets it use services for a month and says what AWS would charge, in {@code Line}s: usage, a
 * Savings Plan, a reservation, discounts, credits, three kinds of refunds, tax, Marketplace,
 * support. A {@link zoncoin.exports.sample.Stage} is one of the deliveries of that month: estimated
 * in its middle, restated at its end, invoiced, and refunded after the close.
 *
 * <pre>{@code
 * Sample.Scope scope = new Sample.Scope(7, 5, 2, List.of("USD"), List.of(Stage.values()));
 * Sample.write(folder, scope, Sample.Form.of(List.of(Format.CUR_2)));
 * // folder/cur-2.0/billing/company-cur-2-0/data/BILLING_PERIOD=2026-01/…
 * // folder/expected.json
 * }</pre>
 *
 * <p>Each {@link zoncoin.exports.sample.Format} tells the same lines in its own columns, which
 * stand in the resources beside this package: as {@code Cur} does, or as {@code Focus}, which knows
 * no negations and no rows of discounts. {@code DataExport} and {@code LegacyReport} lay them out
 * as they lie in a bucket.
 *
 * <p>{@code Expected} adds up what a reader must come to. It goes by what each line was made as,
 * knows neither columns nor SQL, and shares no code with the reading; so the two check each other.
 *
 * <p>The same seed gives the same text on every machine: chance is {@link java.util.Random}, whose
 * numbers its specification fixes, and amounts are decimals. Compressed files are the same bytes
 * wherever zlib and DuckDB are the same. What this package does not do: no amount is AWS's price.
 */
@NullMarked
package zoncoin.exports.sample;

import org.jspecify.annotations.NullMarked;
