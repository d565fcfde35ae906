/**
 * The audit: from a log's files to "every rule holds", or to the first entry that breaks one.
 *
 * <p>A receipt shows that one entry stands in the log. Whether the balances behind all entries are
 * right takes reading all of them, and that is what this package does, trusting nothing but the
 * log's public keys. Issuer keys come from the log's own {@code kind key} entries.
 *
 * <pre>{@code
 * Audit.Plan plan = new Audit.Plan(TrustedKeys.of(keys), List.of(), Audit.Signatures.VERIFIED);
 * switch (new Audit(plan, Parallel.SEQUENTIAL, Progress.NONE).run(folder)) {
 *   case AuditReport.Sound sound -> ...       // figures: entries by kind, where all coins are
 *   case AuditReport.Unsound unsound -> ...   // first(): entry 412 (c.111122223333.buy-1): draws …
 * }
 * }</pre>
 *
 * <p><b>How it walks.</b> {@link zoncoin.audit.Audit} verifies the checkpoint; {@code Walk} moves
 * entry bundles along in windows, as a conveyor of three stages. A window is read, parsed and
 * hashed ({@code Chunk}), a bundle at a time; in the next turn the books are kept of it in the
 * order of the log ({@code Books}, with the tree grown again beside them in {@code Regrowth}); in
 * the turn after that its signatures are verified, a few at a time. All three stages work in every
 * turn, each on a window of its own: {@link zoncoin.audit.Parallel} says on how many threads.
 *
 * <p>The rules are {@link zoncoin.audit.Rule}; what each kind may post is one table ({@code
 * PostingTable}). What is drawn, what a hold gives back and what a reversal takes are said here a
 * second time and not taken from {@code zoncoin.ledger.Rules}: a mistake there would otherwise
 * judge itself. What an entry does to an account is shared, {@link zoncoin.ledger.Standing#after},
 * and so is which of its lots is the soonest, {@link zoncoin.ledger.Buckets#lots}.
 *
 * <p><b>Where an entry was exchanged</b> and the tiles still lead to the signed root, the root is
 * believed: the entry is named, and the walk goes on with the hash that the log committed to.
 * Accounts that it may have touched are taken up where the log goes on, their coins no longer
 * judged; so one exchanged byte is one finding.
 *
 * <p><b>What was asked</b> is not in the log, only its hash. Of keys, policies, issues,
 * adjustments, vesting, expiries and what ends a hold the entry says all that was asked, and the
 * hash is made again ({@code RequestAudit} says what of it may be missing). Of the others it does
 * not: whoever keeps the text of a request can compare.
 *
 * <p><b>What it does not do.</b> It does not know the bills. Given assessments and policies that
 * entries name by hash, it tells whether coins are what these come to ({@link
 * zoncoin.audit.Recomputing}), whether a key that may issue signed the assessments, and of which
 * entries something was not at hand ({@link zoncoin.audit.EvidenceHeld}); whether an assessment is
 * what the bill comes to takes the bill, and how much an account forfeited by leaving takes all of
 * its bills ({@link zoncoin.evidence.Earlier}). It cannot know which lots an assessment vested
 * into, so of a clawback it judges what holds whichever they are: that it refers to something the
 * account earned, leaves one lot half taken at most, takes gifts in their turn, sets off what
 * expired after what is left of its lot and as far as it goes, and makes debt last. A clawback that
 * takes whole lots of another assessment first is sound to it. It does not compare what others were
 * shown: keep checkpoints, and pass them as earlier heads.
 */
@NullMarked
package zoncoin.audit;

import org.jspecify.annotations.NullMarked;
