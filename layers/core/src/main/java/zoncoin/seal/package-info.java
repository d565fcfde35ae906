/**
 * Sealing: from committed entries to a signed tree.
 *
 * <p>{@link zoncoin.seal.Sealer#seal} is one method to read from top to bottom: recover, take,
 * stage, swap, apply, sign and publish, stamp, done. After each durable write one comment says what
 * a crash there means. Safety rests on one thing: the head is swapped whole, and only what the head
 * says is ever signed. So there are never two roots for one size, whatever crashes, however many
 * sealers run.
 *
 * <pre>{@code
 * Sealer sealer = new Sealer(log, ports, clock, random);
 * sealer.seal();      // Sealed[tree=…, entries=137], Idle, Lost (another sealer was faster), or Stopped
 * }</pre>
 *
 * <p>Ports: {@link zoncoin.seal.Heads} (what is committed), {@link zoncoin.seal.LogFiles} (the
 * log's folder, and a staging folder), {@link zoncoin.seal.Unsealed} (what waits), {@link
 * zoncoin.seal.Alarms}. A fault of a port is as good as a crash there, and the next run recovers.
 *
 * <p><b>What it does not do.</b> It does not judge whether balances are right: that is the ledger's
 * before and the audit's after. It does not schedule itself, and takes nothing from the event that
 * wakes it.
 */
@NullMarked
package zoncoin.seal;

import org.jspecify.annotations.NullMarked;
