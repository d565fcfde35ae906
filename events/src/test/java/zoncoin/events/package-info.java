/**
 * Runs every named event of the folder {@code events/} through its real handler, on a whole
 * programme in memory, and compares what comes out with what is written beside it.
 */
@NullMarked
package zoncoin.events;

import org.jspecify.annotations.NullMarked;
