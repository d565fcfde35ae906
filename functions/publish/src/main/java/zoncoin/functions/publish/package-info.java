/**
 * The function that tells whoever listens: a timer wakes it, and what was sealed since becomes
 * events on a bus. {@code docs/events.md} shows each.
 *
 * <pre>{@code
 * {}  →  {"entries":212,"notices":207,"next":9153,"isAll":true,"expiring":0}
 * }</pre>
 *
 * <p>It holds no key: it reads the log, and writes how far it came.
 */
@NullMarked
package zoncoin.functions.publish;

import org.jspecify.annotations.NullMarked;
