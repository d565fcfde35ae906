/** The Lambda function {@code lookup}: parse, call, render. */
@NullMarked
package zoncoin.functions.lookup;

import org.jspecify.annotations.NullMarked;
