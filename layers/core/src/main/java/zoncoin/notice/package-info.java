/**
 * What a programme tells whoever listens: that coins were issued, vested, redeemed, settled or
 * released, that an account came to owe, that coins will soon expire.
 *
 * <p>A <i>notice</i> is made of a sealed entry, never of a write: what is announced is in the log,
 * for good. Whoever announces walks the log from a cursor to the signed checkpoint, in its order;
 * the cursor moves after the notices are out. So a notice may come twice and is never lost, and
 * those of one account come in the order of its history.
 *
 * <pre>{@code
 * Publisher publisher = new Publisher(new Publisher.Log(keys, tiles), journal, board);
 * publisher.publish();   // 212 entries, 207 notices; the next call begins at the 213th
 * }</pre>
 *
 * <p>A notice is named by its transaction and its kind, for one entry may say two things: a bill
 * that shrank takes coins and leaves a debt. That coins will expire is no entry; {@link
 * zoncoin.notice.ExpiringSoon} tells it once a month to each account that it concerns.
 *
 * <p><b>What it does not do.</b> It knows no bus: a {@link zoncoin.notice.NoticeBoard} does. It
 * tells nothing that a member could not read in its own entries.
 */
@NullMarked
package zoncoin.notice;

import org.jspecify.annotations.NullMarked;
