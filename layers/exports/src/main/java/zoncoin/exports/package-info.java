/**
 * Reads bills as AWS delivers them.
 *
 * <p>A <em>place</em> is a manifest, a folder that mirrors a bucket, or data files. {@code Places}
 * finds the deliveries there: what a manifest lists, never what else lies in its folder. Each is
 * read by a {@code Reading} of its own:
 *
 * <ol>
 *   <li>{@code Inspection} looks every file over once: SHA-256, whether its compression is whole,
 *       how long its records are and how many, what its header says;
 *   <li>{@code Layout} finds the columns, and its {@code Dialect} says what of them makes up a
 *       line: {@code Cur} for CUR 2.0 and the legacy report, {@code Focus} for FOCUS 1.0 and 1.2;
 *   <li>{@code bill.sql} sums the lines in DuckDB, exactly: no amount goes through binary
 *       arithmetic. Lines are grouped as they are stored and told in words only then, since there
 *       are few groups and very many lines;
 *   <li>each sum becomes a {@link zoncoin.billing.Charge}, or {@code Blame} finds the first line
 *       that is wrong, for a complaint that names file, row, column and rule;
 *   <li>{@link zoncoin.billing.Assessor} judges the charges, and files that changed meanwhile are
 *       noticed.
 * </ol>
 *
 * <pre>{@code
 * BillReader reader = new DuckBillReader(ReaderSettings.standard());
 * List<Bill> bills = reader.read(List.of("my-export/"), Eligibility.standard());
 * }</pre>
 *
 * <p>The database lives in memory for one reading, sees the files of that reading alone, and can
 * load nothing. What this package does not do: it decides nothing about money (that is {@code
 * zoncoin.billing}), and it fetches nothing from S3.
 */
@NullMarked
package zoncoin.exports;

import org.jspecify.annotations.NullMarked;
