/** The Lambda function {@code seal}: parse, call, render. */
@NullMarked
package zoncoin.functions.seal;

import org.jspecify.annotations.NullMarked;
