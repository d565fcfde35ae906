/**
 * The function that files the liability report: on the second of each month for the month before,
 * and for one that whoever may invoke it names.
 *
 * <pre>{@code
 * {}                        the month before this one
 * {"period":"2026-06"}
 * → {"period":"2026-06","transaction":"report.2026-06.57","report":"<64 hexadecimal digits>",
 *    "size":57,"closed":true}
 * }</pre>
 *
 * <p>{@code report} is the name of the note in the evidence, and what the entry carries; {@code zon
 * report --note} shows it as a page. Called again, it files the report at the checkpoint of then,
 * beside the first.
 *
 * <p><b>What it does not do.</b> It verifies no issuer's signature: the sealer did before it signed
 * the root that the report rests on, and whoever doubts that makes the report again with {@code zon
 * report}, which does. A log that is not sound fails the function.
 */
@NullMarked
package zoncoin.functions.report;

import org.jspecify.annotations.NullMarked;
