/**
 * The liability report: what a programme owed its members and merchants over a month, made from the
 * log alone.
 *
 * <p>A controller needs to know what coins are outstanding, what became of those of last month, and
 * what of the rest will probably never be spent; an auditor needs to know that these figures are
 * the ledger's. So the report is made while the log is audited, by whoever has it:
 *
 * <pre>{@code
 * Liability liability = new Liability(plan, Parallel.SEQUENTIAL, Progress.NONE);
 * switch (liability.read(folder, Period.parse("2026-07"))) {
 *   case Liability.Result.Made made -> ...      // made.report().text(): zoncoin/report@v1
 *   case Liability.Result.Unsound not -> ...    // a log that breaks a rule has no report
 * }
 * }</pre>
 *
 * <p><b>Words.</b> <i>Holdings</i> are coins by the state they are in, a <i>movement</i> is what
 * changes them, a <i>flow</i> one kind of movement in one period, a <i>cohort</i> all coins of one
 * month of expiry, in whosever hands. <i>Liability</i> is all holdings less what is owed.
 * <i>Breakage</i> is what expires.
 *
 * <p><b>How.</b> {@link zoncoin.report.LiabilityBooks} looks on while {@code zoncoin.audit} walks
 * along the log, and sums up by month; it asks nothing of the audit's own books, whose totals must
 * then be the same. {@link zoncoin.report.LiabilityReport} refuses figures that do not add up. Its
 * text is specified in {@code report.md} beside this file; {@link zoncoin.report.ReportCsv} and
 * {@link zoncoin.report.ReportPage} show the same figures.
 *
 * <p><b>Filed.</b> {@link zoncoin.report.Filing} signs the text with the billing key, keeps it with
 * the evidence and posts an entry of kind {@code report} with its hash. Which entries it sums up
 * stands in it: the size and the root of a checkpoint.
 *
 * <p><b>What it does not do.</b> It knows no money: what a ZNC is worth is in the reward policy. It
 * does not say what coins were issued for; {@code zoncoin.reward} recomputes that from the bills.
 */
@NullMarked
package zoncoin.report;

import org.jspecify.annotations.NullMarked;
