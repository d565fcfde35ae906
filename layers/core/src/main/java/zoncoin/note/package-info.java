/** Signed notes. */
@NullMarked
package zoncoin.note;

import org.jspecify.annotations.NullMarked;
