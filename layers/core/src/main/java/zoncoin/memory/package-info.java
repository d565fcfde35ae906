/**
 * Adapters in memory: what the ports of the ledger and of sealing promise, with nothing in between.
 * They are the reference that other adapters are held to, and the whole store of a demonstration.
 *
 * <pre>{@code
 * MemoryJournal journal = new MemoryJournal();
 * Ledger ledger = new Ledger(programme, journal, waiting);
 * Sealer sealer = new Sealer(log, new Sealer.Ports(new MemoryHeads(), files, staging, journal, alarms), ...);
 * }</pre>
 *
 * <p>They keep nothing when the process ends, and never fail: tests wrap them in what does.
 */
@NullMarked
package zoncoin.memory;

import org.jspecify.annotations.NullMarked;
