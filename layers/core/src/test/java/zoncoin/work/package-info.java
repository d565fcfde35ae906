/** Tests of works: each link broken in turn, and every bit. */
@NullMarked
package zoncoin.work;

import org.jspecify.annotations.NullMarked;
