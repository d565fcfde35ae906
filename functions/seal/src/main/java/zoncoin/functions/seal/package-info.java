/**
 * The function that seals: woken by a timer or by the table's stream, it takes nothing from the
 * event and looks for itself what waits.
 *
 * <pre>{@code
 * {"sealed":137,"size":4711,"root":"XcnaeacG…","ended":"idle"}
 * }</pre>
 *
 * <p>Any number may run at once. It fails, after the alarm, if what is stored contradicts itself;
 * waking it again changes nothing then.
 */
@NullMarked
package zoncoin.functions.seal;

import org.jspecify.annotations.NullMarked;
