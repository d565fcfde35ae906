/** Tests of billing: what earns, and the text that says so. */
@NullMarked
package zoncoin.billing;

import org.jspecify.annotations.NullMarked;
