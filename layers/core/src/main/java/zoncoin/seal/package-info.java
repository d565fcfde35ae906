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
 * <p><b>What waits.</b> An entry follows from the step before it on each of its chains and from
 * what it refers to; it waits for them, unless they are in the log or go with it. It also waits,
 * and what follows from it with it, while it is dated more than 60 s ahead of this machine's clock
 * ({@link zoncoin.ledger.Rules#MAX_AHEAD}): a clock was wrong, perhaps this one, or somebody stole
 * a key, and once it is sealed its accounts could not move until that day. {@link
 * zoncoin.seal.Alarms.Alarm.Early} tells of it, {@link zoncoin.seal.Alarms.Alarm.Late} of what
 * waits for another reason for more than a minute. What is wrong never gets in: {@link
 * zoncoin.seal.Alarms.Alarm.Quarantined}.
 *
 * <p>Ports: {@link zoncoin.seal.Heads} (what is committed), {@link zoncoin.seal.LogFiles} (the
 * log's folder, and a staging folder), {@link zoncoin.seal.Unsealed} (what waits), {@link
 * zoncoin.seal.Alarms}. A fault of a port is as good as a crash there, and the next run recovers.
 *
 * <p><b>When it stops.</b> Table and folder are two stores that anyone with access can change, and
 * that are restored each by itself. The sealer goes on only while they agree: the head with the
 * edge of the tiles, the published checkpoint with the head (one begins with all of the other), the
 * bundle with the head that names it, done with the stamp of the last entry, the head's time with
 * that of the checkpoint where one of the log's keys says it, and a commit with what the log's
 * files have past the head: entries there are of a run that a restored table has forgotten.
 * Otherwise it signs nothing, changes nothing, and says what to restore: to seal again is possible
 * as soon as that is done. {@link zoncoin.seal.RemnantSearch} finds such entries for whoever
 * rebuilds a table.
 *
 * <p><b>What it does not do.</b> It does not judge whether balances are right: that is the ledger's
 * before and the audit's after. It does not schedule itself, and takes nothing from the event that
 * wakes it.
 */
@NullMarked
package zoncoin.seal;

import org.jspecify.annotations.NullMarked;
