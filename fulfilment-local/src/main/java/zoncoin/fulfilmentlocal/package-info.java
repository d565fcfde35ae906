/**
 * Whoever delivers what coins are redeemed for, on one machine: over HTTP, in the protocols that
 * they speak, for requests signed as they want them.
 *
 * <pre>{@code
 * who                 protocol                              operations                         signed
 * merchant, support   Standard Webhooks, JSON               POST /webhook, GET /webhook/{id}   HMAC-SHA256
 * Amazon gift cards   JSON, X-Amz-Target                    CreateGiftCard                     SigV4, AGCODService
 * Billing Conductor   REST, JSON                            ListCustomLineItems,               SigV4, billingconductor
 *                                                           Create…, UpdateCustomLineItem
 * }</pre>
 *
 * <p>{@link zoncoin.fulfilmentlocal.FulfilmentLocal} has them all on one port. Each keeps what it
 * delivered by our id and delivers once for one id, as the ones it stands for promise; each
 * declines, ends later or fails when it is told to, and {@link zoncoin.fulfilmentlocal.Trouble} is
 * what the network does.
 *
 * <p>What it does not do: it knows no other operation, and no parameter that nothing here sends.
 */
@NullMarked
package zoncoin.fulfilmentlocal;

import org.jspecify.annotations.NullMarked;
