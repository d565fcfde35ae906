/**
 * The worker under every fault of every call; when an other side is asked again, and what is never
 * shown.
 */
@NullMarked
package zoncoin.fulfilment;

import org.jspecify.annotations.NullMarked;
