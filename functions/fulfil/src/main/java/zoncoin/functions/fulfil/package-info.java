/**
 * The function that brings redemptions to their end. It is called in three ways, and which it is
 * stands in the event:
 *
 * <pre>{@code
 * the table's stream    {"Records":[{"eventSource":"aws:dynamodb","eventName":"INSERT","dynamodb":
 *                         {"Keys":{"pk":{"S":"redemption#c.111122223333.one"},"sk":{"S":"item"}}}}]}
 *                       → puts them into the queue; {"batchItemFailures":[]}
 * a timer               {} → puts all that is due into the queue; {"handedOut":3}
 * the queue             {"Records":[{"eventSource":"aws:sqs","messageId":"7","body":"c.1111…\n"}]}
 *                       → works on each; {"batchItemFailures":[{"itemIdentifier":"7"}]}
 * }</pre>
 *
 * <p>The stream makes it quick, the timer makes it certain: a record of the stream that is lost
 * loses nothing. A message that cannot be worked on keeps no other from it, and goes aside after
 * the queue's number of tries. Without a queue (variable {@code ZONCOIN_FULFIL_QUEUE}) the timer's
 * call works on what is due itself.
 *
 * <p>That something was delivered whose coins an operator gave back is the metric {@code
 * DeliveredAndReleased}; that nobody can be asked to deliver something, for its adapter is not
 * there or a secret cannot be read, is {@code ObstructedRedemptions}; that nobody knows after an
 * hour what became of something is {@code StuckRedemptions}. Each rings. A run that failed before
 * it could say the first is followed by another, which asks once more.
 *
 * <p>It holds the desk's key, which cannot mint.
 */
@NullMarked
package zoncoin.functions.fulfil;

import org.jspecify.annotations.NullMarked;
