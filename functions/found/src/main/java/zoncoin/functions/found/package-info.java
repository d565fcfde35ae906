/**
 * The function that begins a ledger. CloudFormation calls it once, when the programme is deployed
 * for the first time, and again whenever the origin it is told changes; after the first time it
 * finds done what it does.
 *
 * <pre>{@code
 * {"RequestType":"Create","ResponseURL":"https://…","StackId":"arn:…","RequestId":"7",
 *  "LogicalResourceId":"Founded"}
 *   → to the URL  {"Status":"SUCCESS","PhysicalResourceId":"cashback.example.com/log",…,
 *                  "Data":{"Keys":"cashback.example.com/log+d98e241c+AY… cashback.example.com/log/billing+…"}}
 * }</pre>
 *
 * <p>{@code Keys} are all whom a holder of a receipt has to trust: the log's two and the issuers'
 * two, and those that these two had before, a space between each. (AWS CloudFormation user guide,
 * "Custom resource request types" and "Custom resource response objects".)
 *
 * <p><b>What it does not do.</b> It deletes nothing: a stack that goes leaves its ledger where it
 * is. What fails is told to CloudFormation, which undoes the deployment.
 */
@NullMarked
package zoncoin.functions.found;

import org.jspecify.annotations.NullMarked;
