/**
 * Signed text: notes, the keys that sign and verify them, and the two kinds of note a log lives by,
 * checkpoint and proof.
 *
 * <h2>What it is for</h2>
 *
 * <p>Everything signed is a note (c2sp.org/signed-note): text that one can read with {@code less},
 * a blank line, and signature lines. There is one way to write each note down, and only that is
 * read: what does not print back to the same bytes is {@link zoncoin.tlog.Malformed}. So two who
 * verified a note have seen the same bytes, and its hash is a name for it.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>verifier key</b>: a public key with its name and type, one line of text; <b>signer
 *       key</b>: its secret half.
 *   <li><b>key id</b>: four bytes that tell the keys of one name apart; an identifier, not a
 *       safeguard.
 *   <li><b>checkpoint</b>: a log's origin, size and root as the text of a note
 *       (c2sp.org/tlog-checkpoint).
 *   <li><b>cosignature</b>: a signature on a checkpoint that says when it was made
 *       (c2sp.org/tlog-cosignature), by a <b>witness</b>, or by the log itself with its ML-DSA-44
 *       key.
 *   <li><b>tlog-proof</b>: an entry's way up to a signed checkpoint in one file
 *       (c2sp.org/tlog-proof).
 *   <li><b>verdict</b>: what verifying came to; a wrong signature is a value, not an exception.
 * </ul>
 *
 * <h2>An example</h2>
 *
 * <p>A log signs its checkpoint with both of its keys; a reader who knows one of them verifies it:
 *
 * {@snippet :
 * NoteSigner ed25519 = SignerKey.parse("PRIVATE+KEY+zoncoin.example/log/1+…").signer();
 * NoteSigner mlDsa44 = MlDsa44Signer.of("zoncoin.example/log/1", seed);
 * Checkpoint checkpoint = Checkpoint.of("zoncoin.example/log/1", frontier.head());
 * byte[] file = SignedNote.sign(checkpoint.text(), nowSeconds, List.of(ed25519, mlDsa44)).bytes();
 *
 * VerifierKey known = VerifierKey.parse("zoncoin.example/log/1+cf41210a+AQOhB7/zzhC+HXDdGOdL…");
 * SignedCheckpoint read = SignedCheckpoint.parse(file);
 * switch (read.verify(known.name(), List.of(known))) {
 *   case Verdict.Signed(var by) -> use(read.checkpoint().head());
 *   case Verdict.Forged(var key) -> refuse("the signature of " + key.name() + " is wrong");
 *   case Verdict.Unsigned() -> refuse("not a checkpoint of " + known.name());
 * }
 * }
 *
 * <h2>One rule for Ed25519</h2>
 *
 * <p>Implementations of Ed25519 differ over signatures that no honest signer makes, and a ledger
 * must not be valid for one reader and void for another. The key must be a point of prime order, R
 * canonical and not of small order, S less than L, and the equation that of RFC 8032 §5.1.7 with
 * its factors of eight. All but the equation is decided here, whichever library computes it.
 *
 * <h2>What it does not do</h2>
 *
 * <p>It reads no clock and draws no random number: times are given, seeds too, and every signature
 * is deterministic. It keeps no secret longer than the signer that was made of it, and prints none
 * ({@link SignerKey#secretText} aside). Keys elsewhere, in an HSM or KMS, come in as a {@link
 * NoteSigner} that signs {@link VerifierKey#message}.
 */
@NullMarked
package zoncoin.note;

import org.jspecify.annotations.NullMarked;
