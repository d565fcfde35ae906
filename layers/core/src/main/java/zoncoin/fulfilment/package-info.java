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
 * <p><b>Who may end it when.</b> A run claims a redemption for longer than a run can last, and puts
 * it off when it was answered. As long as it is claimed nobody else asks, and no operator ends it
 * by hand; what the run is told counts only while the claim is its own; and it sends nothing later
 * than {@link zoncoin.fulfilment.Provider#LONGEST_CALL} before the claim is over.
 *
 * <pre>{@code
 *          claimed, "asking"                  put off
 * held ──▶ sending until 09:45 ──(answered)──▶ sending until 10:30 ──▶ settled | released
 *          by hand: refused, "after 09:45"     by hand: ends it
 * }</pre>
 *
 * <p>So what is delivered and released by hand was released in error, or sent by a process that was
 * frozen in the middle of its call: that is {@link
 * zoncoin.fulfilment.Worker.Progress.DeliveredAndReleased}, of which somebody is told at once. A
 * sweep hands out what is due, which what is claimed is not; pieces that come twice meet the claim.
 * A code is revealed only of what is settled, which nothing moves any more; who acknowledges while
 * another call of its own account is being shown the code wipes it under nobody but itself.
 *
 * <p><b>What it does not do.</b> It keeps nothing of its own and moves no coins; {@code redemption}
 * does.
 */
@NullMarked
package zoncoin.fulfilment;

import org.jspecify.annotations.NullMarked;
