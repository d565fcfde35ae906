/** The command line {@code zon}. */
@NullMarked
package zoncoin.cli;

import org.jspecify.annotations.NullMarked;
