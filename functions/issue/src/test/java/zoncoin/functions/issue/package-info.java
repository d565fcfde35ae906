/** Which events say that a manifest was delivered. */
@NullMarked
package zoncoin.functions.issue;

import org.jspecify.annotations.NullMarked;
