/** The adapters against services that speak as AWS's do. */
@NullMarked
package zoncoin.store.costs;

import org.jspecify.annotations.NullMarked;
