/**
 * Events for whoever listens, on a bus of Amazon EventBridge. Apart from the rest, so that the one
 * function that announces carries the client.
 */
@NullMarked
package zoncoin.store.bus;

import org.jspecify.annotations.NullMarked;
