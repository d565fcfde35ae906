/** Redemptions by example, under every fault of one write, and in races. */
@NullMarked
package zoncoin.redemption;

import org.jspecify.annotations.NullMarked;
