/**
 * The doctor: whether a programme is as it should be, asked of what there is of it, in AWS or in
 * the folder of a cloud on this machine.
 *
 * <p>Each check is one question with a real call, and one line of an answer: good, or what is wrong
 * and what to do next, or that it could not be asked and why. A check changes nothing.
 *
 * <pre>{@code
 * Doctor.examine(CloudChecks.of(clients, names));   // Checked[what=recovery, verdict=Bad[…]], …
 * ExportChecks.examine(deployed::exports);          // Checked[what=export 999988887777, …], …
 * }</pre>
 *
 * <p>The log and its head are asked alike wherever they are ({@link zoncoin.cli.doctor.LogChecks});
 * what only AWS has, table, buckets, keys and queues, {@link zoncoin.cli.doctor.CloudChecks} asks,
 * as whoever runs it. What only a function may ask, the payers' exports, that function is asked for
 * ({@link zoncoin.cli.doctor.ExportChecks}).
 *
 * <p><b>What it does not do.</b> It audits no log ({@code zon audit}), and says nothing of what it
 * was not given the name of.
 */
@NullMarked
package zoncoin.cli.doctor;

import org.jspecify.annotations.NullMarked;
