/** Tests of receipts: each link broken in turn, and every bit. */
@NullMarked
package zoncoin.receipt;

import org.jspecify.annotations.NullMarked;
