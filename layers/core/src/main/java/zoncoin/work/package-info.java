/**
 * Work that is handed over to be done later, by another thread, process or function.
 *
 * <pre>{@code
 * queue.put(List.of(new Work("vest.member.111122223333", "…")));       // kept when this answers
 * queue.handOver(pieces -> pieces.stream().filter(piece -> !vest(piece)).collect(toSet()));
 * }</pre>
 *
 * <p>A queue is for the hand-over alone. That something has to be done stands in the table first,
 * as an item that is due; that it was done is found there too, by the key, because a piece may be
 * handed over twice. So a queue that is lost loses nothing: what is due is found and put again.
 *
 * <p><b>What it does not do.</b> It keeps no order, and it does not tell when all is done.
 */
@NullMarked
package zoncoin.work;

import org.jspecify.annotations.NullMarked;
