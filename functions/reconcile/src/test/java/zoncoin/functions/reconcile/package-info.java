/** The function that compares, over fakes. */
@NullMarked
package zoncoin.functions.reconcile;

import org.jspecify.annotations.NullMarked;
