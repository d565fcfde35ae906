/**
 * The function that empties merchants' tills once a day, by a timer. Nothing of the event matters:
 * the log says what was paid.
 *
 * <pre>{@code
 * {} → {"size":60,"collected":[{"merchant":"bakery","zon":30000000}],"refused":[]}
 * }</pre>
 *
 * <p>It holds billing's key and reads the log.
 */
@NullMarked
package zoncoin.functions.collect;

import org.jspecify.annotations.NullMarked;
