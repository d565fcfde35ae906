/** Tills by example, under every fault of one call, and with many who pay at once. */
@NullMarked
package zoncoin.till;

import org.jspecify.annotations.NullMarked;
