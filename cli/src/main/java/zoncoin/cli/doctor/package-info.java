/**
 * The doctor: whether a deployment is as it should be, asked of what is deployed.
 *
 * <p>Each check is one question with a real call, and one line of an answer: good, or what is wrong
 * and what to do next, or that it could not be asked and why. A check changes nothing.
 *
 * <pre>{@code
 * Doctor.examine(CloudChecks.of(clients, names));   // Checked[what=recovery, verdict=Bad[…]], …
 * }</pre>
 *
 * <p><b>What it does not do.</b> It audits no log ({@code zon audit}), and says nothing of what it
 * was not given the name of.
 */
@NullMarked
package zoncoin.cli.doctor;

import org.jspecify.annotations.NullMarked;
