/** What an alarm looks like in the log. */
@NullMarked
package zoncoin.functions.seal;

import org.jspecify.annotations.NullMarked;
