/** Benchmarks: the cost of sealing, auditing and deciding against the bare cryptography in them. */
@NullMarked
package zoncoin.bench;

import org.jspecify.annotations.NullMarked;
