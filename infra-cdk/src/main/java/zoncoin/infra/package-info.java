/** The CDK app: the stacks that an operator deploys. */
@NullMarked
package zoncoin.infra;

import org.jspecify.annotations.NullMarked;
