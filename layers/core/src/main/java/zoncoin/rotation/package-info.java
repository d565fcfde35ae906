/**
 * Rotation: an issuer gets another key, and nothing that was signed by the one before is lost.
 *
 * <p>An issuer signs with one key, made of a <i>seed</i> that a place for secrets keeps in
 * <i>versions</i>. One version is <i>current</i>; a rotation makes another the <i>pending</i> one,
 * and after four steps the current one. They are those by which AWS Secrets Manager calls a
 * rotation function (its user guide, "Lambda rotation functions"):
 *
 * <pre>{@code
 * create   a seed is drawn; nobody sees it                        createSecret
 * set      key.3: /desk+b64f… may sign …, /desk+0aa1… none        setSecret
 * test     the entry is in the log, and what the key signs        testSecret
 *          verifies by what the log says of it
 * finish   the version becomes current: functions fetch it        finishSecret
 * }</pre>
 *
 * <p>{@link zoncoin.rotation.Rotation} has them in this order, and after each durable write what a
 * crash there means. A step that is taken again finds done what was done, so there is one new key
 * however often a rotation stops half way.
 *
 * <p><b>When a key ends.</b> A signature counts by the place of its entry in the log. A function
 * that runs goes on signing with the key it has fetched for a while ({@link
 * zoncoin.note.RenewedSigner}), and what it signed is committed, answered, and sealed later. An
 * entry of a retired key is never sealed; so a rotation retires none of the keys in use, but the
 * one that the rotation <i>before</i> replaced, and not before an hour has passed since ({@link
 * zoncoin.rotation.Rotation#SETTLED_AFTER}): until then the next rotation is refused. A key lives
 * from one rotation to the next but one. A key that somebody stole is therefore ended by two
 * rotations, an hour apart.
 *
 * <p><b>Who may do what.</b> A change of keys is signed by the billing key, whose kinds have {@code
 * key} among them; the desk's have not. A retired key names no other, for it may sign nothing. A
 * step for a version that is not pending is refused, and {@code finish} looks at all that {@code
 * test} looked at, for the steps may be asked for in any order by somebody who only may ask.
 *
 * <p><b>Two at once.</b> Changes of keys are numbered, and a number is taken once: who comes second
 * reads again what the first left, and decides anew.
 *
 * <p><b>What it does not do.</b> It does not begin a rotation, which is for whoever keeps the
 * seeds. It does not touch the nonce key, which has to stay the same for ever, nor the keys of the
 * log.
 */
@NullMarked
package zoncoin.rotation;

import org.jspecify.annotations.NullMarked;
