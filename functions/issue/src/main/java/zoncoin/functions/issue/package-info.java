/**
 * The function that issues: a payer's bill was delivered, so whoever takes part and spent something
 * gets coins, pending until the bill is final and its days are over.
 *
 * <pre>{@code
 * {"delivery":"s3://zoncoin-exports/999988887777/…-Manifest.json","issued":2,"issuedZon":344000000,
 *  "unchanged":0,"notEnrolled":[{"account":"777788889999","period":"2026-06","wouldEarnZon":…}],…}
 * }</pre>
 *
 * <p>The first folder of a key is the payer: the bucket lets nobody else write there. A delivery
 * that says it is another payer's is refused whole.
 *
 * <p>A delivery that a person has to look at first ({@link zoncoin.reward.Halt}) issues nothing,
 * and says why under {@code halted}; a metric tells the operator: {@code HeldDeliveries}, {@code
 * RefusedDeliveries} or, where the payer's export is not known to be asked for what coins are
 * issued on, {@code ChangedExports}.
 *
 * <p>What a payer's export is asked for it tells at any time, because the role in the payer's
 * account lets it alone ask; {@code state} is {@code ours}, {@code accepted}, {@code changed},
 * {@code unasked}, {@code legacy} or {@code none}.
 *
 * <pre>{@code
 * {"ask":"exports"}
 * → {"exports":[{"payer":"999988887777","export":"arn:…","state":"changed","because":["its SQL is …"]}]}
 * }</pre>
 *
 * <p><b>What it does not do.</b> It keeps no list of deliveries, only which one is the newest of a
 * payer and period: redelivered, reordered or late, each issues only the difference to what was
 * issued before.
 */
@NullMarked
package zoncoin.functions.issue;

import org.jspecify.annotations.NullMarked;
