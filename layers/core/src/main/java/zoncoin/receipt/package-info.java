/**
 * Receipts: what a holder keeps to show, years later and to anyone, that an entry stands in the
 * log.
 *
 * <p>A receipt is one text file, c2sp.org/tlog-proof: the signed entry, its index, the hashes from
 * the entry to the root, and the checkpoint by which the log signed that root. Checking it takes
 * the keys of the log and of its issuers and nothing else: no network, no clock, no account.
 *
 * <pre>{@code
 * Receipt receipt = Receipt.parse(bytes);                 // Malformed, if it is no receipt
 * switch (receipt.verify(TrustedKeys.of(keys))) {
 *   case Verification.Holds holds -> ...                  // entry, index, size of the tree
 *   case Verification.Fails fails -> ...                  // which of the five links broke, and where
 * }
 * }</pre>
 *
 * <p><b>What a receipt does not show.</b> That the entry is logged and unaltered, and who issued
 * it, is all it shows. That the issuer's key might sign this kind at this place of the log, and
 * that the balances behind the entry are right, is for an audit to show ({@code zoncoin.audit}).
 * That everyone is shown the same log takes comparing checkpoints, or witnesses.
 */
@NullMarked
package zoncoin.receipt;

import org.jspecify.annotations.NullMarked;
