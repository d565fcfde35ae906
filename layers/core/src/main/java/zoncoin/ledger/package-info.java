/**
 * The ledger: double-entry transactions about coins, each signed and chained.
 *
 * <p><b>Words.</b> A <i>transaction</i> moves coins by <i>postings</i> between <i>buckets</i> of
 * <i>accounts</i>; its postings sum to zero. Its record is an <i>entry</i>, a signed text that
 * becomes one leaf of the log. A <i>chained</i> account's entries are its <i>steps</i>: each names
 * the hash of the one before. A <i>contra</i> account has no steps; its total comes from the log.
 * Coins that can be spent lie in <i>lots</i> (earned) and gifts (received), each with a month of
 * expiry. A <i>request</i> is what is asked; its name, the transaction id, is never random, so that
 * asking again is always safe.
 *
 * <p><b>One redemption.</b>
 *
 * <pre>{@code
 * Request hold = new Request.Hold(id, "111122223333", member, Amount.ofZnc(25), purchase);
 * switch (ledger.post(hold, List.of(redemption))) {
 *   case Posted.Written written -> ...   // signed entry: lot:2028-07 −25 ZNC, held +25 ZNC
 *   case Posted.Refused refused -> ...   // a Refusal, named by the rule
 *   case Posted.Stale stale     -> ...   // the redemption item moved: read it again
 * }
 * }</pre>
 *
 * <p><b>How it is built.</b> {@link zoncoin.ledger.Rules} decides, purely, from a {@link
 * zoncoin.ledger.Request} and a {@link zoncoin.ledger.World} read beforehand. {@link
 * zoncoin.ledger.Ledger} is the shell: read, decide, sign, append once, atomically. What an entry
 * does to an account is said once, in {@link zoncoin.ledger.Standing#after}, for deciding and
 * auditing alike. The entry's text is specified in {@code entry.md} beside this file.
 *
 * <p><b>What is tried again,</b> and by whom:
 *
 * <pre>{@code
 * what came back               what follows                                        where
 * the id exists                requests compared: the stored entry, or a refusal   Ledger.answerStored
 *                              that names the field
 * a step moved                 read and decide again, 8 times, jittered; Busy      Ledger.post
 * an item moved                Stale: who read the item reads it again             Posted.Stale
 * refused for the moment only  the same write, token and all                       Ledger.appendUntilDefinite
 * several reasons at once      a definite one counts, by precedence                Journal.Outcome
 * no answer                    read by id; absent: the same write, token and all   Ledger.findWritten
 * no answer to the end         Unknown (503): ask again with the same key          Ledger.appendUntilDefinite
 * a read is refused            asked again, 8 times                                Ledger.read
 * }</pre>
 *
 * <p>Which answers of DynamoDB are which of these is the adapter's to say ({@code
 * zoncoin.store.AppendWrite}, {@code zoncoin.store.Faults}). {@code RetryRulesTest} is this table.
 *
 * <p><b>What operators decide</b> about an account passes over an {@link
 * zoncoin.ledger.OperatorDesk}: one freezes or thaws it, two give or take coins that no bill says.
 *
 * <p><b>What it does not do.</b> It reads no bill and knows no price; it does not seal ({@code
 * zoncoin.seal}), and it keeps nothing itself: {@link zoncoin.ledger.Journal} is a port.
 */
@NullMarked
package zoncoin.ledger;

import org.jspecify.annotations.NullMarked;
