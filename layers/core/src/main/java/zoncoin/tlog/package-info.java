/** Transparency log. */
@NullMarked
package zoncoin.tlog;

import org.jspecify.annotations.NullMarked;
