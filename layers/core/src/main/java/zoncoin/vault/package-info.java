/**
 * The vault: promotional codes that the operator was given, each for one account for ever.
 *
 * <p><b>Words.</b> A <i>code</i> is locked when it is put in and opened when its owner is shown it;
 * between, nobody can read it who has the table alone. Its <i>fingerprint</i> is its name: the same
 * code put in twice is one, in whatever letters. A <i>pool</i> is what codes stand for, a product
 * and how many of it, and perhaps the one account that AWS bound them to; its <i>slots</i> are the
 * codes in the order they came.
 *
 * <pre>{@code
 * item                           fields
 * code <fingerprint>             locked, funder, terms, pool, until · then hold, account · then no locked
 *                                or withdrawn, and no locked
 * code-pool gift.1               slots 2, first 1
 * code-slot gift.1#1             fingerprint
 * code-of <hold>                 fingerprint
 * }</pre>
 *
 * <p><b>One code.</b>
 *
 * <pre>{@code
 * vault.add(offered);         // locked, named by its fingerprint, in the last slot
 * provider.send(delivery);    // code-of names it, then the code names the hold: claimed, once
 * provider.ask(delivery);     // Delivered, as long as there is a table
 * provider.show(delivery);    // opened; changes nothing
 * provider.wipe(delivery);    // the lock's text is gone, who had it stays
 * }</pre>
 *
 * <p>A claim is one conditional write: of two holds that want a code one gets it. A hold wants one
 * code at a time and leaves it only when another hold has it, so that no hold ever has two. A
 * claimed code is never given back and never given on: a promotional code belongs to the account
 * that redeemed it.
 *
 * <p>What an operator takes out ({@link zoncoin.vault.Vault#withdraw(zoncoin.fulfilment.Code)}) is
 * given to nobody any more, though it be put in again. It is the same conditional write: what a
 * member has cannot be taken out, and what is out no hold gets.
 *
 * <p><b>What it does not do.</b> It knows no key: a {@link zoncoin.vault.CodeLock} does. It does
 * not ask who looks: {@code fulfilment} does.
 */
@NullMarked
package zoncoin.vault;

import org.jspecify.annotations.NullMarked;
