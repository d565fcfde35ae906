/**
 * The function that answers what members look up: their account, its history, the catalogue, a
 * redemption, a receipt, what coins rest on, the newest checkpoint.
 *
 * <pre>{@code
 * GET /v1/receipts/c.111122223333.first         202, Retry-After: 5, the signed entry: a promise
 * GET /v1/receipts/c.111122223333.first         200, the tlog-proof: the promise kept
 * }</pre>
 *
 * <p>It holds no key and writes nothing. What is not the caller's own looks like what is not there.
 */
@NullMarked
package zoncoin.functions.lookup;

import org.jspecify.annotations.NullMarked;
