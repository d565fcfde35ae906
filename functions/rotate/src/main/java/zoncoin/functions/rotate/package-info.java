/**
 * The function that gives an issuer another key. AWS Secrets Manager calls it, four times for each
 * rotation of a secret, and again if it failed (user guide, "Lambda rotation functions").
 *
 * <pre>{@code
 * {"Step":"setSecret","SecretId":"arn:aws:secretsmanager:…:secret:BillingKey…",
 *  "ClientRequestToken":"8d0f3c1e-…"}
 *   → {"step":"setSecret","desk":"billing","version":"8d0f3c1e-…"}
 * }</pre>
 *
 * <p>What the steps do, and what a crash between two of them means, is {@link
 * zoncoin.rotation.Rotation}'s to say. It rotates the two secrets that it is told of and no other:
 * the nonce key is none of them.
 *
 * <p><b>What it does not do.</b> It neither prints a seed nor answers with one. It does not hold
 * what failed: Secrets Manager asks again, and the alarm on its errors rings.
 */
@NullMarked
package zoncoin.functions.rotate;

import org.jspecify.annotations.NullMarked;
