/**
 * From coins set aside to something delivered: exactly one of settled and released, whatever fails.
 *
 * <p>An other side that delivers is a {@link zoncoin.fulfilment.Provider}. It is first told of a
 * redemption when that is {@code sending} in the table, and only its definite answer ends it.
 * Whoever finds a redemption that was sending before asks by its id before sending again, so that a
 * crash at any moment delivers at most once.
 *
 * <pre>{@code
 * provider.ask(delivery);     // Absent: it was never sent
 * provider.send(delivery);    // Unclear: the answer was lost
 * provider.ask(delivery);     // Delivered[reference=AB-1]: settle
 * }</pre>
 *
 * <p>A {@link zoncoin.fulfilment.Worker} takes one redemption as far as it can be taken now, by the
 * provider that the catalogue names for it; a {@link zoncoin.fulfilment.Sweep} finds those that are
 * to be looked at, whatever else was lost. What no provider delivers is held for a week and
 * released; what may have been sent never times out.
 *
 * <p><b>What it does not do.</b> It keeps nothing of its own and moves no coins; {@code redemption}
 * does.
 */
@NullMarked
package zoncoin.fulfilment;

import org.jspecify.annotations.NullMarked;
