/**
 * Redemption: from coins to something worth having.
 *
 * <p><b>Words.</b> A <i>product</i> has a price in zon; the <i>catalogue</i> lists them. A
 * <i>redemption</i> buys so many of a product. It begins with a <i>hold</i>, which sets the coins
 * aside, and ends settled (delivered) or released (the coins go back), never both: whatever ends a
 * hold has the one id {@code <hold>.end}.
 *
 * <p><b>Its own outbox.</b> The redemption is an item written in the hold's own transaction, due at
 * once. No queue has to be told in a second write that a crash could lose; whoever sends asks the
 * index of what is due.
 *
 * <pre>{@code
 * held ──▶ sending ──▶ settled
 *   │         └──────▶ released (failed)
 *   └────────────────▶ released (cancelled, or failed)
 * }</pre>
 *
 * <p><b>One redemption.</b>
 *
 * <pre>{@code
 * redemptions.request(order, catalogue);        // hold and item, one write
 * redemptions.send(id);                         // before the first call to the other side
 * ... the other side says yes, asked by our id ...
 * redemptions.settle(id);                       // entry and item, one write
 * }</pre>
 *
 * <p>From {@code sending} on the other side may have delivered, so nothing but its definite answer
 * ends the redemption: no cancel, no timeout. A worker that died while sending is followed by
 * another once its time is over; that one asks the other side by our id first.
 *
 * <p><b>Coins that end meanwhile.</b> What the programme could not deliver comes back to its owner
 * with a month to spend it in, if its own is over by then. A member can bring that about: it asks
 * for a quantity that no code is worth, or for what is out of stock elsewhere, a moment before its
 * coins expire. So a failure within the hour ({@link zoncoin.ledger.Rules#AT_ONCE}), as machines
 * say it, gives no time: it took none. One that takes longer is not in a member's hands: an other
 * side that does not answer, a person who is away, an adapter that is not there.
 *
 * <p><b>What there is.</b> A catalogue is brought into force by an entry ({@link
 * zoncoin.redemption.CatalogueInForce}), and each redemption names the one it was asked under. Of a
 * stock, and of what can be had on a day, items say how much was taken. They move in the write that
 * holds the coins, and those of the stock back in the write that releases them: so of whoever asks
 * for the last one at once, one has it.
 *
 * <p><b>By itself.</b> An account can say what it wants redeemed whenever its coins vest ({@link
 * zoncoin.redemption.StandingRedemption}): an order like any other, whose id says which bill's
 * coins it was made with ({@link zoncoin.redemption.AutomaticRedemption}). None is unless it said
 * so.
 *
 * <p><b>What it does not do.</b> It calls nobody: adapters of the other sides do, and tell it the
 * answer.
 */
@NullMarked
package zoncoin.redemption;

import org.jspecify.annotations.NullMarked;
