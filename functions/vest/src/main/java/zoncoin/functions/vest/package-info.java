/** The Lambda function {@code vest}: parse, call, render. */
@NullMarked
package zoncoin.functions.vest;

import org.jspecify.annotations.NullMarked;
