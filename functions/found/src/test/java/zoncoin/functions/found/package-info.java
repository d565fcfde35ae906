/** How a ledger begins, and what CloudFormation is told. */
@NullMarked
package zoncoin.functions.found;

import org.jspecify.annotations.NullMarked;
