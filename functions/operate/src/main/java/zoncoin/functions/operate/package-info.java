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
 * <p>The principal is whoever the caller says; who the caller was is in CloudTrail. What it says is
 * noted beside the decision.
 *
 * <p><b>What it does not do.</b> It issues nothing: an accepted delivery speaks when its event is
 * handed to the function that issues once more. It posts no entry and has no key.
 */
@NullMarked
package zoncoin.functions.operate;

import org.jspecify.annotations.NullMarked;
