/**
 * Whoever delivers what coins are redeemed for: adapters of {@link zoncoin.fulfilment.Provider}
 * that ask over HTTP.
 *
 * <pre>{@code
 * adapter      other side                  how a lost answer is asked for      what it needs
 * webhook      anyone with an endpoint     GET of our id                       its address, whsec_ secrets
 * gift-card    Amazon's Incentives API     the same creationRequestId again    partner id, region, a key
 * conductor    AWS Billing Conductor       our own item, and ListCustomLine…   the billing group
 * vault        codes we were given         our own item                        (zoncoin.vault)
 * manual       a person                    an operator ends it                 (zoncoin.fulfilment)
 * }</pre>
 *
 * <p>Each translates: what was said becomes an {@link zoncoin.fulfilment.Answer}, and whatever is
 * not a definite answer is {@link zoncoin.fulfilment.Answer.Unclear}. One contract, a suite of
 * tests, runs against all of them, over real connections that break in every way.
 *
 * <p><b>Secrets</b> are asked for before each call and are in no message, no exception and no
 * {@code toString}. No answer is logged, for it may hold a code.
 *
 * <p>What it does not do: it keeps nothing, and it decides nothing about coins.
 */
@NullMarked
package zoncoin.providers;

import org.jspecify.annotations.NullMarked;
