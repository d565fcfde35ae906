/** The Lambda function {@code issue}: parse, call, render. */
@NullMarked
package zoncoin.functions.issue;

import org.jspecify.annotations.NullMarked;
