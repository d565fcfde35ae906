/**
 * Tills: how merchants get what members paid them.
 *
 * <p>A payment goes to the merchant's till, an account that nobody has to wait for: any number of
 * members pay one merchant at once and none contends with another. Once a day each till is emptied
 * into its merchant's account, by what the log says was paid into it.
 *
 * <pre>{@code
 * log   0 ─ … ─ 40 transfer till:bakery +25 ─ … ─ 52 transfer till:bakery +5 ─ … ─ 60
 *       └── collected at size 30 ──┘└────────── collected at size 60: 30 ────────┘
 * collect.bakery.60                till:bakery −30 → merchant:bakery +30
 * }</pre>
 *
 * <p>Up to which size of the log a till was emptied is an item that moves in the collection's own
 * write: so nothing is collected twice, however often a run is killed and begun again, and what was
 * not sealed yet is collected the next day.
 *
 * <p><b>What it does not do.</b> It pays nobody out: what a merchant has are coins.
 */
@NullMarked
package zoncoin.till;

import org.jspecify.annotations.NullMarked;
