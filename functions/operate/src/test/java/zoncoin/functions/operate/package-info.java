/** By which hand the function was invoked. */
@NullMarked
package zoncoin.functions.operate;

import org.jspecify.annotations.NullMarked;
