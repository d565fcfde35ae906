/**
 * Rebuilding: a table that is older than its log, or empty, becomes what the log says.
 *
 * <p>Table and log are kept in two stores. After a disaster the table comes back as it was at some
 * moment; the log has gone on since. The sealer then stops, and this package is what makes it go
 * on: it audits the whole log, and only if the audit finds it sound replays it into the table.
 *
 * <pre>{@code
 * Rebuild rebuild = new Rebuild(new Rebuild.Log(tiles, keys, asked), ports, besides, clock);
 * switch (rebuild.run(Rebuild.Mode.WRITE, Parallel.SEQUENTIAL, Progress.NONE)) {
 *   case Rebuild.Result.Rebuilt done -> ...     // 412 transactions, 530 steps; lost: 09:58:07 to now
 *   case Rebuild.Result.Stopped stopped -> ...  // step 7 of member:111122223333 is not the log's
 * }
 * }</pre>
 *
 * <p><b>The order of the writes.</b> Bundle by bundle, in the order of the log: each transaction
 * with its place, each step (how an account stands after it is computed by {@link
 * zoncoin.ledger.Standing#after}, as the ledger and the audit do), each account in the list of
 * accounts; then the items that moved with those entries. Each is written if it is absent and
 * compared if it is there: what differs stops the run and is named, for somebody wrote it since.
 * The head comes last. Until then the sealer refuses; a crash anywhere before is mended by running
 * again, which finds what is there and writes the rest.
 *
 * <p><b>What waited</b> when the table was saved stays: if the log has it, it gets its place; if
 * not, it is sealed later. Nobody may write to the table meanwhile: an entry that was made on old
 * steps takes the place of one that the log has, and can never be sealed. Such a table has to be
 * restored once more.
 *
 * <p><b>What runs left.</b> A sealing run that was cut short before its checkpoint leaves entries
 * that were answered: in the log's files past the checkpoint, and staged ({@link
 * zoncoin.seal.RemnantSearch}). They are audited as the continuation of the published log, written
 * into the table as ones that wait, and staged once more as one commit; the head names it and is
 * not done, so that the next sealing run finishes the very files that were begun. Those of the log
 * keep their places; where the staged bundle is gone, they are the beginning of what the run was to
 * seal. What is staged and follows from nothing any more is named.
 *
 * <p><b>What was asked</b> is in the log as a hash only. {@link zoncoin.rebuild.Asked} finds the
 * text where the entry says all of it, or all but a word of few possible ones; where not, the text
 * stays empty, and the same request asked again is known by its hash.
 *
 * <p><b>Items beside the ledger,</b> family by family ({@link zoncoin.rebuild.Beside}):
 *
 * <pre>{@code
 * redemption     from hold, settle, release. One without an end becomes sending, its run over now,
 *                whatever the old table says: the other side is asked by our id before anything
 *                else, for it may have been asked before. Who asked for it is lost.
 * stock          what holds took and no release gave back
 * till           from the last collect, so that nothing is collected twice; its cursor (collection)
 *                may be older: entries are read again
 * catalogue      the last that an entry applied
 * assessment     from issue, adjust, vest, and the assessments they name: coins, revision, due
 * budget         granted less what all entries by that policy come to
 * policy         from the entries and the texts they name, with the latest period they issued for
 * delivery       not needed: the note of an assessment knows its delivery; each payer's newest
 *                manifest is handed in again, which changes no coins and notes it anew
 * export         not needed, as export-check: what an operator let through since is held once more,
 *                and says so; zon operate source or accept lets it through again
 * decision       lost: who froze or corrected, and why. The entry stands; proposals are made again
 * beneficiary    lost, as benefits and standing-redemption: what members said since is said again;
 *                coins that were issued keep their owner
 * code           lost, as code-pool, code-slot and code-of: which codes were given out since, no
 *                entry says. What the old table has as free is withdrawn, others are put in, and
 *                whoever waits for one is given one by hand: the vault's answer is not believed
 * reveal         lost: who was shown a code since
 * notice         an older cursor: what was told since is told again, under the same ids
 * pause          lost: what was paused or let go on since is said again
 * estimate       not needed: the next run notes it. So are sweep (looked at again, nothing is over
 *                twice), cost-requests and daily (what one day allows may be had twice that day)
 * }</pre>
 *
 * <p><b>What is lost.</b> An entry that was answered when the table was lost, and that no run had
 * staged, is in neither store. The window is named: from the time of the published checkpoint until
 * now. A member with a signed entry of that window has the programme's word: its line {@code log}
 * says by when it was to be sealed. An operator who is shown one takes it in as it was ({@link
 * zoncoin.ledger.Readmission}), as long as its accounts did not go on without it; then two persons
 * make up for it by {@code zon operate adjust}. What the other side delivered is known by our id.
 *
 * <p><b>What it does not do.</b> It brings back no memo, salt or code; an operator who ended a
 * redemption is an operator without a name. A log without a checkpoint is not rebuilt from.
 */
@NullMarked
package zoncoin.rebuild;

import org.jspecify.annotations.NullMarked;
