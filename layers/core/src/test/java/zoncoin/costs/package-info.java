/** What AWS says of costs, asked of fakes. */
@NullMarked
package zoncoin.costs;

import org.jspecify.annotations.NullMarked;
