/**
 * What entries rest on, kept so that anybody recomputes them.
 *
 * <p>An entry that issues or adjusts coins has a line {@code evidence} with two hashes: of the
 * assessment and of the reward policy. Both texts are kept under these hashes, and beside them each
 * file of the bill that they were made from, under its own:
 *
 * <pre>{@code
 * assessment/79c3…e1      zoncoin/assessment@v1, signed by the billing issuer
 * reward-policy/0fe2…9a   zoncoin/reward-policy@v1
 * source/b94d…27          bill-00001.snappy.parquet, byte for byte
 * }</pre>
 *
 * <p>{@link zoncoin.evidence.EvidenceWriter} keeps them <em>before</em> the entry is posted. After
 * a crash between the two there is a file that nobody names, which harms nobody; the other way
 * about there would be coins that nobody can account for.
 *
 * <p>A name is a hash, so whatever is read back proves itself ({@link
 * zoncoin.evidence.EvidenceReader}), and writing the same again changes nothing. An assessment's
 * name is the hash of its text without the signature: whoever recomputes the text has the hash,
 * without any key.
 *
 * <p>An assessment says what had been issued before it, and the log says it too: {@link
 * zoncoin.evidence.Earlier} sums that up, and whoever recomputes or audits compares the two.
 *
 * <p>What this package does not do: it decides nothing about coins, and it verifies no signature.
 */
@NullMarked
package zoncoin.evidence;

import org.jspecify.annotations.NullMarked;
