/** The Lambda function {@code redeem}: parse, call, render. */
@NullMarked
package zoncoin.functions.redeem;

import org.jspecify.annotations.NullMarked;
