/**
 * The function that doubts: for each payer it lays what was assessed of the month before beside
 * what Cost Explorer tells, keeps a report of it, and counts the accounts that differ by more than
 * is tolerated in the metric {@code ReconciliationDifferences}.
 *
 * <pre>{@code
 * {"payer":"999988887777","period":"2026-06"}       both may be left out: all payers, the month before
 *
 * {"reconciliations":[{"payer":"999988887777","period":"2026-06","final":true,"over":1,
 *   "report":"reconciliation/999988887777/2026-06/….json",
 *   "accounts":[{"account":"111122223333","currency":"USD","assessed":"75","told":"74.5","verdict":"over"}]}]}
 * }</pre>
 *
 * <p><b>What it does not do.</b> It issues nothing and mends nothing: it has no key to.
 */
@NullMarked
package zoncoin.functions.reconcile;

import org.jspecify.annotations.NullMarked;
