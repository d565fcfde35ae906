/**
 * The function that answers what members ask for: take part, pay, redeem, cancel, and say what is
 * to be redeemed by itself.
 *
 * <p>Every request names itself by its Idempotency-Key, so that asking again is always safe; a
 * cancellation is named by what it cancels.
 *
 * <pre>{@code
 * POST /v1/redemptions                          201
 * Idempotency-Key: first                        {"id":"c.111122223333.first","state":"held",...}
 * {"product":"support-hour","quantity":2}
 * }</pre>
 *
 * <p>It holds the desk's key, which cannot mint.
 */
@NullMarked
package zoncoin.functions.redeem;

import org.jspecify.annotations.NullMarked;
