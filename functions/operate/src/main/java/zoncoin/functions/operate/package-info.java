/**
 * The function of an operator's decisions: no timer, event or gateway calls it, only a person who
 * may invoke it.
 *
 * <pre>{@code
 * {"decision":"accept","payer":"999988887777","period":"2026-06",
 *  "delivery":"run-9@2026-07-25T06:00:00Z",
 *  "principal":"arn:aws:iam::123456789012:role/desk"}
 * → {"decided":true,"delivery":"s3://zoncoin-exports/999988887777/…-Manifest.json"}
 *
 * {"decision":"source","payer":"999988887777",
 *  "export":"arn:aws:bcm-data-exports:us-east-1:999988887777:export/new",
 *  "principal":"arn:aws:iam::123456789012:role/desk"}
 * → {"decided":true,"before":"arn:aws:bcm-data-exports:us-east-1:999988887777:export/old"}
 * }</pre>
 *
 * <p>One person freezes or thaws an account. What no bill says (goodwill, a correction) takes two:
 * the first answer names a proposal, and nothing is posted before another principal approves it.
 *
 * <pre>{@code
 * {"decision":"adjust","account":"member:111122223333","amountZon":25000000,"until":"2028-07",
 *  "memo":"the outage of 3 July","principal":"arn:aws:iam::123456789012:user/ana"}
 * → {"decided":true,"proposal":"adjust.member.111122223333.7"}
 *
 * {"decision":"approve","proposal":"adjust.member.111122223333.7",
 *  "principal":"arn:aws:iam::123456789012:user/ben"}
 * → {"decided":true,"transaction":"adjust.member.111122223333.7"}
 * }</pre>
 *
 * <p>The principal is whoever the caller says; who the caller was is in CloudTrail. What it says is
 * noted beside the decision. Two principals are two if their texts differ: whom to trust with the
 * right to invoke it, and that they do not lend it, is for IAM and CloudTrail to say.
 *
 * <p><b>What it does not do.</b> It issues nothing: an accepted delivery speaks when its event is
 * handed to the function that issues once more.
 */
@NullMarked
package zoncoin.functions.operate;

import org.jspecify.annotations.NullMarked;
